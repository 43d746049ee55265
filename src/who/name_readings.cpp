#include "who/name_readings.h"

namespace entente::who {
namespace {

bool holds_on(const Validity& valid, std::optional<Day> day) { return day ? valid.holds(*day) : !valid.until; }

class Readings {
 public:
  Readings(const World& world, std::optional<Day> day) : world_(world), day_(day) {}

  void add(NameOwner owner) {
    const Knowledge& knowledge = world_.knowledge();
    if (owner.kind == NameKind::Person) return add(knowledge.people[owner.row], "person");
    NameReading reading{world_.actor_of(owner, day_), {}, origin_of(knowledge, owner), {}, true};
    if (is_of_state(owner.kind)) reading.valid = knowledge.states[owner.row].valid;
    if (owner.kind == NameKind::Organisation) reading.valid = knowledge.organisations[owner.row].valid;
    if (owner.kind == NameKind::Place) reading.actor.name = knowledge.places[owner.row].name;
    reading.holds = holds_on(reading.valid, day_);
    readings_.push_back(std::move(reading));
  }

  void add(const Person& person, const char* how) {
    for (const Term& term : person.terms) {
      const bool is_over = day_ && term.valid.until && *term.valid.until < *day_;
      NameReading reading{world_.actor_of(person, {&term, is_over}), term.office, term.origin, term.valid, holds_on(term.valid, day_)};
      reading.actor.how = how;
      readings_.push_back(std::move(reading));
    }
  }

  void add(const RoleWord& role) {
    NameReading reading;
    reading.actor.name = role.word;
    reading.actor.sectors = role.sectors;
    reading.actor.how = "role";
    reading.origin = role.origin;
    readings_.push_back(std::move(reading));
  }

  std::vector<NameReading> take() { return std::move(readings_); }

 private:
  const World& world_;
  std::optional<Day> day_;
  std::vector<NameReading> readings_;
};

}  // namespace

std::vector<NameReading> readings_of(const World& world, std::string_view name, std::optional<Day> day) {
  Readings readings(world, day);
  const std::vector<NameOwner>* owners = world.names().owners_of(name);
  if (owners != nullptr) {
    for (const NameOwner owner : *owners) readings.add(owner);
  }
  const std::vector<Word> words = words_of(name);
  for (const Person* person : world.surnames().bearers(joined(words, 0, words.size()))) {
    if (owners == nullptr || key_of(person->name) != key_of(name)) readings.add(*person, "surname");
  }
  for (const RoleSeen& seen : world.roles().find(words, 0, words.size())) {
    if (seen.begin == 0 && seen.end == words.size()) readings.add(*seen.role);
  }
  return readings.take();
}

}  // namespace entente::who
