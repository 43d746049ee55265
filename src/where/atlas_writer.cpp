#include "where/atlas_writer.h"

#include <xxhash.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "who/words.h"

namespace entente::where {
namespace {

constexpr std::size_t kLongestText = 255;  // a length is one byte; the longest name in GeoNames has some 90

/// At most so many bytes, never half a code point.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::int32_t units(double degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1e5)); }

template <typename Record>
void append(std::string& bytes, const Record& record) {
  bytes.append(reinterpret_cast<const char*>(&record), sizeof record);
}

}  // namespace

std::uint32_t AtlasWriter::text_at(std::string_view text) {
  const auto [found, is_new] = text_begins_.try_emplace(std::string(text), static_cast<std::uint32_t>(text_.size()));
  if (is_new) text_ += text;
  return found->second;
}

void AtlasWriter::add(const AtlasPlace& place, const std::vector<std::string_view>& names, const std::vector<std::string_view>& other_names) {
  atlas::PlaceRecord record;
  const std::string_view name = cut(place.name, kLongestText), admin1 = cut(place.admin1, kLongestText);
  record.geonames = place.geonames;
  record.population = place.population;
  record.latitude = units(place.latitude);
  record.longitude = units(place.longitude);
  record.name = text_at(name);
  record.name_length = static_cast<std::uint8_t>(name.size());
  record.admin1 = text_at(admin1);
  record.admin1_length = static_cast<std::uint8_t>(admin1.size());
  place.country.copy(record.country, sizeof record.country);
  place.feature.copy(record.feature, sizeof record.feature);
  const auto index = static_cast<std::uint32_t>(places_.size());
  places_.push_back(record);
  const auto file = [&](std::string_view written, std::uint32_t mark) {
    const std::string key = who::key_of(written);
    if (key.empty()) return;
    std::vector<std::uint32_t>& postings = postings_by_key_[key];
    if (postings.empty() || (postings.back() & ~atlas::kOtherName) != index) postings.push_back(index | mark);
  };
  for (const std::string_view written : names) file(written, 0);
  for (const std::string_view written : other_names) file(written, atlas::kOtherName);
}

std::string AtlasWriter::bytes() const {
  std::vector<atlas::Key> keys;
  std::vector<std::uint32_t> postings;
  std::string text = text_;
  for (const auto& [key, of_key] : postings_by_key_) {
    keys.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(postings.size())});
    text += key;
    const auto first = static_cast<std::ptrdiff_t>(postings.size());
    postings.insert(postings.end(), of_key.begin(), of_key.end());
    std::stable_sort(postings.begin() + first, postings.end(), [&](std::uint32_t one, std::uint32_t other) {
      return places_[one & ~atlas::kOtherName].population > places_[other & ~atlas::kOtherName].population;
    });
  }
  keys.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(postings.size())});
  std::string data;
  for (const atlas::PlaceRecord& place : places_) append(data, place);
  for (const atlas::Key& key : keys) append(data, key);
  for (const std::uint32_t posting : postings) append(data, posting);
  data += text;
  atlas::Header header;
  header.checksum = XXH3_64bits(data.data(), data.size());
  header.places = static_cast<std::uint32_t>(places_.size());
  header.keys = static_cast<std::uint32_t>(postings_by_key_.size());
  header.postings = static_cast<std::uint32_t>(postings.size());
  header.text_bytes = static_cast<std::uint32_t>(text.size());
  std::string bytes;
  bytes.reserve(sizeof header + data.size());
  append(bytes, header);
  return bytes + data;
}

}  // namespace entente::where
