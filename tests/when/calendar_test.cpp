// TIMEX3 types and values, which annotators of time expressions use; what counts as a date is tested by the golden cases.
#include "when/calendar.h"

#include <gtest/gtest.h>

#include "when/documents.h"

namespace entente::when {
namespace {

/// The only expression of a text: "TYPE value".
std::string timex(const std::string& text, const std::string& published = "2015-03-11") {
  std::vector<std::string> all;
  for (const auto& sentence : calendar().expressions(document_of(text, published), {})) {
    for (const TimeExpression& expression : sentence) all.push_back(expression.type + " " + expression.value);
  }
  return all.size() == 1 ? all[0] : "found " + std::to_string(all.size());
}

TEST(Timex, Dates) {
  EXPECT_EQ(timex("They met on May 9, 2014."), "DATE 2014-05-09");
  EXPECT_EQ(timex("They met in May 2014."), "DATE 2014-05");
  EXPECT_EQ(timex("They met last week."), "DATE 2015-W10");
  EXPECT_EQ(timex("They met last weekend."), "DATE 2015-W10-WE");
  EXPECT_EQ(timex("They met in the summer of 2014."), "DATE 2014-SU");
  EXPECT_EQ(timex("They met in early 2014."), "DATE 2014");
  EXPECT_EQ(timex("They met in the 1990s."), "DATE 199");
  EXPECT_EQ(timex("They met in fiscal 2008."), "DATE FY2008");
  EXPECT_EQ(timex("They met in the first quarter of 2014."), "DATE 2014-Q1");
  EXPECT_EQ(timex("They met recently."), "DATE PAST_REF");
  EXPECT_EQ(timex("They now meet."), "DATE PRESENT_REF");
  EXPECT_EQ(timex("They met on May 9.", ""), "DATE XXXX-05-09");
  EXPECT_EQ(timex("They met on Friday.", ""), "DATE XXXX-WXX-5");
}

TEST(Timex, Times) {
  EXPECT_EQ(timex("They met on Saturday night."), "TIME 2015-03-07TNI");
  EXPECT_EQ(timex("They met this morning."), "TIME 2015-03-11TMO");
  EXPECT_EQ(timex("They met at 08:30 GMT."), "TIME 2015-03-11T08:30Z");
  EXPECT_EQ(timex("They met at 0830 GMT."), "TIME 2015-03-11T08:30Z");
  EXPECT_EQ(timex("They met at 6:40 p.m. near the port."), "TIME 2015-03-11T18:40");
  EXPECT_EQ(timex("They met at 6 p.m. Friday."), "TIME 2015-03-06T18:00");
  EXPECT_EQ(timex("They met on the evening of May 9, 2014."), "TIME 2014-05-09TEV");
}

TEST(Timex, DurationsAndSets) {
  EXPECT_EQ(timex("They met for three days."), "DURATION P3D");
  EXPECT_EQ(timex("They met for two and a half years."), "DURATION P2.5Y");
  EXPECT_EQ(timex("They met for several months."), "DURATION PXM");
  EXPECT_EQ(timex("A four-week truce began."), "DURATION P4W");
  EXPECT_EQ(timex("They met for 12 hours."), "DURATION PT12H");
  EXPECT_EQ(timex("They meet every Monday."), "SET XXXX-WXX-1");
  EXPECT_EQ(timex("They meet weekly."), "SET P1W");
  EXPECT_EQ(timex("They meet every three months."), "SET P3M");
  EXPECT_EQ(timex("They meet twice a week."), "SET P1W");
  EXPECT_EQ(timex("They fear the coming months."), "DURATION PXM");
  EXPECT_EQ(timex("They met for two decades."), "DURATION P20Y");
}

TEST(Timex, ARangeGivesItsTwoEnds) {
  const auto found = calendar().expressions(document_of("They met from March to May 2014.", "2015-03-11"), {});
  ASSERT_EQ(found.at(0).size(), 2u);
  EXPECT_EQ(found[0][0].value, "2014-03");
  EXPECT_EQ(found[0][1].value, "2014-05");
}

TEST(Timex, ATimeOfTheClockFallsOnTheDayToldLast) {
  const auto found = calendar().expressions(document_of("They met yesterday at 18:00 GMT.", "2015-03-11"), {});
  ASSERT_EQ(found.at(0).size(), 2u);
  EXPECT_EQ(found[0][1].value, "2015-03-10T18:00Z");
}

TEST(Timex, ADayAloneInALineDatesAReportWithoutDay) {
  const auto found = calendar().expressions(document_of("Talks resume\n\nMarch 11, 2015\n\nThey met yesterday.", ""), {});
  EXPECT_EQ(found.back().at(0).value, "2015-03-10");
}

TEST(Timex, TheSameDayPointsBackBeyondTheParagraph) {
  const auto found = calendar().expressions(document_of("They met on May 9, 2014.\n\nShells fell the same day.", "2015-03-11"), {});
  EXPECT_EQ(found.back().at(0).value, "2014-05-09");
}

}  // namespace
}  // namespace entente::when
