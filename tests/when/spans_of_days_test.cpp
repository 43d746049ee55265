#include "when/spans_of_days.h"

#include <gtest/gtest.h>

namespace entente::when {
namespace {

Day day(const char* text) { return *parse_day(text); }

std::string written(std::optional<Interval> interval) {
  return interval ? to_string(interval->begin) + ".." + to_string(interval->end) : "nothing";
}

TEST(SpansOfDays, UnitsAroundADay) {
  EXPECT_EQ(written(unit_around(day("2015-03-11"), Unit::Week, 0)), "2015-03-09..2015-03-15");
  EXPECT_EQ(written(unit_around(day("2015-03-15"), Unit::Week, 0)), "2015-03-09..2015-03-15");
  EXPECT_EQ(written(unit_around(day("2015-03-31"), Unit::Month, -1)), "2015-02-01..2015-02-28");
  EXPECT_EQ(written(unit_around(day("2016-01-31"), Unit::Month, 1)), "2016-02-01..2016-02-29");
  EXPECT_EQ(written(unit_around(day("2015-01-31"), Unit::Month, -1)), "2014-12-01..2014-12-31");
  EXPECT_EQ(written(unit_around(day("2015-05-31"), Unit::Quarter, -1)), "2015-01-01..2015-03-31");
  EXPECT_EQ(written(unit_around(day("2015-05-31"), Unit::Decade, -1)), "2000-01-01..2009-12-31");
  EXPECT_EQ(written(unit_around(day("2015-03-11"), Unit::Weekend, 0)), "2015-03-14..2015-03-15");
}

TEST(SpansOfDays, NothingBeyondTheCalendar) {
  EXPECT_EQ(written(unit_around(day("2015-03-11"), Unit::Year, -3000)), "nothing");
  EXPECT_EQ(written(unit_around(day("2015-03-11"), Unit::Day, 100'000'000'000)), "nothing");
  EXPECT_EQ(written(day_of(2015, 2, 29)), "nothing");
  EXPECT_EQ(written(day_of(2016, 2, 29)), "2016-02-29..2016-02-29");
  EXPECT_EQ(written(year_of(0)), "nothing");
  EXPECT_EQ(written(years_from(9999, 10)), "nothing");
}

TEST(SpansOfDays, TimexValues) {
  EXPECT_EQ(timex_value(day("2014-05-09"), Unit::Day), "2014-05-09");
  EXPECT_EQ(timex_value(day("2014-05-05"), Unit::Week), "2014-W19");
  EXPECT_EQ(timex_value(day("2014-12-29"), Unit::Week), "2015-W01");
  EXPECT_EQ(timex_value(day("2014-12-01"), Unit::Season), "2014-WI");
  EXPECT_EQ(timex_value(day("2014-04-01"), Unit::Quarter), "2014-Q2");
  EXPECT_EQ(timex_value(day("1990-01-01"), Unit::Decade), "199");
}

TEST(SpansOfDays, ThirdsAndHalves) {
  const Interval june{day("2014-06-01"), day("2014-06-30")};
  EXPECT_EQ(written(narrowed(june, Edge::Begin, false)), "2014-06-01..2014-06-10");
  EXPECT_EQ(written(narrowed(june, Edge::Middle, false)), "2014-06-11..2014-06-20");
  EXPECT_EQ(written(narrowed(june, Edge::End, false)), "2014-06-21..2014-06-30");
  EXPECT_EQ(written(narrowed(june, Edge::End, true)), "2014-06-16..2014-06-30");
}

}  // namespace
}  // namespace entente::when
