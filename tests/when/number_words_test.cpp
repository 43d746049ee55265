#include "when/number_words.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace entente::when {
namespace {

const NumberWords& words() {
  static const Loaded<NumberWords> kWords = NumberWords::load(ENTENTE_ROOT "/knowledge");
  if (!kWords) throw std::runtime_error(to_string(kWords.error()));
  return *kWords;
}

TEST(NumberWords, CountsInFiguresAndWords) {
  const std::pair<const char*, std::int64_t> kCases[] = {
      {"12", 12}, {"12 people", 12}, {"at least 12", 12}, {"13,000 troops", 13000}, {"1.5 million refugees", 1500000}, {"two dozen", 24},
      {"a dozen men", 12}, {"dozens", 24}, {"dozens of people", 24}, {"hundreds", 200}, {"thousands of marchers", 2000},
      {"tens of thousands", 20000}, {"hundreds of thousands of people", 200000}, {"twenty-five", 25}, {"twenty five", 25},
      {"two hundred and five", 205}, {"three hundred thousand", 300000}, {"two thousand five hundred", 2500}, {"a soldier", 1}, {"an officer", 1},
      {"one", 1}, {"about 300 workers", 300}, {"more than 40", 40}, {"nearly a hundred", 100}, {"five soldiers and two civilians", 5},
      {"some 20,000 demonstrators", 20000}, {"no one", 0}};
  for (const auto& [phrase, count] : kCases) EXPECT_EQ(words().count_of(phrase), count) << phrase;
}

TEST(NumberWords, NoCountWhereNoneIsSaid) {
  for (const char* phrase : {"soldiers", "the prime minister", "", "many people", "police", "their commander", "and of"}) {
    EXPECT_EQ(words().count_of(phrase), std::nullopt) << phrase;
  }
}

TEST(NumberWords, HugeFiguresAreRefused) {
  EXPECT_EQ(words().count_of("99999999999999999999999999"), std::nullopt);
  EXPECT_EQ(words().count_of(std::string(5000, '9')), std::nullopt);
}

}  // namespace
}  // namespace entente::when
