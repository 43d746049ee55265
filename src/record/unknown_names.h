// Names among actors and recipients that no table of the knowledge resolves, for `entente unknown`: whom a researcher may want to add.
//
//   record.read_unknown_names({.min_mentions = 3}, [](const UnknownName& unknown) { print(unknown.name); return true; });
//
// A name is what begins with a capital letter that no sentence's beginning explains, or what the reading took for a person. It is unknown
// where it was read from the text alone and so has no sector, or no country but one that the story suggests. "Five protesters" is no name,
// "Prime Minister Doe of France" is typed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/day.h"
#include "base/result.h"

namespace entente {

struct UnknownName {
  std::string name;
  std::uint64_t mentions = 0;       // a mention in two events counts once
  std::uint64_t reports = 0;
  std::optional<Day> first, last;   // of publication; nothing where no report has a day
  bool lacks_country = false, lacks_sector = false;  // in one mention at least
  std::string report, sentence;     // the earliest
};

struct UnknownNameFilter {
  std::uint64_t min_mentions = 1;
  std::optional<std::uint64_t> limit;
};

namespace record {

class Connection;

/// The most mentioned first, then by name. Record::read_unknown_names has the contract.
Result<void> read_unknown_names(Connection& connection, const UnknownNameFilter& filter, const std::function<bool(const UnknownName&)>& visit);

}  // namespace record
}  // namespace entente
