#include "what/numbers.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "text/cutter.h"
#include "text/phrase.h"

namespace entente::what {
namespace {

const NumberWords& words() {
  static const Loaded<NumberWords> kWords = NumberWords::load(ENTENTE_ROOT "/knowledge");
  if (!kWords) throw std::runtime_error(to_string(kWords.error()));
  return *kWords;
}

std::vector<std::pair<double, std::string>> stated(const std::string& text) {
  std::vector<std::pair<double, std::string>> all;
  for (const StatedAmount& amount : words().stated_in(text, {0, static_cast<std::uint32_t>(text.size())})) all.emplace_back(amount.value, amount.currency);
  return all;
}

TEST(Numbers, MoneyWithSignOrWord) {
  const std::pair<const char*, std::pair<double, const char*>> kCases[] = {
      {"a $10 billion debt", {1e10, "USD"}}, {"US$5m in grants", {5e6, "USD"}}, {"10 billion dollars", {1e10, "USD"}}, {"€3 bn", {3e9, "EUR"}},
      {"$1.09 billion", {1.09e9, "USD"}}, {"£250,000", {250000, "GBP"}}, {"C$40 million", {4e7, "CAD"}}, {"a 500-million-euro loan", {5e8, "EUR"}},
      {"two billion rubles", {2e9, "RUB"}}, {"30 million Swiss francs", {3e7, "CHF"}}, {"RMB 6 billion", {6e9, "CNY"}}, {"millions of dollars", {0, ""}}};
  for (const auto& [text, money] : kCases) {
    const auto all = stated(text);
    if (*money.second == '\0') {
      EXPECT_TRUE(all.empty()) << text;
      continue;
    }
    ASSERT_EQ(all.size(), 1u) << text;
    EXPECT_DOUBLE_EQ(all[0].first, money.first) << text;
    EXPECT_EQ(all[0].second, money.second) << text;
  }
}

TEST(Numbers, Shares) {
  const std::pair<const char*, double> kCases[] = {{"90% of its debt", 0.9}, {"90 percent", 0.9}, {"ninety per cent", 0.9}, {"two-thirds of the men", 2 / 3.0},
                                                   {"three quarters of the staff", 0.75}, {"half of the money", 0.5}, {"a third of the land", 1 / 3.0}};
  for (const auto& [text, share] : kCases) {
    const auto all = stated(text);
    ASSERT_EQ(all.size(), 1u) << text;
    EXPECT_NEAR(all[0].first, share, 1e-5) << text;
    EXPECT_EQ(all[0].second, "") << text;
  }
}

TEST(Numbers, WhatIsNoAmount) {
  for (const char* text : {"the third attack", "a third country", "the second half", "150% more", "they won the war", "ten pounded doors", "the real reason"}) {
    EXPECT_TRUE(stated(text).empty()) << text;
  }
}

struct Example {
  explicit Example(const std::string& text) {
    static const Loaded<text::Cutter> kCutter = text::Cutter::load(ENTENTE_ROOT "/knowledge");
    if (!kCutter) throw std::runtime_error(to_string(kCutter.error()));
    Story story;
    story.text = text;
    document = kCutter->cut(std::move(story));
  }

  /// The tokens that overlap a phrase of the text.
  TokenRange range(const std::string& phrase) const { return range_of(document, phrase); }

  Numbers numbers(const std::string& trigger, const std::string& type, std::vector<std::pair<Role, std::string>> roles = {}) const {
    Frame frame;
    frame.trigger = range(trigger);
    frame.type = type;
    for (const auto& [role, phrase] : roles) frame.roles.push_back({role, range(phrase), 1});
    return numbers_of(document, 0, frame, words());
  }

  Document document;
};

TEST(Numbers, MoneyAndShareOfTheFrame) {
  const Numbers numbers = Example("Oslo cancelled 90% of the island's $10 billion debt.").numbers("cancelled", "AID");
  EXPECT_EQ(numbers.money, 1e10);
  EXPECT_EQ(numbers.currency, "USD");
  EXPECT_EQ(numbers.share, 0.9);
  EXPECT_FALSE(numbers.dead || numbers.injured || numbers.arrested || numbers.crowd);
}

TEST(Numbers, OnlyEventsThatMoveMoneyHaveIt) {
  const Numbers numbers = Example("Rebels attacked a bank that held $10 billion.").numbers("attacked", "ASSAULT");
  EXPECT_FALSE(numbers.money);
  EXPECT_EQ(numbers.currency, "");
}

TEST(Numbers, TheNearestSumCounts) {
  const Example example("The bank, worth $9 billion, lent $2 million to Oslo.");
  EXPECT_EQ(example.numbers("lent", "AID").money, 2e6);
}

TEST(Numbers, FarSumsBelongToOthers) {
  const Example example("Oslo gave aid to the island, where after many years of hardship and hunger the fishermen of the northern villages had at last begun to build a "
                        "new harbour worth $9 billion.");
  EXPECT_FALSE(example.numbers("gave", "AID").money);
}

TEST(Numbers, PeopleByRole) {
  const Numbers numbers = Example("Two bombs killed at least 12 people and wounded dozens, and police held a suspect before 3,000 mourners.")
                              .numbers("killed", "ASSAULT", {{Role::Dead, "at least 12 people"}, {Role::Injured, "dozens"}, {Role::Arrested, "a suspect"}, {Role::Crowd, "3,000 mourners"}});
  EXPECT_EQ(numbers.dead, 12);
  EXPECT_EQ(numbers.injured, 24);
  EXPECT_EQ(numbers.arrested, 1);
  EXPECT_EQ(numbers.crowd, 3000);
}

TEST(Numbers, MentionsWithoutANumberCountNothing) {
  EXPECT_FALSE(Example("Bombs killed soldiers.").numbers("killed", "ASSAULT", {{Role::Dead, "soldiers"}}).dead);
}

}  // namespace
}  // namespace entente::what
