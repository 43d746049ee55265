// Every way in which the knowledge reads a name, with the row that says so: what `entente actors show` prints.
//
//   for (const NameReading& reading : readings_of(world, "Bush", parse_day("1991-01-17"))) print(reading.actor.name, reading.origin.line);
//
// Which of them a text means is not decided here but by who/mention_actor.h, for it depends on what stands around the name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "who/world.h"

namespace entente::who {

struct NameReading {
  Actor actor;        // without span; `how` tells by which step: state, capital, person, surname, role ...
  std::string office; // of a term of a person
  Origin origin;
  Validity valid;
  bool holds = true;  // on the day; without a day: still
};

/// A person has one reading for each term. Case, accents and a leading article are ignored. Empty for a name that no row bears.
std::vector<NameReading> readings_of(const World& world, std::string_view name, std::optional<Day> day);

}  // namespace entente::who
