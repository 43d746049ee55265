#include "who/actor_dictionary.h"

#include <gmock/gmock.h>

namespace entente::who {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ActorDictionary parse(std::string_view text) { return parse_dictionary(text, "x.actors.txt"); }

/// "VENREB 1985-01-01..1999-12-31", for each code of the first entry.
std::vector<std::string> codes_of(std::string_view text) {
  std::vector<std::string> codes;
  const ActorDictionary dictionary = parse(text);
  for (const DictionaryCode& code : dictionary.entries.at(0).codes) codes.push_back(code.code + " " + code.from + ".." + code.until);
  return codes;
}

TEST(ActorDictionary, GathersNamesUntilACodeEndsThem) {
  const ActorDictionary dictionary = parse("A_LONG_NAME_ ; from somewhere\n+SYNONYM_\nANOTHER # note\n\t[VENREB]\n\nNEXT [VEN]\n+NEXT_TOO\n");
  ASSERT_THAT(dictionary.entries, SizeIs(2));
  EXPECT_THAT(dictionary.entries[0].names, ElementsAre("A Long Name", "Synonym", "Another"));
  EXPECT_EQ(dictionary.entries[0].line, 1u);
  EXPECT_THAT(dictionary.entries[1].names, ElementsAre("Next", "Next Too"));
  EXPECT_EQ(dictionary.entries[1].line, 6u);
  EXPECT_THAT(dictionary.faults, IsEmpty());
}

TEST(ActorDictionary, WritesNamesAsInPrint) {
  const ActorDictionary dictionary = parse("U.N._\n+FCM\n+KIM_JONG-UN_\n+Al_Jazira\n+COAST\n[PRK]");
  EXPECT_THAT(dictionary.entries.at(0).names, ElementsAre("U.N.", "FCM", "Kim Jong-Un", "Al Jazira", "Coast"));
}

TEST(ActorDictionary, ReadsDays) {
  EXPECT_THAT(codes_of("A\n[VENREB 850101-991231]\n[VENGOV >20040229]\n[VENELI <290101]\n[VENPTY 300101-300102][VEN]"),
              ElementsAre("VENREB 1985-01-01..1999-12-31", "VENGOV 2004-02-29..", "VENELI ..2029-01-01", "VENPTY 1930-01-01..1930-01-02", "VEN .."));
}

TEST(ActorDictionary, ReadsAgents) {
  const ActorDictionary dictionary = parse("COAST_RANGER {COAST_RANGERS} [~MIL]\nPOLICE {} [~COP]\n");
  ASSERT_THAT(dictionary.entries, SizeIs(2));
  EXPECT_TRUE(dictionary.entries[0].is_agent);
  EXPECT_THAT(dictionary.entries[0].names, ElementsAre("coast ranger"));
  EXPECT_EQ(dictionary.entries[0].plural, "coast rangers");
  EXPECT_EQ(dictionary.entries[1].plural, "");
}

TEST(ActorDictionary, TellsWhatItCannotReadAndGoesOn) {
  const ActorDictionary dictionary = parse("A [VEN 991301]\n\xFF\nC!SET! [~MIL]\nD [VEN\nE [ven]\nF [VEN 991231-850101]\nG [VEN]\nH\n");
  std::vector<std::string> faults;
  for (const Error& fault : dictionary.faults) faults.push_back(to_string(fault));
  EXPECT_THAT(faults, ElementsAre(HasSubstr(":1: \"VEN 991301\" has no such days"), HasSubstr(":2: is no line"), HasSubstr(":3: uses a set of words"),
                                  HasSubstr(":4: has a code that no bracket ends"), HasSubstr(":5: \"ven\" is no code"),
                                  HasSubstr(":6: \"VEN 991231-850101\" has no such days"), HasSubstr(":8: \"H\" has no code")));
  ASSERT_THAT(dictionary.entries, SizeIs(1));
  EXPECT_THAT(dictionary.entries[0].names, ElementsAre("G"));
}

TEST(ActorDictionary, KeepsAnEntryOfEndlessNamesBounded) {
  std::string text;
  for (int name = 0; name < 2000; ++name) text += "+NAME_" + std::to_string(name) + "\n";
  const ActorDictionary dictionary = parse(text + "[VEN]\n");
  EXPECT_THAT(dictionary.entries.at(0).names, SizeIs(500));
  EXPECT_THAT(dictionary.faults, SizeIs(1));
}

}  // namespace
}  // namespace entente::who
