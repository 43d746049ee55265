#include "where/atlas.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace entente::where {
namespace {

/// About as many as the commonest names have; bounds the time of choosing, and keeps a damaged file from filling the memory.
constexpr std::uint32_t kMostNamesakes = 200;
constexpr double kUnitsPerDegree = 1e5;

constexpr const char* kHint = "build the program again: `compile_atlas` makes this file";

/// Closes a file of the operating system's when it goes out of sight.
struct OpenFile {
  int number;
  ~OpenFile() {
    if (number >= 0) ::close(number);
  }
};

/// A record at a byte offset; one of zeros where it would not lie within the bytes.
template <typename Record>
Record record_at(std::span<const std::byte> bytes, std::uint64_t offset) {
  Record record{};
  if (offset > bytes.size() || bytes.size() - offset < sizeof record) return record;
  std::memcpy(&record, bytes.data() + offset, sizeof record);
  return record;
}

std::string_view until_zero(const char* letters, std::size_t most) { return {letters, ::strnlen(letters, most)}; }

}  // namespace

Result<Atlas> Atlas::open(const std::filesystem::path& path) {
  const OpenFile file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number < 0) return fail(std::string("cannot open the atlas: ") + std::strerror(errno), path.string(), kHint);
  struct stat facts {};
  if (::fstat(file.number, &facts) != 0 || !S_ISREG(facts.st_mode)) return fail("is no file", path.string(), kHint);
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size < sizeof(atlas::Header)) return fail("is no atlas of places", path.string(), kHint);
  void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
  if (address == MAP_FAILED) return fail(std::string("cannot map the atlas: ") + std::strerror(errno), path.string(), kHint);
  const std::shared_ptr<const void> mapping(address, [size](void* begin) { ::munmap(begin, size); });
  Result<Atlas> made = of({static_cast<const std::byte*>(address), size});
  if (!made) {
    Error error = made.error();
    error.file = path.string();
    return tl::unexpected<Error>(std::move(error));
  }
  made->mapping_ = mapping;
  return made;
}

Result<Atlas> Atlas::of(std::span<const std::byte> bytes) {
  Atlas made;
  made.bytes_ = bytes;
  made.header_ = record_at<atlas::Header>(bytes, 0);
  if (bytes.size() < sizeof(atlas::Header) || made.header_.magic != atlas::kMagic) return fail("is no atlas of places", {}, kHint);
  made.sections_ = atlas::sections_of(made.header_);
  if (made.sections_.end != bytes.size()) return fail("the atlas has not as many bytes as its header says", {}, kHint);
  return made;
}

std::string Atlas::fingerprint() const { return fmt::format("{:016x}", header_.checksum); }

std::string_view Atlas::text(std::uint64_t begin, std::uint64_t length) const {
  if (begin > header_.text_bytes || header_.text_bytes - begin < length) return {};
  return {reinterpret_cast<const char*>(bytes_.data()) + sections_.text + begin, static_cast<std::size_t>(length)};
}

atlas::Key Atlas::key_record(std::uint32_t index) const {
  return record_at<atlas::Key>(bytes_, sections_.keys + std::uint64_t{index} * sizeof(atlas::Key));
}

std::string_view Atlas::key(std::uint32_t index) const {
  const std::uint32_t begin = key_record(index).text;
  const std::uint32_t end = key_record(index + 1).text;
  return begin <= end ? text(begin, end - begin) : std::string_view{};
}

std::vector<Atlas::Named> Atlas::named(std::string_view wanted) const {
  std::uint32_t low = 0, high = header_.keys;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (key(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  if (low == header_.keys || key(low) != wanted) return {};
  const std::uint32_t begin = key_record(low).posting;
  const std::uint32_t end = std::min(key_record(low + 1).posting, header_.postings);
  std::vector<Named> found;
  for (std::uint32_t at = begin; at < end && found.size() < kMostNamesakes; ++at) {
    const auto posting = record_at<std::uint32_t>(bytes_, sections_.postings + std::uint64_t{at} * sizeof(std::uint32_t));
    const std::uint32_t index = posting & ~atlas::kOtherName;
    if (index < header_.places) found.push_back({index, (posting & atlas::kOtherName) != 0});
  }
  return found;
}

AtlasPlace Atlas::place(std::uint32_t index) const {
  if (index >= header_.places) return {};
  const std::uint64_t offset = sections_.places + std::uint64_t{index} * sizeof(atlas::PlaceRecord);
  const auto record = record_at<atlas::PlaceRecord>(bytes_, offset);
  const char* letters = reinterpret_cast<const char*>(bytes_.data()) + offset;
  AtlasPlace place;
  place.geonames = record.geonames;
  place.name = text(record.name, record.name_length);
  place.admin1 = text(record.admin1, record.admin1_length);
  place.country = until_zero(letters + offsetof(atlas::PlaceRecord, country), sizeof record.country);
  place.feature = until_zero(letters + offsetof(atlas::PlaceRecord, feature), sizeof record.feature);
  place.population = record.population;
  place.latitude = std::clamp(record.latitude / kUnitsPerDegree, -90.0, 90.0);
  place.longitude = std::clamp(record.longitude / kUnitsPerDegree, -180.0, 180.0);
  return place;
}

}  // namespace entente::where
