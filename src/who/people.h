// Which person a surname means, and what he was on a day.
//
//   const Service service = service_at(person, day);        // his term on that day, or the nearest one
//   const Person* putin = surnames.find("putin", hints);    // null: nobody, or not to be told apart
//
// Full names are found by who/names.h.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "who/knowledge.h"
#include "who/tally.h"

namespace entente::who {

/// `term` is never null for people of the knowledge: each has one row at least.
struct Service {
  const Term* term = nullptr;
  bool is_over = false;  // the day lies after all his terms
};

/// On a day in several terms, the one that began last. Without a day: the last term, not taken as over.
Service service_at(const Person& person, std::optional<Day> day);

/// The same among the terms that fit what stands beside the name: those for `id`, then those whose office holds the word `role`
/// ("prime minister" of all that Tony Blair was). Empty hints, and such as no term fits, choose nothing.
Service service_at(const Person& person, std::optional<Day> day, const std::string& id, const std::string& role);

/// What the text around a surname tells of its bearer.
struct SurnameHints {
  std::optional<Day> day;
  std::string id;                       // state or organisation that stands beside the name; empty where none does
  std::vector<std::string> sectors;     // of the role beside it; empty where none does
  char gender = '?';                    // that the title tells: m, f, ?
  const StoryTally* tally = nullptr;    // countries the story speaks of
};

class Surnames {
 public:
  explicit Surnames(const Knowledge& knowledge);

  /// `surname`: folded words, joined by blanks. Prefers who serves what stands beside the name, then who is in office on the day,
  /// then the countries of the story; of those left, the one whose term began last.
  const Person* find(const std::string& surname, const SurnameHints& hints) const;

  /// All whom the surname, or a short name, may mean; folded as for find().
  std::vector<const Person*> bearers(const std::string& surname) const;

  bool knows_given_name(const std::string& word) const { return given_names_.count(word) != 0; }

 private:
  std::unordered_map<std::string, std::vector<const Person*>> people_;
  std::unordered_map<std::string, int> given_names_;  // first words of full names: "Michael Jordan" is no state
};

}  // namespace entente::who
