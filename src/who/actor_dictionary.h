// Reads the actor and agent dictionaries of TABARI and PETRARCH: names, each with the codes that it has on which days.
//
//   FREE_COAST_MOVEMENT_  ; a comment          names, underscores for blanks, one a line;
//   +COAST_GUERRILLAS_                         "+" before a synonym
//       [VENREB 850101-991231]                 codes: always, or from a day to another, > since, < until
//       [VENPTY >20000101]
//   GUERRILLA {GUERRILLAS} [~REB]              agents: a role word, its plural, "~" before the code
//
//   const ActorDictionary dictionary = parse_dictionary(sources::decode(bytes), "my.actors.txt");
//
// It understands no code: who/dictionary_import.h turns entries into rows. What cannot be read is told, and the rest goes on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::who {

struct DictionaryCode {
  std::string code;         // "VENREB"; of an agent without its "~"
  std::string from, until;  // "1985-01-01"; empty: open
};

struct DictionaryEntry {
  std::size_t line = 0;             // of its first name
  std::vector<std::string> names;   // with blanks, and capitals as in print: "Free Coast Movement"; of an agent the word in small letters
  std::string plural;               // of an agent, where the dictionary gives one
  std::vector<DictionaryCode> codes;
  bool is_agent = false;
};

struct ActorDictionary {
  std::vector<DictionaryEntry> entries;  // each has a name and a code
  std::vector<Error> faults;             // in the order of lines
};

/// `file` is named in the faults. A text of any bytes is read in time linear in its length.
ActorDictionary parse_dictionary(std::string_view text, const std::string& file);

}  // namespace entente::who
