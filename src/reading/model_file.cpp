#include "reading/model_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>
#include <functional>
#include <numeric>

namespace entente::reading {
namespace {

constexpr std::string_view kMagic = "ENTENTE1";
constexpr std::size_t kPrefix = 16;                   // the magic and the length of the header
constexpr std::size_t kLongestHeader = 4 << 20;       // real ones have about 30 KiB; a longer one is no header
constexpr std::size_t kLargestFile = std::size_t{4} << 30;  // ten times the largest encoder we would train
constexpr std::size_t kAlignment = 64;

constexpr const char* kForeignHint = "give the path of a reader that training/ or a release made (models/NAME.entente)";
constexpr const char* kBrokenHint = "the file is damaged or cut short: copy or fetch it again";

struct FileBytes {
  std::shared_ptr<const std::byte[]> owner;
  std::span<const std::byte> bytes;
};

/// Closes a file of the operating system's when it goes out of sight.
struct OpenFile {
  int number;
  ~OpenFile() {
    if (number >= 0) ::close(number);
  }
};

/// Reads the file instead of mapping it: a mapped file that someone writes over ends the process, and reading costs 10 ms.
Result<FileBytes> read_bytes(const std::filesystem::path& path) {
  const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) return fail(std::string("cannot open the model: ") + std::strerror(errno), path.string(), kForeignHint);
  struct stat facts {};
  if (::fstat(file.number, &facts) != 0 || !S_ISREG(facts.st_mode)) return fail("is no file", path.string(), kForeignHint);
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size > kLargestFile) return fail("is larger than any model", path.string(), kForeignHint);
  const std::shared_ptr<std::byte[]> bytes(new std::byte[size]);
  std::size_t done = 0;
  while (done < size) {
    const ::ssize_t count = ::read(file.number, bytes.get() + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail("cannot read the model to its end", path.string(), kBrokenHint);
    done += static_cast<std::size_t>(count);
  }
  return FileBytes{bytes, {bytes.get(), size}};
}

std::size_t round_up(std::size_t number) { return (number + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

Result<ModelFile> ModelFile::open(const std::filesystem::path& path) {
  Result<FileBytes> file = read_bytes(path);
  if (!file) return tl::unexpected<Error>(file.error());
  Result<ModelFile> model = of(file->bytes);
  if (!model) {
    Error error = model.error();
    error.file = path.string();
    return tl::unexpected<Error>(std::move(error));
  }
  model->owned_ = std::move(file->owner);
  return model;
}

Result<ModelFile> ModelFile::of(std::span<const std::byte> bytes) {
  if (bytes.size() < kPrefix || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0) return fail("no model of this program", {}, kForeignHint);
  std::uint64_t header_bytes = 0;
  std::memcpy(&header_bytes, bytes.data() + kMagic.size(), sizeof header_bytes);
  if (header_bytes > kLongestHeader || header_bytes > bytes.size() - kPrefix) return fail("the model's header is cut short", {}, kBrokenHint);
  Result<ModelHeader> header = parse_header({reinterpret_cast<const char*>(bytes.data()) + kPrefix, static_cast<std::size_t>(header_bytes)});
  if (!header) return tl::unexpected<Error>(header.error());
  const std::size_t begin = round_up(kPrefix + static_cast<std::size_t>(header_bytes));
  if (begin > bytes.size() || bytes.size() - begin != header->data_bytes) return fail("the model has not as many bytes as its header says", {}, kBrokenHint);
  ModelFile model;
  model.data_ = bytes.subspan(begin);
  if (XXH3_64bits(model.data_.data(), model.data_.size()) != header->checksum) return fail("the model's data do not match their checksum", {}, kBrokenHint);
  model.header_ = std::move(*header);
  return model;
}

std::span<const std::byte> ModelFile::bytes_of(std::string_view tensor) const {
  const auto found = header_.tensors.find(tensor);
  if (found == header_.tensors.end()) return {};
  return data_.subspan(found->second.offset, found->second.bytes);
}

std::span<const float> ModelFile::floats(std::string_view tensor) const {
  const std::span<const std::byte> bytes = bytes_of(tensor);
  return {reinterpret_cast<const float*>(bytes.data()), bytes.size() / sizeof(float)};
}

Weights ModelFile::weights(std::string_view tensor) const {
  const auto found = header_.tensors.find(tensor);
  if (found == header_.tensors.end()) return {};
  const TensorEntry& entry = found->second;
  const std::size_t columns = entry.shape.back();
  const std::size_t rows = std::accumulate(entry.shape.begin(), entry.shape.end() - 1, std::size_t{1}, std::multiplies());
  const std::byte* bytes = bytes_of(tensor).data();
  return entry.type == DataType::Packed ? Weights::of_packed(bytes, rows, columns, entry.bits) : Weights::of_halves(bytes, rows, columns);
}

std::string_view ModelFile::vocabulary() const {
  const std::span<const std::byte> bytes = bytes_of("vocab");
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace entente::reading
