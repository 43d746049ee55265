// Any text gives sentences and tokens that are in order and lie in it, and no sentence is longer than allowed.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/cutter.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto cutter = entente::text::Cutter::load(ENTENTE_ROOT "/knowledge").value();
  entente::Story story;
  story.text.assign(reinterpret_cast<const char*>(data), size);
  const entente::Document doc = cutter.cut(std::move(story));
  std::uint32_t end = 0;
  for (const entente::Sentence& sentence : doc.sentences) {
    if (sentence.tokens.empty() || sentence.tokens.size() > entente::text::kMaxSentenceTokens) std::abort();
    for (const entente::Token& token : sentence.tokens) {
      if (token.span.begin < end || token.span.empty()) std::abort();
      end = token.span.end;
    }
  }
  if (end > doc.story.text.size() || doc.dateline.end > doc.story.text.size()) std::abort();
  return 0;
}
