// The knowledge with its indexes: what every step of resolving looks things up in. Built once, const, shared by all threads.
//
//   const World world(std::move(knowledge));
//   world.means("former", "ex")                              // qualifiers
//   world.actor_of(owner, day)                               // a row of the knowledge as an Actor, without span
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "who/actor.h"
#include "who/knowledge.h"
#include "who/names.h"
#include "who/people.h"
#include "who/roles.h"
#include "who/tally.h"

namespace entente::who {

class World {
 public:
  explicit World(Knowledge knowledge);
  World(const World&) = delete;  // the indexes point into the knowledge
  World& operator=(const World&) = delete;

  const Knowledge& knowledge() const { return knowledge_; }
  const Names& names() const { return names_; }
  const Roles& roles() const { return roles_; }
  const Surnames& surnames() const { return surnames_; }

  /// True where qualifiers.tsv gives the (folded) word this meaning.
  bool means(const std::string& meaning, const std::string& word) const;
  /// Null where the (folded) word is no pronoun.
  const Pronoun* pronoun(const std::string& word) const;
  /// Null where the folded, blank-joined words are no description.
  const Description* description(const std::string& phrase) const;

  /// What a clue of who/context_country.h counts; nothing where context.tsv does not list it.
  double clue_weight(const std::string& clue) const;

  /// Of several rows with one name: the one that is valid on the day and that the story speaks of, else the first.
  NameOwner choose(const Sighting& sighting, std::optional<Day> day, const StoryTally& tally) const;

  /// Without span. For a place there is only a country: an actor without name or sector.
  Actor actor_of(NameOwner owner, std::optional<Day> day) const;
  Actor actor_of(const Person& person, const Service& service) const;

  /// The state of an id: the id itself where it is a state's, an organisation's country, or nothing.
  std::string country_of(const std::string& id) const;

 private:
  bool is_valid(NameOwner owner, std::optional<Day> day) const;
  std::string owner_country(NameOwner owner) const;
  Actor state_actor(const State& state, std::string how) const;

  const Knowledge knowledge_;
  const Names names_;
  const Roles roles_;
  const Surnames surnames_;
  std::unordered_map<std::string, std::unordered_set<std::string>> qualifiers_;  // meaning to words
  std::unordered_map<std::string, const Pronoun*> pronouns_;
  std::unordered_map<std::string, double> clue_weights_;
  std::unordered_map<std::string, const Description*> descriptions_;
};

}  // namespace entente::who
