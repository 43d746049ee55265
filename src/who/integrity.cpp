#include "who/integrity.h"

#include <algorithm>
#include <map>
#include <set>

#include "who/sectors.h"
#include "who/words.h"

namespace entente::who {
namespace {

const std::set<std::string> kRoleKinds = {"person", "group", "body"};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

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
    return std::move(faults_);
  }

 private:
  struct Claim {
    const Origin* origin;
    Validity valid;
  };

  void report(const Origin& origin, std::string what, std::string hint = {}) {
    faults_.push_back({origin.file, origin.line, 0, std::move(what), std::move(hint)});
  }

  bool is_state(const std::string& id) const { return knowledge_.state_by_id.count(id) != 0; }
  bool is_known(const std::string& id) const { return is_state(id) || knowledge_.organisation_by_id.count(id) != 0; }

  void check_sectors(const Origin& origin, const std::vector<std::string>& sectors) {
    for (const std::string& sector : sectors) {
      if (!is_sector(sector)) report(origin, "unknown sector " + quoted(sector), "docs/KNOWLEDGE.md lists the codes");
    }
  }

  void check_country(const Origin& origin, const std::string& id) {
    if (!id.empty() && !is_state(id)) report(origin, "unknown state " + quoted(id), "use an id of actors/states.tsv");
  }

  void check_served(const Origin& origin, const std::string& id) {
    if (!is_known(id)) report(origin, "unknown id " + quoted(id), "use an id of actors/states.tsv or actors/organisations.tsv");
  }

  /// "line 4" of the same file, else file and line.
  static std::string place_beside(const Origin& origin, const Origin& other) {
    return (origin.file == other.file ? "line " : other.file + ":") + std::to_string(other.line);
  }

  /// Reports a key that another row holds on some of the same days. What a user adds may share a name with ours: it wins it.
  void claim(std::map<std::string, std::vector<Claim>>& claims, const std::string& key, const char* what, const Origin& origin,
             const Validity& valid) {
    std::vector<Claim>& others = claims[key];
    for (const Claim& other : others) {
      if (other.origin == &origin || !other.valid.overlaps(valid) || other.origin->is_added != origin.is_added) continue;
      report(origin, std::string(what) + " " + quoted(key) + " stands in " + place_beside(origin, *other.origin) + " too",
             "give each its own, or days that do not overlap");
      break;
    }
    others.push_back({&origin, valid});
  }

  void check_states() {
    // Names may overlap: the upper row owns them (the table says so); ids may not.
    std::map<std::string, std::vector<Claim>> ids;
    for (const State& state : knowledge_.states) {
      claim(ids, state.id, "id", state.origin, state.valid);
      check_country(state.origin, state.successor);
      if (state.id.empty() || state.name.empty()) report(state.origin, "a state without id or name");
    }
  }

  void check_organisations() {
    std::map<std::string, std::vector<Claim>> ids, names;
    for (const Organisation& organisation : knowledge_.organisations) {
      claim(ids, organisation.id, "id", organisation.origin, {});
      if (is_state(organisation.id)) report(organisation.origin, "id " + quoted(organisation.id) + " is a state's", "choose another");
      for (const std::string& name : organisation.names) claim(names, key_of(name), "name", organisation.origin, organisation.valid);
      check_sectors(organisation.origin, organisation.sectors);
      check_country(organisation.origin, organisation.country);
      for (const std::string& member : organisation.members) check_country(organisation.origin, member);
      if (organisation.sectors.empty()) report(organisation.origin, quoted(organisation.name) + " has no sector");
    }
  }

  void check_seats_and_peoples() {
    std::map<std::string, std::vector<Claim>> seats, peoples;
    for (const Seat& seat : knowledge_.seats) {
      for (const std::string& name : seat.names) claim(seats, key_of(name), "name", seat.origin, {});
      check_served(seat.origin, seat.id);
      check_sectors(seat.origin, seat.sectors);
    }
    for (const People& people : knowledge_.peoples) {
      for (const std::string& name : people.names) claim(peoples, key_of(name), "name", people.origin, {});
      check_country(people.origin, people.country);
      check_sectors(people.origin, people.sectors);
    }
  }

  void check_people() {
    for (const Person& person : knowledge_.people) {
      for (const Term& term : person.terms) {
        check_served(term.origin, term.id);
        check_sectors(term.origin, term.sectors);
      }
    }
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
    // The day of the handover belongs to both.
    const Validity& one = left.second->valid;
    const Validity& two = right.second->valid;
    if ((one.until && two.from && *one.until == *two.from) || (two.until && one.from && *two.until == *one.from)) return;
    report(right.second->origin,
           quoted(right.first->name) + " and " + quoted(left.first->name) + " (line " + std::to_string(left.second->origin.line) +
               ") are both " + quoted(office) + " on the same days",
           "end the earlier term");
  }

  void check_roles() {
    std::map<std::string, std::vector<Claim>> words;
    for (const RoleWord& role : knowledge_.roles) {
      claim(words, key_of(role.word), "role", role.origin, {});
      if (!role.plural.empty()) claim(words, key_of(role.plural), "role", role.origin, {});
      check_sectors(role.origin, role.sectors);
      if (kRoleKinds.count(role.kind) == 0) report(role.origin, "unknown kind " + quoted(role.kind), "write person, group or body");
    }
  }

  void check_descriptions() {
    const std::set<std::string> kinds = {"person", "office", "role", "state", "side", "body", "group"};
    for (const Description& description : knowledge_.descriptions) {
      if (kinds.count(description.points_to) == 0 && !is_state(description.points_to)) {
        report(description.origin, quoted(description.points_to) + " is neither a kind nor a state",
               "write person, office, role, state, side, body, group or an id of actors/states.tsv");
      }
    }
  }

  const Knowledge& knowledge_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> check(const Knowledge& knowledge) { return Check(knowledge).run(); }

}  // namespace entente::who
