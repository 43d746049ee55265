// Days and intervals of days, on the proleptic Gregorian calendar.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

using Day = std::chrono::sys_days;

/// Both ends count: 2014-04-01 to 2014-04-30 is the month of April.
struct Interval {
  Day begin;
  Day end;

  bool overlaps(Interval other) const { return begin <= other.end && other.begin <= end; }
  friend bool operator==(Interval, Interval) = default;
};

/// "2014-03-01"; years outside 0..9999 never occur (parse_interval refuses them).
std::string to_string(Day day);

/// Reads "2014-03-01", "2014-03" or "2014" (surrounding text not allowed) as the days it covers; nothing if it is no such date.
std::optional<Interval> parse_interval(std::string_view text);

/// Reads the date of publication as feeds write it: "2014-03-01", optionally followed by "T..." or " ..."; nothing if it is no date.
std::optional<Day> parse_day(std::string_view text);

}  // namespace entente
