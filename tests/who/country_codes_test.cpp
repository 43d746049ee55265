#include "who/country_codes.h"

#include <gmock/gmock.h>

#include "base/table.h"

namespace entente::who {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const CountryCodes& codes() {
  static const CountryCodes loaded(load_knowledge(ENTENTE_ROOT "/knowledge").value());
  return loaded;
}

TEST(CountryCodes, FollowTheDate) {
  const Table cases = Table::read(ENTENTE_ROOT "/tests/golden/who/codes.tsv", {"state", "system", "day", "code"}).value();
  for (const Table::Row& row : cases.rows()) {
    EXPECT_EQ(codes().code_of(std::string(row["state"]), row["system"], parse_day(row["day"])), row["code"])
        << row["state"] << " in " << row["system"] << " on " << row["day"];
  }
}

TEST(CountryCodes, EveryStateOfTodayHasThemAndNoFormIsBroken) {
  const Knowledge knowledge = load_knowledge(ENTENTE_ROOT "/knowledge").value();
  for (const State& state : knowledge.states) {
    if (state.valid.until || state.id == "XKX") continue;  // ISO 3166 has no number for Kosovo
    EXPECT_NE(codes().code_of(state.id, "isonum", std::nullopt), "") << state.id;
  }
  const auto has_form = [](const std::string& code, std::size_t fewest, std::size_t most, auto is_wanted) {
    return code.empty() || (code.size() >= fewest && code.size() <= most && std::all_of(code.begin(), code.end(), is_wanted));
  };
  const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
  const auto is_letter = [](char sign) { return sign >= 'A' && sign <= 'Z'; };
  for (const StateCodes& row : knowledge.state_codes) {
    const bool is_formed = has_form(row.isonum, 3, 3, is_digit) && has_form(row.cow, 1, 3, is_digit) && has_form(row.gw, 1, 3, is_digit) &&
                           has_form(row.cowc, 3, 3, is_letter) && has_form(row.fips, 2, 2, is_letter) && has_form(row.cameo, 3, 3, is_letter);
    EXPECT_TRUE(is_formed && row.cow.empty() == row.cowc.empty()) << "codes.tsv:" << row.origin.line;
  }
}

TEST(CountryCodes, LeadBackToStates) {
  EXPECT_THAT(codes().states_with("cow", "731"), ElementsAre("PRK"));
  EXPECT_THAT(codes().states_with("cow", "345"), ElementsAre("SRB", "YUG", "SCG"));
  EXPECT_THAT(codes().states_with("fips", "up"), ElementsAre("UKR"));
  EXPECT_THAT(codes().states_with("iso2", "kp"), ElementsAre("PRK"));
  EXPECT_THAT(codes().states_with("cow", ""), IsEmpty());
  EXPECT_THAT(codes().states_with("nosystem", "731"), IsEmpty());
}

TEST(CountryCodes, WithoutADayAreTheLast) {
  EXPECT_EQ(codes().code_of("DEU", "cow", std::nullopt), "255");
  EXPECT_EQ(codes().code_of("DDR", "cow", std::nullopt), "265");
}

TEST(CountryCodes, AreEmptyForWhatIsNoState) {
  EXPECT_EQ(codes().code_of("NATO", "cow", std::nullopt), "");
  EXPECT_EQ(codes().code_of("NATO", "iso3", std::nullopt), "");
  EXPECT_EQ(codes().code_of("RUS", "nosystem", std::nullopt), "");
}

}  // namespace
}  // namespace entente::who
