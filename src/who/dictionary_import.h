// Turns the entries of an actor dictionary into actors to add, as far as our tables can say what the dictionary says.
//
//   const DictionaryCodes codes = *DictionaryCodes::load("knowledge");
//   const Import import = import_dictionary(parse_dictionary(text, "my.actors.txt"), "my.actors.txt", codes, world, {});
//   for (const NewActor& actor : import.actors) table.append(admission.admit(actor));
//
// A code tells country and sector: an entry with a country alone becomes a seat of its government, one with a sector an organisation, or a
// person where its first name is a given name or it was once an elite (ELI); an agent becomes a role word. What is left out is told, with the reason.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "who/actor_dictionary.h"
#include "who/new_actor.h"

namespace entente::who {

/// What the parts of a dictionary's codes mean (actors/dictionary_codes.tsv).
class DictionaryCodes {
 public:
  struct Meaning {
    std::string country, sector;
  };

  static Loaded<DictionaryCodes> load(const KnowledgeFolder& knowledge);

  /// Null where the table does not list the part.
  const Meaning* find(const std::string& part) const;

 private:
  std::unordered_map<std::string, Meaning> meanings_;
};

struct ImportOptions {
  std::string kind;                  // what all entries are: organisation, person, people, seat, role; empty: told by each
  std::vector<std::string> sectors;  // of all entries, instead of those that their codes tell
};

struct Import {
  std::vector<NewActor> actors;  // each sound, none known before; a person has one for each term
  std::vector<Error> left_out;   // in the order of lines
  std::size_t known = 0;         // entries all of whose names are known
};

/// `world` is what is known before.
Import import_dictionary(const ActorDictionary& dictionary, const std::string& file, const DictionaryCodes& codes, const World& world,
                         const ImportOptions& options);

}  // namespace entente::who
