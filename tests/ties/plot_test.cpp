// Plots against golden texts in tests/ties/golden/: what they must look like is there to be read.
#include "ties/plot.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

namespace entente::ties {
namespace {

using testing::HasSubstr;

std::string golden(const std::string& name) {
  std::ifstream file(ENTENTE_ROOT "/tests/ties/golden/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A thaw after a war: `count` periods from `from` on, every fifth one without events.
TieSeries thaw(Period period, const std::string& from, int count) {
  TieSeries series{"BRD", "SYL", period, {}, {}};
  Day begin = parse_day(from).value();
  for (int index = 0; index < count; ++index) {
    TiePeriod one;
    one.begin = begin;
    one.all.quads = {static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(index % 3), static_cast<std::uint64_t>(count - index - 1), index == 1 ? 9U : 0U};
    one.all.intensity_sum = static_cast<double>(one.all.events()) * (20.0 * index / (count - 1) - 10);
    if (index % 5 != 4) series.periods.push_back(one);
    begin = period_begin(begin + std::chrono::days(period == Period::Day ? 1 : period == Period::Month ? 31 : 366), period);
  }
  return series;
}

TEST(Plot, MonthsAsUnicode) { EXPECT_EQ(plot(thaw(Period::Month, "2014-01-01", 20), {80, 18, Glyphs::Unicode}), golden("months_unicode.txt")); }

TEST(Plot, MonthsAsAscii) { EXPECT_EQ(plot(thaw(Period::Month, "2014-01-01", 20), {60, 18, Glyphs::Ascii}), golden("months_ascii.txt")); }

TEST(Plot, DaysThatShareABar) { EXPECT_EQ(plot(thaw(Period::Day, "2014-02-20", 100), {50, 14, Glyphs::Ascii}), golden("days_ascii.txt")); }

TEST(Plot, Years) { EXPECT_EQ(plot(thaw(Period::Year, "1999-01-01", 8), {60, 14, Glyphs::Unicode}), golden("years_unicode.txt")); }

TEST(Plot, NothingToDraw) { EXPECT_EQ(plot(TieSeries{"BRD", "SYL", Period::Month, {}, {}}, {}), "BRD and SYL: no dated events\n"); }

TEST(Plot, LinesStayWithinTheWidthAndNumber) {
  for (const std::size_t width : {0U, 40U, 79U, 200U}) {
    for (const std::size_t height : {0U, 12U, 23U, 50U}) {
      std::istringstream lines(plot(thaw(Period::Month, "2014-01-01", 97), {width, height, Glyphs::Ascii}));
      std::size_t count = 0;
      std::string title;
      std::getline(lines, title);
      for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(line.size(), std::max<std::size_t>(width, 40)) << line;
      EXPECT_LE(count + 1, std::max<std::size_t>(height, 12));
    }
  }
}

TEST(Plot, TheLongestSpanOfDaysIsDrawnAtOnce) {
  TieSeries series{"BRD", "SYL", Period::Day, {}, {}};
  for (const char* day : {"0000-01-01", "9999-12-31"}) {
    TiePeriod period;
    period.begin = parse_day(day).value();
    period.all.quads = {1, 0, 0, 0};
    series.periods.push_back(period);
  }
  EXPECT_THAT(plot(series, {}), HasSubstr("0000-01-01"));
}

}  // namespace
}  // namespace entente::ties
