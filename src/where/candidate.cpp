#include "where/candidate.h"

#include <cmath>
#include <limits>
#include <numbers>

#include "who/words.h"

namespace entente::where {
namespace {

constexpr double kEarthRadius = 6371;    // kilometres
constexpr double kCountyRadius = 80;     // from the middle of a county to its farthest town, mostly

}  // namespace

Direction::Direction(const Place& place) {
  if (!place.latitude || !place.longitude) return;
  const double p = *place.latitude * std::numbers::pi / 180, l = *place.longitude * std::numbers::pi / 180;
  axis_ = {std::cos(p) * std::cos(l), std::cos(p) * std::sin(l), std::sin(p)};
  is_known_ = true;
}

double Direction::kilometres_to(const Direction& other) const {
  if (!is_known_ || !other.is_known_) return std::numeric_limits<double>::max();
  const double x = axis_[0] - other.axis_[0], y = axis_[1] - other.axis_[1], z = axis_[2] - other.axis_[2];
  return kEarthRadius * std::sqrt(x * x + y * y + z * z);
}

bool contains(const Candidate& outer, const Candidate& place) {
  if (outer.place.country.empty() || outer.place.country != place.place.country) return false;
  if (outer.place.precision == "country") return true;
  if (outer.place.precision != "region") return false;
  if (!place.place.admin1.empty() && who::key_of(place.place.admin1) == who::key_of(outer.place.name)) return true;
  return outer.feature == "ADM2" && Direction(outer.place).kilometres_to(Direction(place.place)) < kCountyRadius;
}

}  // namespace entente::where
