#include "base/file.h"

#include <algorithm>
#include <fstream>
#include <system_error>

namespace entente {
namespace {

constexpr std::size_t kChunkBytes = 1u << 20;  // sizes told by the file system are not trusted: pipes and devices tell none

Result<std::string> read_all(std::ifstream& stream, const std::string& name, std::size_t max_bytes) {
  std::string bytes;
  while (bytes.size() <= max_bytes) {
    const std::size_t before = bytes.size();
    const std::size_t wanted = std::min(kChunkBytes, max_bytes - before + 1);  // one more than allowed shows an excess
    bytes.resize(before + wanted);
    stream.read(bytes.data() + before, static_cast<std::streamsize>(wanted));
    bytes.resize(before + static_cast<std::size_t>(stream.gcount()));
    if (stream.bad()) return fail("cannot be read to its end", name, "is the disk or the network at fault?");
    if (stream.eof()) break;
  }
  if (bytes.size() > max_bytes) {
    return fail("is larger than " + std::to_string(max_bytes) + " bytes", name, "give a smaller file");
  }
  return bytes;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const std::string name = path.string();
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return fail("no such file", name, "check the path");
  if (std::filesystem::is_directory(status)) return fail("is a folder, not a file", name, "name a file in it");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return fail("cannot be opened", name, "check that you may read it");
  return read_all(stream, name, max_bytes);
}

}  // namespace entente
