// Faults of sense in codes.tsv: which code a state has in which system when.
#include <map>

#include "who/country_codes.h"
#include "who/integrity.h"

namespace entente::who {
namespace {

class CodeCheck {
 public:
  explicit CodeCheck(const Knowledge& knowledge) : knowledge_(knowledge) {}

  std::vector<Error> run() {
    std::map<std::string, std::vector<const StateCodes*>> rows_of_state, rows_of_code;
    for (const StateCodes& row : knowledge_.state_codes) {
      check_state(row);
      for (const StateCodes* other : rows_of_state[row.id]) {
        if (other->valid.overlaps(row.valid)) report(row, "codes of " + in_quotes(row.id) + " stand in line " + line(*other) + " for some of the same days", "give each day one row");
      }
      rows_of_state[row.id].push_back(&row);
      for (const std::string& system : CountryCodes::systems()) check_code(row, system, rows_of_code);
    }
    return std::move(faults_);
  }

 private:
  static std::string line(const StateCodes& row) { return std::to_string(row.origin.line); }

  void report(const StateCodes& row, std::string what, std::string hint) {
    faults_.push_back({row.origin.file, row.origin.line, 0, std::move(what), std::move(hint)});
  }

  void check_state(const StateCodes& row) {
    const auto state = knowledge_.state_by_id.find(row.id);
    if (state == knowledge_.state_by_id.end()) {
      report(row, "unknown state " + in_quotes(row.id), "use an id of actors/states.tsv");
    } else if (!knowledge_.states[state->second].valid.overlaps(row.valid)) {
      report(row, in_quotes(row.id) + " does not exist on any of these days", "see its days in actors/states.tsv");
    }
  }

  /// One code may mean two states on a day only where one has become the other: 365 is the Soviet Union and Russia.
  void check_code(const StateCodes& row, const std::string& system, std::map<std::string, std::vector<const StateCodes*>>& rows_of_code) {
    const std::string* code = cell_of(row, system);
    if (!code || code->empty()) return;
    std::vector<const StateCodes*>& others = rows_of_code[system + " " + *code];
    for (const StateCodes* other : others) {
      if (!other->valid.overlaps(row.valid) || present_state(knowledge_, other->id) == present_state(knowledge_, row.id)) continue;
      report(row, system + " " + in_quotes(*code) + " is " + in_quotes(other->id) + " in line " + line(*other) + " on some of the same days",
             "one code is one state at a time");
      break;
    }
    others.push_back(&row);
  }

  const Knowledge& knowledge_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> check_codes(const Knowledge& knowledge) { return CodeCheck(knowledge).run(); }

}  // namespace entente::who
