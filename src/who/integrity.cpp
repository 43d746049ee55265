#include "who/integrity.h"

#include <algorithm>
#include <map>
#include <set>

#include "who/sectors.h"
#include "who/words.h"

namespace entente::who {
namespace {

const std::set<std::string> kRoleKinds = {"person", "group", "body"};

class Check {
 public:
  explicit Check(const Knowledge& knowledge) : knowledge_(knowledge) {}

  std::vector<Error> run() {
    check_states();
    check_organisations();
    check_seats_and_peoples();
    check_people();
    check_offices();
    check_roles();
    check_descriptions();
    check_names();
    const std::vector<Error> of_codes = check_codes(knowledge_);
    faults_.insert(faults_.end(), of_codes.begin(), of_codes.end());
    return std::move(faults_);
  }

 private:
  struct Claim {
    const Origin* origin;
    Validity valid;
    std::string line;  // of states: what it has become; a state and its successor may share what they have
  };

  void report(const Origin& origin, std::string what, std::string hint = {}) {
    faults_.push_back({origin.file, origin.line, 0, std::move(what), std::move(hint)});
  }

  bool is_state(const std::string& id) const { return knowledge_.state_by_id.count(id) != 0; }
  bool is_known(const std::string& id) const { return is_state(id) || knowledge_.organisation_by_id.count(id) != 0; }

  void check_sectors(const Origin& origin, const std::vector<std::string>& sectors) {
    for (const std::string& sector : sectors) {
      if (!is_sector(sector)) report(origin, "unknown sector " + in_quotes(sector), "docs/KNOWLEDGE.md lists the codes");
    }
  }

  void check_country(const Origin& origin, const std::string& id) {
    if (!id.empty() && !is_state(id)) report(origin, "unknown state " + in_quotes(id), "use an id of actors/states.tsv");
  }

  void check_served(const Origin& origin, const std::string& id) {
    if (!is_known(id)) report(origin, "unknown id " + in_quotes(id), "use an id of actors/states.tsv or actors/organisations.tsv");
  }

  /// "line 4" of the same file, else file and line.
  static std::string place_beside(const Origin& origin, const Origin& other) {
    return (origin.file == other.file ? "line " : other.file + ":") + std::to_string(other.line);
  }

  /// Reports a key that another row holds on some of the same days. What a user adds may share a name with ours: it wins it.
  void claim(std::map<std::string, std::vector<Claim>>& claims, const std::string& key, const char* what, const Origin& origin,
             const Validity& valid, const std::string& line = {}) {
    std::vector<Claim>& others = claims[key];
    for (const Claim& other : others) {
      const bool is_same_line = !line.empty() && line == other.line;
      if (other.origin == &origin || !other.valid.overlaps(valid) || is_same_line || other.origin->is_added != origin.is_added) continue;
      report(origin, std::string(what) + " " + in_quotes(key) + " stands in " + place_beside(origin, *other.origin) + " too",
             "give each its own, or days that do not overlap");
      break;
    }
    others.push_back({&origin, valid, line});
  }

  void check_states() {
    std::map<std::string, std::vector<Claim>> ids, letters;
    for (const State& state : knowledge_.states) {
      claim(ids, state.id, "id", state.origin, state.valid);
      if (!state.iso2.empty()) claim(letters, state.iso2, "iso2", state.origin, state.valid);
      check_country(state.origin, state.successor);
      if (state.id.empty() || state.name.empty()) report(state.origin, "a state without id or name");
    }
  }

  void check_organisations() {
    std::map<std::string, std::vector<Claim>> ids;
    for (const Organisation& organisation : knowledge_.organisations) {
      claim(ids, organisation.id, "id", organisation.origin, {});
      if (is_state(organisation.id)) report(organisation.origin, "id " + in_quotes(organisation.id) + " is a state's", "choose another");
      check_sectors(organisation.origin, organisation.sectors);
      check_country(organisation.origin, organisation.country);
      for (const std::string& member : organisation.members) check_member(organisation, member);
      if (organisation.sectors.empty()) report(organisation.origin, in_quotes(organisation.name) + " has no sector");
    }
  }

  /// Members have no days of their own: they are those of late, so one that has ended cannot be a member of what goes on.
  void check_member(const Organisation& organisation, const std::string& member) {
    check_country(organisation.origin, member);
    const auto state = knowledge_.state_by_id.find(member);
    if (state == knowledge_.state_by_id.end()) return;
    const Validity& valid = knowledge_.states[state->second].valid;
    const bool outlived = valid.until && !organisation.valid.until;
    if (!outlived && valid.overlaps(organisation.valid)) return;
    report(organisation.origin, "member " + in_quotes(member) + " does not exist on the days of " + in_quotes(organisation.name), "name its successor, or end the organisation");
  }

  void check_seats_and_peoples() {
    for (const Seat& seat : knowledge_.seats) {
      check_served(seat.origin, seat.id);
      check_sectors(seat.origin, seat.sectors);
    }
    for (const People& people : knowledge_.peoples) {
      check_country(people.origin, people.country);
      check_sectors(people.origin, people.sectors);
    }
  }

  void check_people() {
    for (const Person& person : knowledge_.people) {
      for (const Term& term : person.terms) {
        check_served(term.origin, term.id);
        check_days_of_term(person, term);
        check_sectors(term.origin, term.sectors);
      }
    }
  }

  void check_days_of_term(const Person& person, const Term& term) {
    const auto state = knowledge_.state_by_id.find(term.id);
    if (state != knowledge_.state_by_id.end() && !knowledge_.states[state->second].valid.overlaps(term.valid)) {
      report(term.origin, in_quotes(person.name) + " serves " + in_quotes(term.id) + ", which does not exist on any day of the term", "name the state of those days");
    }
    for (const Term& other : person.terms) {
      if (&other == &term) break;
      const bool is_same = other.id == term.id && !term.office.empty() && other.office == term.office && other.sectors == term.sectors;
      if (!is_same || !other.valid.overlaps(term.valid) || meet_on_a_day(other.valid, term.valid)) continue;
      report(term.origin, in_quotes(person.name) + " is " + in_quotes(term.office) + " in line " + std::to_string(other.origin.line) + " on some of the same days",
             "one row a term");
    }
  }

  /// The day of a handover belongs to both terms.
  static bool meet_on_a_day(const Validity& one, const Validity& two) {
    return (one.until && two.from && *one.until == *two.from) || (two.until && one.from && *two.until == *one.from);
  }

  /// Nobody is president of a state on a day when someone else is.
  void check_offices() {
    std::map<std::string, std::vector<std::pair<const Person*, const Term*>>> holders;
    for (const Person& person : knowledge_.people) {
      for (const Term& term : person.terms) {
        if (knowledge_.single_offices.count(term.office) != 0) holders[term.id + " " + term.office].emplace_back(&person, &term);
      }
    }
    for (const auto& [office, terms] : holders) {
      for (std::size_t left = 0; left < terms.size(); ++left) {
        for (std::size_t right = left + 1; right < terms.size(); ++right) check_pair(office, terms[left], terms[right]);
      }
    }
  }

  void check_pair(const std::string& office, std::pair<const Person*, const Term*> left, std::pair<const Person*, const Term*> right) {
    if (left.first == right.first || !left.second->valid.overlaps(right.second->valid)) return;
    if (meet_on_a_day(left.second->valid, right.second->valid)) return;
    report(right.second->origin,
           in_quotes(right.first->name) + " and " + in_quotes(left.first->name) + " (line " + std::to_string(left.second->origin.line) +
               ") are both " + in_quotes(office) + " on the same days",
           "end the earlier term");
  }

  void check_roles() {
    std::map<std::string, std::vector<Claim>> words;
    for (const RoleWord& role : knowledge_.roles) {
      claim(words, key_of(role.word), "role", role.origin, {});
      if (!role.plural.empty()) claim(words, key_of(role.plural), "role", role.origin, {});
      check_sectors(role.origin, role.sectors);
      if (kRoleKinds.count(role.kind) == 0) report(role.origin, "unknown kind " + in_quotes(role.kind), "write person, group or body");
    }
  }

  void check_descriptions() {
    const std::set<std::string> kinds = {"person", "office", "role", "state", "side", "body", "group"};
    for (const Description& description : knowledge_.descriptions) {
      if (kinds.count(description.points_to) == 0 && !is_state(description.points_to)) {
        report(description.origin, in_quotes(description.points_to) + " is neither a kind nor a state",
               "write person, office, role, state, side, body, group or an id of actors/states.tsv");
      }
    }
  }

  /// One name for two actors on one day, whatever their tables.
  void check_names() {
    std::map<std::string, std::vector<Claim>> names;
    const auto claim_names = [&](const std::vector<std::string>& of_row, const Origin& origin, const Validity& valid, const std::string& line = {}) {
      for (const std::string& name : of_row) claim(names, key_of(name), "name", origin, valid, line);
    };
    for (const State& state : knowledge_.states) claim_names(state.names, state.origin, state.valid, present_state(knowledge_, state.id));
    for (const Organisation& organisation : knowledge_.organisations) claim_names(organisation.names, organisation.origin, organisation.valid);
    for (const Person& person : knowledge_.people) claim_names(person.names, person.terms.front().origin, {});
    for (const Seat& seat : knowledge_.seats) claim_names(seat.names, seat.origin, {});
    for (const People& people : knowledge_.peoples) claim_names(people.names, people.origin, {});
  }

  const Knowledge& knowledge_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> check(const Knowledge& knowledge) { return Check(knowledge).run(); }

}  // namespace entente::who
