// Any bytes are either an atlas or an error; whatever an atlas says lies within its bytes. Half of the inputs get a right header,
// so that the fuzzer reaches the records without guessing lengths.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "where/atlas.h"

namespace {

std::string framed(const std::uint8_t* data, std::size_t size) {
  entente::where::atlas::Header header;
  std::string body(reinterpret_cast<const char*>(data), size);
  header.places = 2;
  header.keys = 3;
  header.postings = 4;
  const std::size_t records = static_cast<std::size_t>(sections_of(header).end) - sizeof header;
  if (body.size() < records) body.resize(records, '\0');
  header.text_bytes = static_cast<std::uint32_t>(body.size() - records);
  std::string bytes(sizeof header, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes + body;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes = data[0] % 2 == 0 ? framed(data + 1, size - 1) : std::string(reinterpret_cast<const char*>(data), size);
  const auto atlas = entente::where::Atlas::of(std::as_bytes(std::span(bytes)));
  if (!atlas) return entente::to_string(atlas.error()).empty() ? std::abort(), 0 : 0;
  const std::string_view all(bytes);
  for (std::size_t at = 0; at < all.size(); at += 7) {
    for (const auto named : atlas->named(all.substr(at, at % 5))) {
      const auto place = atlas->place(named.index);
      if (!(place.latitude >= -90 && place.latitude <= 90) || place.name.size() > all.size()) std::abort();
    }
  }
  return 0;
}
