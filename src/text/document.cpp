#include "text/document.h"

#include "base/utf8.h"

namespace entente {

std::vector<std::string> folded_words(const Document& document, const Sentence& sentence) {
  std::vector<std::string> words;
  words.reserve(sentence.tokens.size());
  for (const Token& token : sentence.tokens) words.push_back(utf8::fold(document.text(token.span)));
  return words;
}

}  // namespace entente
