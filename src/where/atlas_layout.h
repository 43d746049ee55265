// How the bytes of an atlas lie (atlas.h reads them, atlas_writer.h writes them). Little-endian.
//
//   header | places | keys (one more than the header counts) | postings | text
//
// Keys are sorted by their bytes; key k owns text [keys[k].text, keys[k+1].text) and postings [keys[k].posting, keys[k+1].posting).
// A posting is the index of a place; its highest bit is set where the key is one of the place's other names.
#pragma once

#include <cstdint>

namespace entente::where::atlas {

constexpr std::uint64_t kMagic = 0x314C54414E545045;  // "EPTNATL1", read as a number
constexpr std::uint32_t kOtherName = 1u << 31;

struct Header {
  std::uint64_t magic = kMagic;
  std::uint64_t checksum = 0;   // XXH3 of all that follows the header
  std::uint32_t places = 0;
  std::uint32_t keys = 0;
  std::uint32_t postings = 0;
  std::uint32_t text_bytes = 0;
};
static_assert(sizeof(Header) == 32);

struct PlaceRecord {
  std::uint32_t geonames = 0;
  std::uint32_t population = 0;
  std::int32_t latitude = 0;    // hundred-thousandths of a degree, about a metre
  std::int32_t longitude = 0;
  std::uint32_t name = 0;       // offsets and lengths in the text
  std::uint32_t admin1 = 0;
  std::uint8_t name_length = 0;
  std::uint8_t admin1_length = 0;
  char country[3] = {};
  char feature[5] = {};         // padded with zeros
  std::uint16_t unused = 0;
};
static_assert(sizeof(PlaceRecord) == 36);

struct Key {
  std::uint32_t text = 0;
  std::uint32_t posting = 0;
};

/// Where each part begins, in bytes from the start; 64 bits, so that no header can make the sums wrap.
struct Sections {
  std::uint64_t places = 0, keys = 0, postings = 0, text = 0, end = 0;
};

constexpr Sections sections_of(const Header& header) {
  Sections at;
  at.places = sizeof(Header);
  at.keys = at.places + std::uint64_t{header.places} * sizeof(PlaceRecord);
  at.postings = at.keys + (std::uint64_t{header.keys} + 1) * sizeof(Key);
  at.text = at.postings + std::uint64_t{header.postings} * sizeof(std::uint32_t);
  at.end = at.text + header.text_bytes;
  return at;
}

}  // namespace entente::where::atlas
