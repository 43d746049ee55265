// Finds where sentences end among the tokens of one paragraph.
//
// A stop, question or exclamation mark ends a sentence, with the quotation marks and brackets that close behind it, unless what follows
// shows that it goes on (a small letter) or the stop belongs to an abbreviation. What may follow which abbreviation is knowledge:
// language/abbreviations.tsv says of each whether a name, a number or anything follows it, language/openers.tsv lists the words that
// open a sentence, which decide where an abbreviation that may stand last is followed by a capital ("in the U.S. The ...").
//
//   auto splitter = SentenceSplitter::load("knowledge");
//   for (TokenRange sentence : splitter->split(text, tokens)) ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "base/span.h"
#include "text/document.h"

namespace entente::text {

/// Later stages need time and memory that grow with the square of a sentence. News has none of this length: tables and lists have.
constexpr std::size_t kMaxSentenceTokens = 200;

class SentenceSplitter {
 public:
  static Loaded<SentenceSplitter> load(const KnowledgeFolder& knowledge);

  /// Ranges of tokens, one a sentence, in order and without gaps; none has more than kMaxSentenceTokens. Thread-safe.
  std::vector<TokenRange> split(std::string_view text, const std::vector<Token>& tokens) const;

 private:
  enum class Follows : std::uint8_t { Name, Number, Any };

  struct Words;  // the tokens with their text: what the rules look at

  bool ends_after(const Words& words, std::size_t mark, std::size_t next, std::size_t begin) const;
  bool abbreviation_ends(const std::string& abbreviation, const Words& words, std::size_t next) const;
  bool opens_sentence(const Words& words, std::size_t next) const;

  std::unordered_map<std::string, Follows> abbreviations_;  // folded, with their last stop
  std::unordered_set<std::string> openers_;                 // as written at the start of a sentence: "The"
};

}  // namespace entente::text
