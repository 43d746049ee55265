// Texts that nobody writes: whatever comes in, dates stay in order and within their sentences, and the work stays bounded.
#include <gtest/gtest.h>

#include <random>

#include "when/documents.h"
#include "when/spans_of_days.h"

namespace entente::when {
namespace {

void expect_sound(const std::string& text) {
  const Document document = document_of(text, "2015-03-11");
  const When when = calendar().find(document, {});
  ASSERT_EQ(when.sentences.size(), document.sentences.size());
  for (std::size_t sentence = 0; sentence < when.sentences.size(); ++sentence) {
    std::uint32_t end = 0;
    for (const Date& date : when.sentences[sentence]) {
      EXPECT_TRUE(document.sentences[sentence].span.holds(date.span)) << text;
      EXPECT_LE(end, date.span.begin) << text;
      end = date.span.end;
      if (!date.interval) continue;
      EXPECT_LE(date.interval->begin, date.interval->end) << text;
      EXPECT_LE(year_of_day(date.interval->end), 9999) << text;
    }
  }
}

TEST(Hostile, RandomStringsOfTimeWords) {
  const std::vector<std::string> words = {"May", "9", "31", "February", "2014", "0000", "9999", "the", "last", "next", "of", "from", "to", "-", "–", ",", ".", "'", "’s", "s", "week",
                                          "years", "ago", "later", "early", "mid", "end", "Monday", "summer", "1990s", "99999999999999999999", "thousand", "million", "in", "since",
                                          "by", "same", "day", "before", "after", "and", "a", "half", "first", "quarter", "century", "/", ":", "30", "Christmas", "Ramadan", "until",
                                          "between", "this", "that", "it", "will", "é", "日"};
  std::mt19937 random(20240312);
  std::uniform_int_distribution<std::size_t> pick(0, words.size() - 1), length(1, 30), blank(0, 3);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t left = length(random); left > 0; --left) text += words[pick(random)] + (blank(random) == 0 ? "" : " ");
    expect_sound(text);
  }
}

TEST(Hostile, AClockCutOff) { expect_sound("4:in/"); }  // found by fuzzing

TEST(Hostile, LongAndEmptyTexts) {
  expect_sound("");
  expect_sound(std::string(200'000, '9'));
  expect_sound(std::string(100'000, 'a'));
  std::string many;
  for (int count = 0; count < 20'000; ++count) many += "the last two million May 9 ";
  expect_sound(many);
}

}  // namespace
}  // namespace entente::when
