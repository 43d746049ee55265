// Any bytes are either a model file or an error, never a crash. Half of the inputs get a right frame around them, so that the
// fuzzer reaches the header's JSON without guessing lengths.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "reading/model_file.h"

namespace {

std::string framed(std::string_view header) {
  const std::uint64_t length = header.size();
  std::string file = "ENTENTE1";
  file.append(reinterpret_cast<const char*>(&length), sizeof length);
  file += header;
  file.resize((file.size() + 63) / 64 * 64 + 64, '\0');
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string file(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0) file = framed(file);
  std::vector<std::byte> bytes(file.size());
  std::memcpy(bytes.data(), file.data(), file.size());
  const entente::Result<entente::reading::ModelFile> model = entente::reading::ModelFile::of(bytes);
  if (!model && entente::to_string(model.error()).empty()) __builtin_trap();
  return 0;
}
