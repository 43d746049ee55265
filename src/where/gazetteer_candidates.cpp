// All that a name may mean: what the gazetteer's tables and the atlas say together.
#include <algorithm>

#include "where/gazetteer.h"

namespace entente::where {
namespace {

constexpr double kSameTown = 40;        // kilometres: a row and an entry of the atlas of one name and country that are nearer are one place
constexpr double kSameCounty = 200;     // the same for a region of the tables and a second division

bool is_division(std::string_view feature) { return feature.starts_with("ADM"); }

Candidate of_atlas(const AtlasPlace& entry, bool is_other_name) {
  Candidate candidate;
  candidate.place.name = entry.name;
  candidate.place.country = entry.country;
  candidate.place.admin1 = entry.admin1;
  candidate.place.latitude = entry.latitude;
  candidate.place.longitude = entry.longitude;
  if (entry.geonames != 0) candidate.place.geonames = entry.geonames;
  candidate.place.precision = is_division(entry.feature) ? "region" : "city";
  candidate.population = entry.population;
  candidate.feature = entry.feature;
  candidate.is_other_name = is_other_name;
  return candidate;
}

bool is_same(const Candidate& row, const Candidate& entry) {
  using Source = Candidate::Source;
  if (row.source != Source::Listed && row.source != Source::ListedLower) return false;
  if (row.place.country != entry.place.country || (row.place.precision == "region") != is_division(entry.feature)) return false;
  if (entry.feature == "ADM1") return true;  // a country has one of a name, whose towns may lie far from its middle
  return Direction(row.place).kilometres_to(Direction(entry.place)) < (is_division(entry.feature) ? kSameCounty : kSameTown);
}

}  // namespace

void Gazetteer::add_countries(const std::string& key, std::vector<Candidate>& candidates) const {
  const auto add = [&](const std::unordered_map<std::string, std::size_t>& index, Candidate::Source source) {
    const auto found = index.find(key);
    if (found == index.end()) return;
    Candidate candidate;
    candidate.place = countries_[found->second].place;
    candidate.source = source;
    const auto point = point_by_country_.find(candidate.place.country);
    if (point != point_by_country_.end()) {
      candidate.place.latitude = places_[point->second].latitude;
      candidate.place.longitude = places_[point->second].longitude;
    }
    candidates.push_back(std::move(candidate));
  };
  add(country_by_name_, Candidate::Source::Country);
  if (candidates.empty()) add(country_by_demonym_, Candidate::Source::Demonym);
}

void Gazetteer::add_listed(const std::string& key, std::vector<Candidate>& candidates) const {
  const auto named = places_by_name_.find(key);
  if (named == places_by_name_.end()) return;
  for (const std::size_t index : named->second) {
    const Place& place = places_[index];
    const bool is_there = std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
      return place.precision == "country" && other.place.country == place.country && other.place.precision == "country";
    });
    if (is_there) continue;
    Candidate candidate;
    candidate.place = place;
    candidate.source = index == named->second.front() ? Candidate::Source::Listed : Candidate::Source::ListedLower;
    candidates.push_back(std::move(candidate));
  }
}

void Gazetteer::add_from_atlas(const std::string& key, std::vector<Candidate>& candidates) const {
  if (!atlas_) return;
  for (const Atlas::Named named : atlas_->named(key)) {
    Candidate entry = of_atlas(atlas_->place(named.index), named.is_other_name);
    const auto row = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) { return is_same(candidate, entry); });
    if (row == candidates.end()) {
      candidates.push_back(std::move(entry));
    } else if (row->population == 0) {
      row->population = entry.population;
      row->feature = entry.feature;
      row->place.geonames = entry.place.geonames;
      if (row->place.admin1.empty()) row->place.admin1 = entry.place.admin1;
    }
  }
}

std::vector<Candidate> Gazetteer::candidates(const std::string& key) const {
  std::vector<Candidate> candidates;
  add_countries(key, candidates);
  add_listed(key, candidates);
  add_from_atlas(key, candidates);
  return candidates;
}

}  // namespace entente::where
