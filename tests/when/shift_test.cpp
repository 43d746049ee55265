// Properties of every golden text: what is counted from publication moves with it by whole weeks, what the text gives whole stays;
// intervals are in order; spans lie in their sentences.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "when/documents.h"
#include "when/spans_of_days.h"

namespace entente::when {
namespace {

constexpr std::chrono::days kWeek(7);

std::vector<std::string> golden_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_ROOT "/tests/golden/when")) {
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("text ", 0) == 0) texts.push_back(line.substr(5));
    }
  }
  return texts;
}

TEST(Shift, WeeksMoveWithPublicationAndExplicitDatesDoNot) {
  const std::vector<std::string> texts = golden_texts();
  ASSERT_GT(texts.size(), 120u);
  const Day published = *parse_day("2015-03-11");
  int moved = 0, stayed = 0;
  for (const std::string& text : texts) {
    const auto before = calendar().find(document_of(text, to_string(published)), {}).sentences;
    const auto after = calendar().find(document_of(text, to_string(published + kWeek)), {}).sentences;
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t sentence = 0; sentence < before.size(); ++sentence) {
      ASSERT_EQ(before[sentence].size(), after[sentence].size()) << text;
      for (std::size_t index = 0; index < before[sentence].size(); ++index) {
        const Date& first = before[sentence][index];
        const Date& second = after[sentence][index];
        if (!first.interval || !second.interval || !first.bound.empty()) continue;
        if (first.method == "explicit") {
          EXPECT_EQ(*first.interval, *second.interval) << text;
          ++stayed;
        } else if (first.precision == "week" && &first == &before[0][0]) {  // later ones may be counted from the first
          EXPECT_EQ(first.interval->begin + kWeek, second.interval->begin) << text;
          ++moved;
        }
      }
    }
  }
  EXPECT_GT(moved, 0);
  EXPECT_GT(stayed, 0);
}

TEST(Shift, WeekdaysFallOnTheirWeekdayWhateverTheDay) {
  const Day start = *parse_day("2023-12-20");
  for (int offset = 0; offset < 30; ++offset) {
    const Day published = start + std::chrono::days(offset);
    const Document document = document_of("Rebels attacked on Friday. Talks will resume on Friday.", to_string(published));
    const auto dates = calendar().find(document, {}).sentences;
    ASSERT_EQ(dates.size(), 2u);
    const Interval past = *dates[0].at(0).interval, future = *dates[1].at(0).interval;
    EXPECT_EQ(weekday_of_day(past.begin), 5);
    EXPECT_EQ(weekday_of_day(future.begin), 5);
    EXPECT_TRUE(past.begin <= published && published - past.begin < kWeek);
    EXPECT_TRUE(published <= future.begin && future.begin - published < kWeek);
  }
}

TEST(Shift, IntervalsAreInOrderAndSpansInTheirSentence) {
  for (const std::string& text : golden_texts()) {
    for (const char* published : {"2016-02-29", "2014-12-31", "2015-01-01", ""}) {
      const Document document = document_of(text, published);
      const When when = calendar().find(document, {});
      for (std::size_t sentence = 0; sentence < when.sentences.size(); ++sentence) {
        std::uint32_t end = 0;
        for (const Date& date : when.sentences[sentence]) {
          EXPECT_TRUE(document.sentences[sentence].span.holds(date.span)) << text;
          EXPECT_LE(end, date.span.begin) << text;
          end = date.span.end;
          EXPECT_EQ(date.interval.has_value(), date.method != "open") << text;
          if (!date.interval) continue;
          EXPECT_LE(date.interval->begin, date.interval->end) << text;
        }
      }
    }
  }
}

}  // namespace
}  // namespace entente::when
