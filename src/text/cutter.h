// The stage text: makes a Document of a Story. Paragraphs are found, furniture and datelines left out, the rest cut into tokens and
// sentences.
//
//   auto cutter = Cutter::load("knowledge");
//   Document doc = cutter->cut(std::move(story));
//
// Does not read: which token is a name or a verb is the reader's to say (reading/).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "base/span.h"
#include "text/document.h"
#include "text/furniture.h"
#include "text/sentences.h"
#include "text/tokenizer.h"

namespace entente::text {

/// Immutable after load: all threads share one.
class Cutter {
 public:
  /// Reads knowledge/language; reports all faults of all its tables.
  static Loaded<Cutter> load(const KnowledgeFolder& knowledge);

  enum class Keep : std::uint8_t { ReportOnly, Everything };

  /// Never fails: any text gives a Document, an empty one no sentences. Keep::Everything leaves furniture and datelines in the
  /// sentences, for measuring against treebanks. Bytes that are not UTF-8 are cut one by one.
  Document cut(Story story, Keep keep = Keep::ReportOnly) const;

  /// A Document with the sentences that the caller knows (in order, not overlapping); opens_story has one value a sentence.
  /// A span of white space only gives no sentence; each sentence that opens a story also opens a paragraph.
  Document cut_given(Story story, const std::vector<Span>& sentences, const std::vector<bool>& opens_story) const;

  /// The tokens of a stretch of text.
  std::vector<Token> tokens(std::string_view text, Span within) const;

 private:
  Cutter(Tokenizer tokenizer, SentenceSplitter splitter, Furniture furniture);

  Tokenizer tokenizer_;
  SentenceSplitter splitter_;
  Furniture furniture_;
};

}  // namespace entente::text
