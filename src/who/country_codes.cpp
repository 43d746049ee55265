#include "who/country_codes.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace entente::who {
namespace {

constexpr std::string_view kIso3 = "iso3", kIso2 = "iso2";

}  // namespace

const std::string* cell_of(const StateCodes& row, std::string_view system) {
  if (system == "isonum") return &row.isonum;
  if (system == "cow") return &row.cow;
  if (system == "cowc") return &row.cowc;
  if (system == "gw") return &row.gw;
  if (system == "fips") return &row.fips;
  if (system == "cameo") return &row.cameo;
  return nullptr;
}

CountryCodes::CountryCodes(const Knowledge& knowledge) {
  for (const State& state : knowledge.states) {
    ids_.push_back(state.id);
    const bool is_of_iso = !state.iso2.empty();  // ids of ours, which ISO never gave, have no second form
    letters_.emplace(state.id, Letters{is_of_iso ? state.id : std::string(), state.iso2});
  }
  std::stable_partition(ids_.begin(), ids_.end(), [&](const std::string& id) { return !knowledge.states[knowledge.state_by_id.at(id)].valid.until; });
  for (const StateCodes& row : knowledge.state_codes) rows_[row.id].push_back(row);
  for (auto& [id, rows] : rows_) {
    std::stable_sort(rows.begin(), rows.end(), [](const StateCodes& left, const StateCodes& right) { return left.valid.from < right.valid.from; });
  }
}

const std::vector<std::string>& CountryCodes::systems() {
  static const std::vector<std::string> systems = {std::string(kIso3), std::string(kIso2), "isonum", "cow", "cowc", "gw", "fips", "cameo"};
  return systems;
}

std::string CountryCodes::code_of(const std::string& state, std::string_view system, std::optional<Day> day) const {
  if (system == kIso3 || system == kIso2) {
    const auto found = letters_.find(state);
    if (found == letters_.end()) return {};
    return system == kIso3 ? found->second.iso3 : found->second.iso2;
  }
  const auto rows = rows_.find(state);
  if (rows == rows_.end()) return {};
  const auto row = std::find_if(rows->second.rbegin(), rows->second.rend(), [&](const StateCodes& each) { return !day || each.valid.holds(*day); });
  const std::string* cell = row == rows->second.rend() ? nullptr : cell_of(*row, system);
  return cell ? *cell : std::string();
}

std::vector<std::string> CountryCodes::states_with(std::string_view system, std::string_view code) const {
  const std::string wanted = utf8::fold_case(code);
  if (wanted.empty()) return {};
  const auto bears = [&](const std::string& id) {
    if (system == kIso3 || system == kIso2) return utf8::fold_case(code_of(id, system, std::nullopt)) == wanted;
    const auto rows = rows_.find(id);
    return rows != rows_.end() && std::any_of(rows->second.begin(), rows->second.end(), [&](const StateCodes& row) {
             const std::string* cell = cell_of(row, system);
             return cell && utf8::fold_case(*cell) == wanted;
           });
  };
  std::vector<std::string> states;
  std::copy_if(ids_.begin(), ids_.end(), std::back_inserter(states), bears);
  return states;
}

}  // namespace entente::who
