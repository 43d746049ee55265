// Any word, and any vocabulary, gives at least one and at most kLongestWord pieces, all of them in the vocabulary.
#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "reading/wordpiece.h"

using entente::reading::WordPieces;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t middle = std::min(input.find('\0'), input.size());
  const std::string_view word = input.substr(0, middle);
  if (!entente::utf8::is_valid(word)) return 0;
  const std::string vocabulary = "[UNK]\n[CLS]\n[SEP]\na\nb\n##b\n##c\nab\n.\n" + std::string(input.substr(middle));
  const entente::Result<WordPieces> pieces = WordPieces::of(vocabulary);
  if (!pieces) __builtin_trap();
  std::vector<std::uint32_t> ids;
  pieces->cut(word, ids);
  if (ids.empty() || ids.size() > WordPieces::kLongestWord) __builtin_trap();
  if (*std::max_element(ids.begin(), ids.end()) >= pieces->size()) __builtin_trap();
  entente::reading::shape_of(word);
  return 0;
}
