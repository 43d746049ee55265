// Reads what GeoNames publishes (its table of populated places, the names of its divisions) into an atlas, when the program is built.
//
//   Result<AtlasWriter> writer = read_geonames({.places = cities, .divisions1 = admin1, .divisions2 = admin2}, sources);
//
// Divisions have names but no places of their own in these files: each gets the population-weighted middle of its towns.
// Not for the running program, which opens the atlas that `compile_atlas` made (atlas.h).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/result.h"
#include "where/atlas_writer.h"

namespace entente::where {

/// The contents of GeoNames' files.
struct GeoNamesFiles {
  std::string_view places;      // rows of 19 columns, parted by tabs: geonames.org/export, "The main 'geoname' table"
  std::string_view divisions1;  // JSON: [{"code": "US.TX", "name": "Texas"}]
  std::string_view divisions2;  // JSON: [{"code": "US.TX.493", "name": "Wilson County"}]
};

/// What of Entente's own knowledge the reading needs.
struct GeoNamesTerms {
  std::unordered_map<std::string, std::string> country_by_iso2;  // states of today: "US" -> "USA"
  std::unordered_set<std::string> division_words;                // "province": a first division is known without it too
};

/// Fails on the first row that is no such row, with its line.
Result<AtlasWriter> read_geonames(const GeoNamesFiles& files, const GeoNamesTerms& terms);

}  // namespace entente::where
