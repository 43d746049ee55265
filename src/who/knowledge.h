// What the tables of knowledge/actors and knowledge/language say, as plain values: one struct a table, one value a row.
//
//   Loaded<Knowledge> knowledge = load_knowledge("knowledge");
//
// Rows keep their file and line, so that check() (who/integrity.h) can point at a fault. Names are filed in who/names.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/day.h"
#include "base/knowledge_folder.h"
#include "base/result.h"

namespace entente::who {

/// Where a row stands, for faults.
struct Origin {
  std::string file;
  std::size_t line = 0;
  bool is_added = false;  // a user's row beside ours: it wins a name that it shares with one of them
};

/// Days on which a row holds; open where nothing is given.
struct Validity {
  std::optional<Day> from;
  std::optional<Day> until;
  bool holds(Day day) const { return (!from || *from <= day) && (!until || day <= *until); }
  bool overlaps(const Validity& other) const {
    return !(until && other.from && *until < *other.from) && !(other.until && from && *other.until < *from);
  }
};

struct State {
  Origin origin;
  std::string id, iso2, name, successor;
  std::vector<std::string> names;  // all but demonyms and capitals, `name` first
  std::vector<std::string> demonyms;
  std::vector<std::string> capitals;
  Validity valid;
};

/// The codes of a state in other systems on some days (who/country_codes.h); empty where a system has none.
struct StateCodes {
  Origin origin;
  std::string id;
  std::string isonum, cow, cowc, gw, fips, cameo;
  Validity valid;
};

/// A building, street or town that stands for an institution.
struct Seat {
  Origin origin;
  std::string name;
  std::vector<std::string> names;
  std::string id;
  std::vector<std::string> sectors;
};

struct Organisation {
  Origin origin;
  std::string id, name;
  std::vector<std::string> names;
  std::vector<std::string> sectors;
  std::string country;
  std::vector<std::string> members;
  Validity valid;
};

/// One term in one office.
struct Term {
  Origin origin;
  std::string id;  // state or organisation served
  std::vector<std::string> sectors;
  std::string office;
  Validity valid;
};

struct Person {
  std::string name;
  std::vector<std::string> names;
  std::vector<std::string> short_names;  // empty: the last word of `name`
  char gender = '?';                     // m, f, ? unknown
  std::vector<Term> terms;               // in the order of the table
};

struct People {
  Origin origin;
  std::string name;
  std::vector<std::string> names;
  std::string country;
  std::vector<std::string> sectors;
};

struct RoleWord {
  Origin origin;
  std::string word, plural;
  std::vector<std::string> sectors;
  std::string kind;  // person, group, body
};

/// A place that lies in one country, for telling whose "police in Baquba" are.
struct PlaceName {
  Origin origin;
  std::string name;
  std::vector<std::string> names;
  std::string country;
  std::string kind;
};

struct Pronoun {
  Origin origin;
  std::string word;
  std::string number;  // one, many, any
  std::string gender;  // m f n, empty: any
  std::string kind;    // personal, possessive, relative, first
};

/// A noun phrase that points back: "the two countries", "the regime".
struct Description {
  Origin origin;
  std::string phrase;
  std::string points_to;  // person, role, state, side, body, group, or a state's id
  std::vector<std::string> evoked_by;  // states one of which the story must name for such an id: "the South" is KOR beside PRK
  int count = 1;          // how many antecedents it stands for; 0: all of the last sentence that names some
};

/// A word beside a role or nationality that changes what they say.
struct Qualifier {
  Origin origin;
  std::string word;
  std::string meaning;  // former, tied, title, seeming, stop
};

/// What a clue counts for (or against) the country it speaks for: who/context_country.h.
struct ClueWeight {
  std::string clue;
  double weight = 0;
};

struct Knowledge {
  std::vector<State> states;
  std::vector<StateCodes> state_codes;
  std::vector<Seat> seats;
  std::vector<Organisation> organisations;
  std::vector<Person> people;
  std::vector<People> peoples;
  std::vector<RoleWord> roles;
  std::vector<PlaceName> places;
  std::vector<Pronoun> pronouns;
  std::vector<Description> descriptions;
  std::vector<Qualifier> qualifiers;
  std::vector<ClueWeight> clue_weights;
  std::unordered_set<std::string> single_offices;  // held by one person at a time

  std::unordered_map<std::string, std::size_t> state_by_id;         // the first row of an id
  std::unordered_map<std::string, std::size_t> organisation_by_id;
};

/// Reads what there is; a table that does not exist is empty, but states.tsv must exist. Fails with all faults of form.
Loaded<Knowledge> load_knowledge(const KnowledgeFolder& folder);

/// The state that a former one has become: "RUS" for "SUN"; any other country is what it is.
std::string present_state(const Knowledge& knowledge, const std::string& country);

}  // namespace entente::who
