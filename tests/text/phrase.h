// Where a phrase stands in a cut text: for tests that name spans by their words.
#pragma once

#include <string>

#include "text/document.h"

namespace entente {

/// The tokens of the first sentence that overlap the phrase's first occurrence; empty where it does not occur.
inline TokenRange range_of(const Document& document, const std::string& phrase) {
  TokenRange range;
  const std::size_t at = document.story.text.find(phrase);
  if (at == std::string::npos) return range;
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())};
  const std::vector<Token>& tokens = document.sentences[0].tokens;
  for (std::uint32_t token = 0; token < tokens.size(); ++token) {
    if (!tokens[token].span.overlaps(span)) continue;
    if (range.empty()) range.begin = token;
    range.end = token + 1;
  }
  return range;
}

}  // namespace entente
