// Bytes from outside become valid UTF-8, whatever they are; folding and counting hold on what comes out.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "sources/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = entente::sources::decode(std::string(reinterpret_cast<const char*>(data), size));
  if (!entente::utf8::is_valid(text)) std::abort();
  if (!entente::utf8::is_valid(entente::utf8::fold(text)) || !entente::utf8::is_valid(entente::utf8::fold_case(text))) std::abort();
  std::uint32_t points = 0;
  for (std::size_t at = 0; at < text.size(); ++points) entente::utf8::next(text, at);
  if (entente::utf8::CodePoints(text).at(static_cast<std::uint32_t>(text.size())) != points) std::abort();
  return 0;
}
