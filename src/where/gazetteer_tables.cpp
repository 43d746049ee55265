// How the gazetteer's tables are read; gazetteer.cpp uses them.
#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>

#include "base/table.h"
#include "where/gazetteer.h"

namespace entente::where {
namespace {

std::optional<double> degrees(std::string_view text, double limit) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || stop != text.data() + text.size() || value < -limit || value > limit) return std::nullopt;
  return value;
}

bool is_kind(std::string_view kind) {
  return kind == "city" || kind == "region" || kind == "country" || kind == "sea" || kind == "site";
}

}  // namespace

Loaded<Gazetteer> Gazetteer::load(const KnowledgeFolder& knowledge, std::optional<Atlas> atlas) {
  Gazetteer gazetteer;
  gazetteer.atlas_ = std::move(atlas);
  std::vector<Error> faults;
  const auto collect = [&](std::vector<Error> found) { std::move(found.begin(), found.end(), std::back_inserter(faults)); };
  collect(gazetteer.load_states(knowledge / "actors/states.tsv"));
  const KnowledgeFile places = knowledge / "places/places.tsv";
  if (places.exists()) collect(gazetteer.load_places(places));
  collect(gazetteer.load_descriptions(knowledge / "places/descriptions.tsv"));
  collect(gazetteer.load_visits(knowledge / "places/visits.tsv"));
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  gazetteer.leave_names_to_places();
  return gazetteer;
}

/// A former state that is a region or town of today (Zanzibar) has that one's name and point.
void Gazetteer::leave_names_to_places() {
  std::erase_if(country_by_name_, [&](const auto& named) {
    const auto places = places_by_name_.find(named.first);
    return countries_[named.second].is_former && places != places_by_name_.end() &&
           std::any_of(places->second.begin(), places->second.end(), [&](std::size_t place) { return places_[place].precision != "country"; });
  });
}

/// A name that two states bear belongs to the one that still exists.
std::vector<Error> Gazetteer::load_states(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"id", "name", "official", "demonyms", "names", "capital", "until"});
  if (!table) return table.error();
  const auto file_names = [&](std::unordered_map<std::string, std::size_t>& index, const std::vector<std::string_view>& names, bool is_former) {
    for (const std::string_view name : names) {
      if (is_former) index.try_emplace(who::key_of(name), countries_.size());
      else index[who::key_of(name)] = countries_.size();
    }
  };
  std::map<bool, std::vector<const Table::Row*>> rows;  // former states first, so that the present ones take their names over
  for (const Table::Row& row : table->rows()) rows[row["until"].empty()].push_back(&row);
  for (const auto& [is_present, of_kind] : rows) {
    for (const Table::Row* row : of_kind) {
      Country country;
      country.place.name = (*row)["name"];
      country.place.country = (*row)["id"];
      country.place.precision = "country";
      country.is_former = !is_present;
      const auto capitals = row->list("capital");
      if (!capitals.empty()) country.capital = capitals.front();
      country_by_id_[country.place.country] = countries_.size();
      std::vector<std::string_view> names = row->list("names");
      names.push_back((*row)["name"]);
      for (const std::string_view official : row->list("official")) names.push_back(official);
      file_names(country_by_name_, names, !is_present);
      file_names(country_by_demonym_, row->list("demonyms"), !is_present);
      file_names(country_by_capital_, capitals, !is_present);
      countries_.push_back(std::move(country));
    }
  }
  return {};
}

std::vector<Error> Gazetteer::load_places(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"name", "names", "kind", "country", "admin1", "lat", "lon"}, {"name", "country"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    if (!is_kind(row["kind"])) {
      faults.push_back(row.fault("unknown kind \"" + std::string(row["kind"]) + "\"", "one of city, region, country, sea, site"));
      continue;
    }
    Place place;
    place.name = row["name"];
    place.country = row["country"];
    place.admin1 = row["admin1"];
    place.precision = row["kind"];
    place.latitude = degrees(row["lat"], 90);
    place.longitude = degrees(row["lon"], 180);
    const bool is_placed = place.latitude && place.longitude;
    if (!is_placed && (!row["lat"].empty() || !row["lon"].empty())) {
      faults.push_back(row.fault("lat and lon must be degrees, both or neither"));
      continue;
    }
    std::vector<std::string_view> names = row.list("names");
    names.push_back(row["name"]);
    for (const std::string_view name : names) {
      std::vector<std::size_t>& of_name = places_by_name_[who::key_of(name)];
      if (of_name.empty() || of_name.back() != places_.size()) of_name.push_back(places_.size());
    }
    if (place.precision == "country") point_by_country_.try_emplace(place.country, places_.size());
    places_.push_back(std::move(place));
  }
  return faults;
}

std::vector<Error> Gazetteer::load_descriptions(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"word", "meaning"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    if (row["meaning"] == "capital") words_for_capital_.insert(who::key_of(row["word"]));
    else if (row["meaning"] == "country") words_for_country_.insert(who::key_of(row["word"]));
    else faults.push_back(row.fault("unknown meaning \"" + std::string(row["meaning"]) + "\"", "capital or country"));
  }
  return faults;
}

std::vector<Error> Gazetteer::load_visits(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"type", "mode"}, {"type", "mode"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) visits_.emplace_back(row["type"], row["mode"]);
  return {};
}

}  // namespace entente::where
