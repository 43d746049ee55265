#include "cli/party.h"

#include <algorithm>
#include <optional>

#include "base/table.h"
#include "base/utf8.h"
#include "cli/shown_codes.h"

namespace entente::cli {
namespace {

bool names(const Table::Row& row, const std::string& folded) {
  if (utf8::fold(row["id"]) == folded || utf8::fold(row["name"]) == folded) return true;
  const auto others = row.list("names");
  return std::any_of(others.begin(), others.end(), [&](std::string_view name) { return utf8::fold(name) == folded; });
}

bool has_form_of_id(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

/// The state of "cow:365": of several that have borne the code the one that still exists. Nothing where the text has no such form.
std::optional<std::string> state_of_code(const std::string& typed, const Program& program) {
  const std::vector<std::string>& systems = who::CountryCodes::systems();
  const std::size_t colon = typed.find(':');
  const std::string system = typed.substr(0, colon);
  if (colon == std::string::npos || std::find(systems.begin(), systems.end(), system) == systems.end()) return std::nullopt;
  const std::vector<std::string> states = load_codes(program).states_with(system, typed.substr(colon + 1));
  if (states.empty()) throw Failure("\"" + typed + "\" is the code of no state (knowledge/actors/codes.tsv lists them)");
  return states.front();
}

Interval interval_of(const std::string& text) {
  const std::optional<Interval> interval = parse_interval(text);
  if (!interval) throw Failure("\"" + text + "\" is no date (write it as 2015, 2015-03 or 2015-03-11)");
  return *interval;
}

}  // namespace

std::string party_id(const std::string& typed, const Program& program) {
  if (!utf8::is_valid(typed)) throw Failure("the name of a party is not UTF-8");
  if (const std::optional<std::string> state = state_of_code(typed, program)) return *state;
  const std::string folded = utf8::fold(typed);
  for (const char* file : {"actors/states.tsv", "actors/organisations.tsv"}) {
    const Table table = value_or_fail(Table::read(program.knowledge() / file, {"id", "name", "names"}));
    for (const Table::Row& row : table.rows()) {
      if (names(row, folded)) return std::string(row["id"]);
    }
  }
  if (has_form_of_id(typed)) return typed;
  throw Failure("\"" + typed + "\" is no state or organisation of the knowledge (give its id, such as PRK, or its name)");
}

Day first_day_of(const std::string& text) { return interval_of(text).begin; }
Day last_day_of(const std::string& text) { return interval_of(text).end; }

}  // namespace entente::cli
