#include "who/world.h"

#include "who/sectors.h"
#include "who/words.h"

namespace entente::who {

World::World(Knowledge knowledge)
    : knowledge_(std::move(knowledge)), names_(knowledge_), roles_(knowledge_), surnames_(knowledge_) {
  for (const Qualifier& qualifier : knowledge_.qualifiers) qualifiers_[qualifier.meaning].insert(qualifier.word);
  for (const Pronoun& pronoun : knowledge_.pronouns) pronouns_.emplace(pronoun.word, &pronoun);
  for (const ClueWeight& known : knowledge_.clue_weights) clue_weights_.emplace(known.clue, known.weight);
  for (const Description& description : knowledge_.descriptions) descriptions_.emplace(key_of(description.phrase), &description);
}

bool World::means(const std::string& meaning, const std::string& word) const {
  const auto words = qualifiers_.find(meaning);
  return words != qualifiers_.end() && words->second.count(word) != 0;
}

const Pronoun* World::pronoun(const std::string& word) const {
  const auto found = pronouns_.find(word);
  return found == pronouns_.end() ? nullptr : found->second;
}

const Description* World::description(const std::string& phrase) const {
  const auto found = descriptions_.find(phrase);
  return found == descriptions_.end() ? nullptr : found->second;
}

bool World::is_valid(NameOwner owner, std::optional<Day> day) const {
  const Validity* valid = nullptr;
  if (is_of_state(owner.kind)) {
    valid = &knowledge_.states[owner.row].valid;
  } else if (owner.kind == NameKind::Organisation) {
    valid = &knowledge_.organisations[owner.row].valid;
  }
  if (valid == nullptr) return true;
  return day ? valid->holds(*day) : !valid->until;  // an undated text is taken as of our days
}

std::string World::country_of(const std::string& id) const {
  if (knowledge_.state_by_id.count(id) != 0) return id;
  const auto organisation = knowledge_.organisation_by_id.find(id);
  return organisation == knowledge_.organisation_by_id.end() ? std::string() : knowledge_.organisations[organisation->second].country;
}

std::string World::owner_country(NameOwner owner) const {
  switch (owner.kind) {
    case NameKind::State:
    case NameKind::Demonym:
    case NameKind::Nationals:
    case NameKind::Capital:
      return knowledge_.states[owner.row].id;
    case NameKind::Seat:
      return country_of(knowledge_.seats[owner.row].id);
    case NameKind::Organisation:
      return knowledge_.organisations[owner.row].country;
    case NameKind::People:
      return knowledge_.peoples[owner.row].country;
    case NameKind::Place:
      return knowledge_.places[owner.row].country;
    case NameKind::Person:
      return country_of(knowledge_.people[owner.row].terms.front().id);
  }
  return {};
}

double World::clue_weight(const std::string& clue) const {
  const auto found = clue_weights_.find(clue);
  return found == clue_weights_.end() ? 0 : found->second;
}

NameOwner World::choose(const Sighting& sighting, std::optional<Day> day, const StoryTally& tally) const {
  const NameOwner* best = nullptr;
  double most = -1;
  for (const NameOwner& owner : *sighting.owners) {
    // A name's meaning in the story outweighs the order of the tables; what a user added outweighs both, validity on the day all.
    constexpr double kValid = 1'000'000, kAdded = 1000;
    const bool is_first = best == nullptr;
    const double score = (is_valid(owner, day) ? kValid : 0) + (origin_of(knowledge_, owner).is_added ? kAdded : 0) + tally.weight(owner_country(owner));
    if (is_first || score > most) {
      best = &owner;
      most = score;
    }
  }
  return *best;
}

Actor World::state_actor(const State& state, std::string how) const {
  Actor actor;
  actor.name = state.name;
  actor.id = actor.country = state.id;
  actor.sectors = {"GOV"};
  actor.how = std::move(how);
  actor.is_named = true;
  return actor;
}

Actor World::actor_of(NameOwner owner, std::optional<Day> day) const {
  Actor actor;
  switch (owner.kind) {
    case NameKind::State:
      return state_actor(knowledge_.states[owner.row], "state");
    case NameKind::Demonym:
      return state_actor(knowledge_.states[owner.row], "demonym");
    case NameKind::Nationals:
      actor = state_actor(knowledge_.states[owner.row], "demonym");
      actor.sectors = {"CVL"};
      return actor;
    case NameKind::Capital:
      return state_actor(knowledge_.states[owner.row], "capital");
    case NameKind::Person:
      return actor_of(knowledge_.people[owner.row], service_at(knowledge_.people[owner.row], day));
    case NameKind::Seat: {
      const Seat& seat = knowledge_.seats[owner.row];
      actor.name = seat.name;
      actor.id = seat.id;
      actor.sectors = seat.sectors;
      actor.how = "seat";
      actor.is_named = true;
      break;
    }
    case NameKind::Organisation: {
      const Organisation& organisation = knowledge_.organisations[owner.row];
      actor.name = organisation.name;
      actor.id = organisation.id;
      actor.sectors = organisation.sectors;
      put_telling_first(actor.sectors);
      actor.how = "organisation";
      actor.is_named = true;
      break;
    }
    case NameKind::People: {
      const People& people = knowledge_.peoples[owner.row];
      actor.name = people.name;
      actor.sectors = people.sectors;
      actor.how = "people";
      break;
    }
    case NameKind::Place:
      actor.how = "place";
      break;
  }
  actor.country = owner_country(owner);
  return actor;
}

Actor World::actor_of(const Person& person, const Service& service) const {
  Actor actor;
  actor.name = person.name;
  actor.id = service.term->id;
  actor.country = country_of(service.term->id);
  actor.sectors = service.is_over ? std::vector<std::string>{"ELI"} : service.term->sectors;
  actor.how = "person";
  actor.is_named = true;
  return actor;
}

}  // namespace entente::who
