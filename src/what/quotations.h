// Who says what is quoted: quotations found by their marks, and the speaker each is attributed to.
//
// The reader's frames name the speakers that stand beside an event ("officials say Iran tested ..."). What it cannot see, for it
// reads a sentence at a time, is found here: quotations that run over several sentences or are split around the verb of saying
// belong whole to the one who is named once, and a paragraph introduced by "From The Guardian:" belongs to that paper.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "reading/reading.h"
#include "text/document.h"
#include "what/event.h"
#include "who/actor.h"

namespace entente::what {

/// The words of language/speech.tsv.
class SpeechWords {
 public:
  static Loaded<SpeechWords> load(const KnowledgeFolder& knowledge);
  bool is_verb(std::string_view word) const { return verbs_.contains(std::string(word)); }
  bool introduces(std::string_view word) const { return introductions_.contains(std::string(word)); }

 private:
  std::unordered_set<std::string> verbs_, introductions_;  // folded
};

/// The quotations of one document. Keeps no reference to it; the actors it points to live as long as it does. Const after
/// construction, so any thread may ask.
class Quotations {
 public:
  Quotations(const Document& document, const Reading& reading, const Who& who, const SpeechWords& words);

  /// The one to whom the text attributes the quotation in which the token stands; nothing outside quotations.
  const Actor* speaker_at(std::uint32_t sentence, std::uint32_t token) const;

  /// The outlet to which the text gives the sentence's whole paragraph.
  const Actor* outlet_of(std::uint32_t sentence) const;

 private:
  void mark_quotes(const Document& document);
  void attribute_quotes(const Document& document, const Reading& reading, const Who& who, const SpeechWords& words);
  void attribute_blocks(const Document& document, const Who& who, const SpeechWords& words);

  std::vector<std::vector<bool>> quoted_;                // by sentence and token
  std::vector<std::optional<Actor>> speakers_, outlets_;  // by sentence
};

}  // namespace entente::what
