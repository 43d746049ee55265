// Which events of the record are asked for. Every condition that is set must hold; one that is empty asks nothing.
//
//   EventFilter filter;
//   filter.pair = {{"RUS", "PRK"}};          // between the two, in either direction
//   filter.from = parse_day("2014-01-01");
//   record.read(filter, print);
//
// A party is a country ("RUS") or an entity of the knowledge ("NATO"): who has that country or that id. So PSE also finds an
// armed group whose home is Palestine, and RUS a person who serves Russia.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "reading/reading.h"

namespace entente {

struct EventFilter {
  std::vector<std::string> parties;     // one of them is actor or recipient
  std::vector<std::string> actors;      // one of them is actor
  std::vector<std::string> recipients;  // one of them is recipient
  /// One does it to the other, either way round, or both do it together ("X and Y met").
  std::optional<std::pair<std::string, std::string>> pair;
  std::vector<std::string> types;       // one of them
  std::vector<std::string> modes;
  std::vector<Status> statuses;
  std::optional<Day> from, to;          // both count; events whose interval overlaps. Undated events never do
  std::string text;                     // the sentence holds it, whatever the case
  std::string speaker;                  // a speaker of that country or id, or with that word or those words in his name
  std::optional<double> min_confidence; // 0..1
  std::string place_country;            // where it happened
  std::string report;                   // the report's id

  enum class Order : std::uint8_t { OldestFirst, NewestFirst };
  Order order = Order::OldestFirst;     // by date, then publication, report and place in the text; undated events come last
  std::optional<std::uint64_t> limit;   // at most so many
};

}  // namespace entente
