// A place that a name may mean, and what is known of it before the text is asked.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "where/place.h"

namespace entente::where {

struct Candidate {
  enum class Source : std::uint8_t { Listed, ListedLower, Country, Demonym, Atlas };  // ListedLower: a row of places.tsv below another of that name

  Place place;                   // span empty; a country has a point here, so that it can be near to others
  Source source = Source::Atlas;
  std::uint32_t population = 0;  // 0 where unknown
  std::string feature;           // GeoNames' code, where the atlas has the place
  bool is_other_name = false;    // a translation, an old name
};

/// A point of the unit sphere: distances of many pairs at the price of a product.
class Direction {
 public:
  Direction() = default;
  explicit Direction(const Place& place);
  bool is_known() const { return is_known_; }
  /// Along the chord, which is what short ways are; a very large number where either is unknown.
  double kilometres_to(const Direction& other) const;

 private:
  std::array<double, 3> axis_{};
  bool is_known_ = false;
};

/// True where the one contains the other, or the text treats it so: a country and a place in it, a division and a town of it.
bool contains(const Candidate& division_or_country, const Candidate& place);

}  // namespace entente::where
