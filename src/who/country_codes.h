// The codes of states in other systems by date: ISO 3166, Correlates of War, Gleditsch and Ward, FIPS 10-4, CAMEO.
//
//   const CountryCodes codes(load_knowledge("knowledge").value());
//   codes.code_of("DEU", "cow", parse_day("1980-05-01"))   // "260"; since the unification "255"
//   codes.states_with("cow", "345")                        // SRB, YUG, SCG
//
// For what users merge with other data, and for what they type. Inside, a state goes by its id alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/day.h"
#include "who/knowledge.h"

namespace entente::who {

class CountryCodes {
 public:
  explicit CountryCodes(const Knowledge& knowledge);

  /// iso3, iso2, isonum, cow (numbers), cowc (abbreviations), gw, fips, cameo.
  static const std::vector<std::string>& systems();

  /// Empty where the system has no such state on the day, for what is no state, and for a system that is none of systems().
  /// Without a day: the state's last code.
  std::string code_of(const std::string& state, std::string_view system, std::optional<Day> day) const;

  /// The states that bear the code on any day, whether it is given in capitals or not; those that still exist first.
  std::vector<std::string> states_with(std::string_view system, std::string_view code) const;

 private:
  struct Letters {
    std::string iso3, iso2;  // without date: both empty where ISO 3166 never had the state
  };
  std::vector<std::string> ids_;  // those of today first
  std::unordered_map<std::string, Letters> letters_;
  std::unordered_map<std::string, std::vector<StateCodes>> rows_;  // of a state, in the order of time
};

/// The cell of a row for one of the systems of codes.tsv; null for another.
const std::string* cell_of(const StateCodes& row, std::string_view system);

}  // namespace entente::who
