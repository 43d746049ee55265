// CoNLL-U gives a document whose spans lie in its text, or an Error that names the line.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/conllu.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto doc = entente::text::read_conllu(std::string_view(reinterpret_cast<const char*>(data), size), "fuzz");
  if (!doc) {
    if (doc.error().line == 0) std::abort();
    return 0;
  }
  std::uint32_t end = 0;
  for (const entente::Sentence& sentence : doc->sentences) {
    if (sentence.tokens.empty()) std::abort();
    for (const entente::Token& token : sentence.tokens) {
      if (token.span.begin < end || token.span.empty()) std::abort();
      end = token.span.end;
    }
  }
  if (end > doc->story.text.size()) std::abort();
  return 0;
}
