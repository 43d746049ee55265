#include "where/geonames_dump.h"

#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <numbers>

#include "base/utf8.h"
#include "who/words.h"

namespace entente::where {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kColumns = 19;
enum Column : std::size_t { Id = 0, Name = 1, AsciiName = 2, OtherNames = 3, Latitude = 4, Longitude = 5, Feature = 7, Country = 8, Admin1 = 10, Admin2 = 11, Population = 14 };

using Row = std::array<std::string_view, kColumns>;

std::string_view take_until(std::string_view& rest, char end) {
  const std::size_t at = rest.find(end);
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at == std::string_view::npos ? rest.size() : at + 1);
  return taken;
}

template <typename Number>
bool read_number(std::string_view text, Number& number) {
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && stop == text.data() + text.size();
}

/// The press writes Latin letters; what follows them in Unicode are other scripts, with Vietnamese in between.
bool is_latin(char32_t point) { return point < 0x250 || (point >= 0x1E00 && point < 0x1F00) || !utf8::is_letter(point); }

/// Names that English reports may use: in Latin letters, capitalised (GeoNames writes transliterations small), no codes of airports.
bool is_press_name(std::string_view name) {
  constexpr std::size_t kShortest = 3, kLongestCode = 4;
  std::size_t at = 0, letters = 0, capitals = 0;
  bool starts_capital = false;
  while (at < name.size()) {
    const bool is_first = at == 0;
    const char32_t point = utf8::next(name, at);
    if (!is_latin(point) || utf8::is_digit(point)) return false;
    letters += utf8::is_letter(point);
    capitals += utf8::is_upper(point);
    starts_capital = starts_capital || (is_first && utf8::is_upper(point));
  }
  return starts_capital && letters >= kShortest && !(letters <= kLongestCode && capitals == letters);
}

/// The population-weighted middle of towns, on the sphere, so that it holds across the date line too.
class Middle {
 public:
  void add(double latitude, double longitude, std::uint32_t population) {
    const double p = latitude * kRadians, l = longitude * kRadians, weight = population + 1.0;
    x_ += weight * std::cos(p) * std::cos(l);
    y_ += weight * std::cos(p) * std::sin(l);
    z_ += weight * std::sin(p);
    population_ += population;
  }
  double latitude() const { return std::atan2(z_, std::hypot(x_, y_)) / kRadians; }
  double longitude() const { return std::atan2(y_, x_) / kRadians; }
  std::uint32_t population() const { return static_cast<std::uint32_t>(std::min<std::uint64_t>(population_, UINT32_MAX)); }

 private:
  static constexpr double kRadians = std::numbers::pi / 180;
  double x_ = 0, y_ = 0, z_ = 0;
  std::uint64_t population_ = 0;
};

using Names = std::map<std::string, std::string>;  // by code

Result<Names> division_names(std::string_view text, const char* file) {
  const Json rows = Json::parse(text, nullptr, false);
  if (!rows.is_array()) return fail("is no JSON array", file);
  Names names;
  for (const Json& row : rows) {
    if (!row.is_object() || !row.contains("code") || !row["code"].is_string() || !row.contains("name") || !row["name"].is_string()) {
      return fail("a division without \"code\" or \"name\": " + row.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 80), file);
    }
    names.emplace(row["code"].get<std::string>(), row["name"].get<std::string>());
  }
  return names;
}

/// "Kyiv Oblast" -> "Kyiv"; empty where no word of type stands at its end or beginning, or nothing else is left.
std::string without_type(const std::string& name, const std::unordered_set<std::string>& division_words) {
  const std::vector<who::Word> words = who::words_of(name);
  if (words.size() < 2) return {};
  if (division_words.count(words.back().folded) > 0) return name.substr(0, words[words.size() - 2].span.end);
  if (division_words.count(words.front().folded) > 0) return name.substr(words[1].span.begin);
  return {};
}

class Reader {
 public:
  Reader(const GeoNamesTerms& terms, Names divisions1, Names divisions2)
      : terms_(terms), divisions1_(std::move(divisions1)), divisions2_(std::move(divisions2)) {}

  /// What is wrong with the row; nothing where it was added.
  std::optional<Error> add(const Row& row) {
    AtlasPlace place;
    const bool is_sound = read_number(row[Id], place.geonames) && read_number(row[Latitude], place.latitude) && read_number(row[Longitude], place.longitude) &&
                          std::abs(place.latitude) <= 90 && std::abs(place.longitude) <= 180 && utf8::is_valid(row[Name]) && utf8::is_valid(row[OtherNames]);
    std::int64_t population = 0;
    if (!is_sound || (!row[Population].empty() && !read_number(row[Population], population))) {
      return Error{{}, 0, 0, "id, name, latitude, longitude or population cannot be read", "use GeoNames' table as it is published"};
    }
    place.name = row[Name];
    place.feature = row[Feature];
    place.population = static_cast<std::uint32_t>(std::clamp<std::int64_t>(population, 0, UINT32_MAX));
    const std::string iso2(row[Country]), code1 = iso2 + "." + std::string(row[Admin1]), code2 = code1 + "." + std::string(row[Admin2]);
    if (const auto country = terms_.country_by_iso2.find(iso2); country != terms_.country_by_iso2.end()) place.country = country->second;
    if (const auto division = divisions1_.find(code1); division != divisions1_.end()) place.admin1 = division->second;
    for (const std::string& code : {code1, code2}) middles_[code].add(place.latitude, place.longitude, place.population);
    std::vector<std::string_view> others;
    for (std::string_view rest = row[OtherNames]; !rest.empty();) {
      const std::string_view name = take_until(rest, ',');
      if (is_press_name(name)) others.push_back(name);
    }
    writer_.add(place, {row[Name], row[AsciiName]}, others);
    return std::nullopt;
  }

  AtlasWriter finish() && {
    add_divisions(divisions1_, "ADM1");
    add_divisions(divisions2_, "ADM2");
    return std::move(writer_);
  }

 private:
  /// Divisions in which no town lies are left out: nothing says where they are.
  void add_divisions(const Names& divisions, std::string_view feature) {
    for (const auto& [code, name] : divisions) {
      const auto middle = middles_.find(code);
      if (middle == middles_.end()) continue;
      AtlasPlace place;
      place.name = name;
      place.feature = feature;
      if (const auto country = terms_.country_by_iso2.find(code.substr(0, 2)); country != terms_.country_by_iso2.end()) place.country = country->second;
      if (const auto within = divisions1_.find(code.substr(0, code.find('.', 3))); within != divisions1_.end()) place.admin1 = within->second;
      place.latitude = middle->second.latitude();
      place.longitude = middle->second.longitude();
      place.population = middle->second.population();
      const std::string plain = feature == "ADM1" ? without_type(name, terms_.division_words) : std::string{};
      writer_.add(place, {name}, {plain});
    }
  }

  const GeoNamesTerms& terms_;
  Names divisions1_, divisions2_;
  std::unordered_map<std::string, Middle> middles_;  // by the code of the division
  AtlasWriter writer_;
};

}  // namespace

Result<AtlasWriter> read_geonames(const GeoNamesFiles& files, const GeoNamesTerms& terms) {
  Result<Names> divisions1 = division_names(files.divisions1, "first divisions");
  if (!divisions1) return tl::unexpected<Error>(divisions1.error());
  Result<Names> divisions2 = division_names(files.divisions2, "second divisions");
  if (!divisions2) return tl::unexpected<Error>(divisions2.error());
  Reader reader(terms, std::move(*divisions1), std::move(*divisions2));
  std::size_t number = 0;
  for (std::string_view rest = files.places; !rest.empty();) {
    std::string_view line = take_until(rest, '\n');
    ++number;
    if (line.empty()) continue;
    Row row;
    for (std::string_view& cell : row) cell = take_until(line, '\t');
    if (std::optional<Error> fault = reader.add(row)) {
      fault->file = "places";
      fault->line = number;
      return tl::unexpected<Error>(std::move(*fault));
    }
  }
  return std::move(reader).finish();
}

}  // namespace entente::where
