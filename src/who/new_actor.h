// An actor that a user adds to a folder of his own: is it sound, and what row does it make?
//
//   ActorAdmission admission(world);
//   NewActor actor{.kind = "organisation", .name = "Free Coast Movement", .country = "VEN", .sectors = {"REB"}};
//   if (std::vector<Error> faults = admission.faults_of(actor); faults.empty()) table.append(admission.admit(actor));
//
// who/own_table.h writes the row. Faults say what to do; they have no file, for the actor comes from a command line or from a dictionary.
#pragma once

#include <string>
#include <unordered_set>
#include <vector>

#include "base/result.h"
#include "who/own_table.h"
#include "who/world.h"

namespace entente::who {

struct NewActor {
  std::string kind;                      // organisation, person, people, seat or role
  std::string name;                      // canonical; of a role the word
  std::vector<std::string> names{};      // other names and spellings; of a role its plural
  std::vector<std::string> short_names{};  // of a person: what stands for the name alone
  std::string id{};                      // of an organisation its own (made from the name where empty); of a person or seat that of whom it serves
  std::string country{};                 // of an organisation or people; of a person or seat it serves for an empty id
  std::vector<std::string> sectors{};
  std::string office{}, gender{};        // of a person
  std::string from{}, until{};           // of an organisation or a person's term
};

class ActorAdmission {
 public:
  explicit ActorAdmission(const World& world) : world_(world) {}

  /// Everything that keeps the actor out: names that cannot stand in a table, codes that do not exist, days that are none.
  std::vector<Error> faults_of(const NewActor& actor) const;

  /// Those of its names that a table or an actor admitted before has already, each with where it stands.
  std::vector<Error> known_names(const NewActor& actor) const;

  /// Its row. From now on its names and id are taken.
  Cells admit(const NewActor& actor);

 private:
  std::string id_for(const std::string& name) const;
  bool is_taken(const std::string& id) const;

  const World& world_;
  std::unordered_set<std::string> admitted_names_, admitted_ids_;  // names as who/words.h files them
};

}  // namespace entente::who
