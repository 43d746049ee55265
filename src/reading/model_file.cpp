#include "reading/model_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <cstring>

namespace entente::reading {
namespace {

constexpr std::string_view kMagic = "ENTENTE1";
constexpr std::size_t kPrefix = 16;                   // the magic and the length of the header
constexpr std::size_t kLongestHeader = 4 << 20;       // real ones have about 30 KiB; a longer one is no header
constexpr std::size_t kAlignment = 64;

constexpr const char* kForeignHint = "give the path of a reader that training/ or a release made (models/NAME.entente)";
constexpr const char* kBrokenHint = "the file is damaged or cut short: copy or fetch it again";

struct Mapping {
  std::shared_ptr<const void> owner;
  std::span<const std::byte> bytes;
};

Result<Mapping> map_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return fail(std::string("cannot open the model: ") + std::strerror(errno), path.string(), kForeignHint);
  struct stat facts {};
  const bool readable = ::fstat(file, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size > 0;
  // Populated at once: the checksum reads every page anyway, and one call is faster than a fault a page.
  void* address = readable ? ::mmap(nullptr, static_cast<std::size_t>(facts.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0) : MAP_FAILED;
  ::close(file);
  if (address == MAP_FAILED) return fail("cannot map the model: it is empty or no file", path.string(), kForeignHint);
  const auto size = static_cast<std::size_t>(facts.st_size);
  std::shared_ptr<const void> owner(address, [size](const void* start) { ::munmap(const_cast<void*>(start), size); });
  return Mapping{std::move(owner), {static_cast<const std::byte*>(address), size}};
}

std::size_t round_up(std::size_t number) { return (number + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

Result<ModelFile> ModelFile::open(const std::filesystem::path& path) {
  Result<Mapping> mapping = map_file(path);
  if (!mapping) return tl::unexpected<Error>(mapping.error());
  Result<ModelFile> model = of(mapping->bytes);
  if (!model) {
    Error error = model.error();
    error.file = path.string();
    return tl::unexpected<Error>(std::move(error));
  }
  model->mapping_ = std::move(mapping->owner);
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

std::span<const std::uint16_t> ModelFile::halves(std::string_view tensor) const {
  const std::span<const std::byte> bytes = bytes_of(tensor);
  return {reinterpret_cast<const std::uint16_t*>(bytes.data()), bytes.size() / sizeof(std::uint16_t)};
}

std::string_view ModelFile::vocabulary() const {
  const std::span<const std::byte> bytes = bytes_of("vocab");
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace entente::reading
