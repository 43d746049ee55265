// Arithmetic on calendar units: the week that holds a day, the month two months earlier, a third of a year.
//
//   unit_around(day, Unit::Week, -1)   ->  Monday to Sunday of the week before
//
// Pure functions. Weeks run from Monday to Sunday. Results outside the years 1 to 9999 are refused (nothing).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace entente::when {

enum class Unit : std::uint8_t { Minute, Hour, Day, Night, Week, Fortnight, Weekend, Month, Quarter, Season, Year, Decade, Century };

/// The unit a table names ("week"); nothing for other words.
std::optional<Unit> unit_of(std::string_view name);

/// How a Date names the unit's precision: "day", "week", "month", "season", "year", "decade", else "range".
std::string precision_of(Unit unit);

std::optional<Interval> day_of(int year, int month, int day);
std::optional<Interval> month_of(int year, int month);
std::optional<Interval> year_of(int year);
/// Three months from `first_month`: a quarter, or a season (winter runs into the next year).
std::optional<Interval> three_months(int year, int first_month);
/// `count` years from `year`.
std::optional<Interval> years_from(int year, int count);

/// The unit that holds `day`, moved on by `shift` units (back where negative).
std::optional<Interval> unit_around(Day day, Unit unit, std::int64_t shift);

enum class Edge : std::uint8_t { Begin, Middle, End };

/// The first, middle or last third; the halves where `is_half`.
Interval narrowed(Interval interval, Edge edge, bool is_half);

int year_of_day(Day day);
int month_of_day(Day day);
/// 1 Monday to 7 Sunday.
int weekday_of_day(Day day);

/// TIMEX3 value of the unit that begins with `begin`: "2014-05-09", "2014-W11", "2014-W11-WE", "2014-Q1", "2014-SP", "201" (decade).
std::string timex_value(Day begin, Unit unit);

/// TIMEX3 code of a duration's unit: "D", "W", "M", "Y", "DE", "CE", "H", "M".
std::string timex_code(Unit unit);

}  // namespace entente::when
