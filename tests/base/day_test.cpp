#include "base/day.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

Day day(int year, unsigned month, unsigned number) {
  return Day(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number));
}

TEST(Day, IsWrittenWithFourTwoAndTwoDigits) {
  EXPECT_EQ(to_string(day(2014, 3, 1)), "2014-03-01");
  EXPECT_EQ(to_string(day(7, 12, 31)), "0007-12-31");
}

TEST(Day, ReadsADayAMonthAndAYear) {
  EXPECT_EQ(parse_interval("2014-03-01"), (Interval{day(2014, 3, 1), day(2014, 3, 1)}));
  EXPECT_EQ(parse_interval("2014-04"), (Interval{day(2014, 4, 1), day(2014, 4, 30)}));
  EXPECT_EQ(parse_interval("2014"), (Interval{day(2014, 1, 1), day(2014, 12, 31)}));
}

TEST(Day, KnowsLeapYears) {
  EXPECT_EQ(parse_interval("2012-02"), (Interval{day(2012, 2, 1), day(2012, 2, 29)}));
  EXPECT_TRUE(parse_interval("2000-02-29"));
  EXPECT_FALSE(parse_interval("1900-02-29"));
}

TEST(Day, RefusesWhatIsNoDate) {
  for (const char* text : {"", "14", "2014-", "2014-3", "2014-13", "2014-00", "2014-02-30", "2014-03-00", "2014/03/01", "2014-03-01 ",
                           " 2014", "20x4", "-014", "2014-+3", "2014-03-1x"}) {
    EXPECT_FALSE(parse_interval(text)) << text;
  }
}

TEST(Day, ReadsTheDateOfATimestamp) {
  EXPECT_EQ(parse_day("2014-03-01"), day(2014, 3, 1));
  EXPECT_EQ(parse_day("2014-03-01T12:00:00Z"), day(2014, 3, 1));
  EXPECT_EQ(parse_day("2014-03-01 12:00"), day(2014, 3, 1));
  for (const char* text : {"2014-03", "2014-03-01x", "2014-03-32T00:00", "1 March 2014", ""}) EXPECT_FALSE(parse_day(text)) << text;
}

TEST(Day, IntervalsOverlapWhereTheyShareADay) {
  const Interval march{day(2014, 3, 1), day(2014, 3, 31)};
  EXPECT_TRUE(march.overlaps({day(2014, 3, 31), day(2014, 4, 2)}));
  EXPECT_FALSE(march.overlaps({day(2014, 4, 1), day(2014, 4, 2)}));
}

TEST(Day, WritingAndReadingAgreeOverFourCenturies) {
  for (Day at = day(1700, 1, 1); at < day(2100, 1, 1); at += std::chrono::days(13)) EXPECT_EQ(parse_day(to_string(at)), at);
}

}  // namespace
}  // namespace entente
