// Any bytes are either a marked text, with every span within it, in order and not empty, or an error that says something.
#include <cstdint>
#include <string_view>

#include "reading/marked_text.h"

using entente::Span;
using entente::reading::MarkedText;

namespace {

void check(const std::vector<Span>& spans, std::size_t length) {
  std::uint32_t end = 0;
  for (const Span& span : spans) {
    if (span.begin < end || span.end <= span.begin || span.end > length) __builtin_trap();
    end = span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const entente::Result<MarkedText> read = entente::reading::read_marked_text({reinterpret_cast<const char*>(data), size});
  if (!read) {
    if (entente::to_string(read.error()).empty()) __builtin_trap();
    return 0;
  }
  if (read->actor.empty() && read->recipient.empty()) __builtin_trap();
  check(read->actor, read->text.size());
  check(read->recipient, read->text.size());
  return 0;
}
