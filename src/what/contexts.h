// What an event is about in broad terms (PLOVER's contexts, and culture), by the words of its sentence and its type.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "text/document.h"

namespace entente::what {

class Contexts {
 public:
  /// Reads events/contexts.tsv.
  static Loaded<Contexts> load(const KnowledgeFolder& knowledge);

  /// The contexts of an event of this type and mode in this sentence, in the order of the file.
  std::vector<std::string> of(const Document& document, const Sentence& sentence, std::string_view type, std::string_view mode) const;

 private:
  /// A word or phrase that tells of a context: folded words; the last one is a beginning where `open` holds.
  struct Phrase {
    std::vector<std::string> words;
    bool open = false;
    std::size_t context = 0;
  };

  bool matches(const Phrase& phrase, const std::vector<std::string>& words, std::size_t at) const;

  std::vector<std::string> names_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_type_;    // "CONSULT" or "CONSULT/visit" -> contexts
  std::unordered_map<std::string, std::vector<Phrase>> by_beginning_;    // the first kBeginning bytes of the first word -> phrases
};

}  // namespace entente::what
