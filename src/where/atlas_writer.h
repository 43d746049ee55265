// Makes the bytes of an atlas (atlas_layout.h) from places and their names.
//
//   AtlasWriter writer;
//   writer.add({.geonames = 4951788, .name = "Springfield", .country = "USA", ...}, {"Springfield"}, {"Spfld"});
//   std::string bytes = writer.bytes();
//
// For the build and for tests; the program itself only reads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "where/atlas.h"

namespace entente::where {

class AtlasWriter {
 public:
  /// Files a place under names that are its own and under other names; a name without letters or digits is left out, a name,
  /// division, country or feature that is too long for the layout is cut. The place's texts are copied.
  void add(const AtlasPlace& place, const std::vector<std::string_view>& names, const std::vector<std::string_view>& other_names);

  /// The same places and names give the same bytes.
  std::string bytes() const;

 private:
  std::uint32_t text_at(std::string_view text);

  std::vector<atlas::PlaceRecord> places_;
  std::map<std::string, std::vector<std::uint32_t>> postings_by_key_;
  std::string text_;
  std::unordered_map<std::string, std::uint32_t> text_begins_;  // so that a division's name is kept once
};

}  // namespace entente::where
