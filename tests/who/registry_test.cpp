#include "who/registry.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

namespace entente::who {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::filesystem::path kRepository = ENTENTE_ROOT;

/// One sentence, a token a word, without tree.
Document document_of(const std::string& text) {
  Document document;
  document.story.text = text;
  Sentence sentence;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    sentence.tokens.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, true});
    begin = end + 1;
  }
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  document.sentences.push_back(sentence);
  return document;
}

Reading reading_with(std::vector<Mention> mentions, std::vector<RoleMention> roles) {
  Reading reading;
  reading.sentences.resize(1);
  reading.sentences[0].mentions = std::move(mentions);
  Frame frame;
  frame.roles = std::move(roles);
  reading.sentences[0].frames.push_back(std::move(frame));
  return reading;
}

class RegistryTest : public testing::Test {
 protected:
  Registry registry_ = *Registry::load(kRepository / "tests/knowledge");
};

TEST_F(RegistryTest, HoldsEveryRoleMentionAndMention) {
  const Document document = document_of("Russia told Iran that Moscow waits");
  const Who who = registry_.resolve(document, reading_with({{{5, 6}, "LOC", 1}}, {{Role::Actor, {0, 1}, 1}, {Role::Recipient, {2, 3}, 1}}));
  ASSERT_EQ(who.sentences.size(), 1U);
  EXPECT_EQ(who.sentences[0].size(), 3U);
  EXPECT_EQ(who.sentences[0].at({2, 3})[0].id, "IRN");
  EXPECT_EQ(document.text(who.sentences[0].at({2, 3})[0].span), "Iran");
}

TEST_F(RegistryTest, LeavesOutTimesAndPlaces) {
  const Who who = registry_.resolve(document_of("Monday in Moscow"), reading_with({}, {{Role::Time, {0, 1}, 1}, {Role::Place, {2, 3}, 1}}));
  EXPECT_THAT(who.sentences[0], IsEmpty());
}

TEST_F(RegistryTest, PlaceOfTheEventTellsTheCountry) {
  const Document document = document_of("Syria Syria Syria said bombs in Basra killed people");
  const Who who = registry_.resolve(document, reading_with({}, {{Role::Recipient, {8, 9}, 1}, {Role::Place, {6, 7}, 1}}));
  EXPECT_EQ(who.sentences[0].at({8, 9})[0].country, "IRQ");
}

TEST_F(RegistryTest, FormerStatesHaveBecomeOthers) {
  EXPECT_EQ(registry_.present_state("SUN"), "RUS");
  EXPECT_EQ(registry_.present_state("IRQ"), "IRQ");
  EXPECT_EQ(registry_.present_state(""), "");
}

TEST_F(RegistryTest, WeIsWhoeverSpoke) {
  const Document document = document_of("Russia said we wait");
  const Reading reading = reading_with({}, {{Role::Speaker, {0, 1}, 1}, {Role::Actor, {2, 3}, 1}});
  EXPECT_EQ(registry_.resolve(document, reading).sentences[0].at({2, 3})[0].country, "RUS");
}

TEST_F(RegistryTest, RelativePronounIsWhatItFollows) {
  const Document document = document_of("Iran met Russia , which agreed");
  const Reading reading = reading_with({}, {{Role::Actor, {4, 5}, 1}});
  EXPECT_EQ(registry_.resolve(document, reading).sentences[0].at({4, 5})[0].country, "RUS");
}

TEST_F(RegistryTest, SubjectOfTheMainClauseComesFirst) {
  // "After Kim spoke, Putin met Park, and he left": without a tree Kim would come first.
  Document document = document_of("After Kim spoke , Putin met Park , and he left");
  document.story.published = parse_day("2015-03-11");
  Reading reading = reading_with({}, {{Role::Actor, {1, 2}, 1}, {Role::Actor, {4, 5}, 1}, {Role::Recipient, {6, 7}, 1}, {Role::Actor, {9, 10}, 1}});
  const char* relations[] = {"mark", "nsubj", "advcl", "punct", "nsubj", "root", "obj", "punct", "cc", "nsubj", "conj"};
  const std::uint32_t heads[] = {2, 2, 5, 2, 5, kRoot, 5, 10, 10, 10, 5};
  for (std::size_t token = 0; token < 11; ++token) reading.sentences[0].words.push_back({"", "", heads[token], relations[token]});
  EXPECT_EQ(registry_.resolve(document, reading).sentences[0].at({9, 10})[0].name, "Vladimir Putin");
}

TEST_F(RegistryTest, SurvivesReadingsThatDoNotFit) {
  const Document document = document_of("Russia waits");
  EXPECT_EQ(registry_.resolve(document, {}).sentences.size(), 1U);
  const Who who = registry_.resolve(document, reading_with({{{0, 9}, "LOC", 1}, {{1, 1}, "LOC", 1}, {{2, 1}, "LOC", 1}}, {{Role::Actor, {7, 8}, 1}}));
  EXPECT_THAT(who.sentences[0], IsEmpty());
}

TEST_F(RegistryTest, NamesWhatIsNoWord) {
  const Who who = registry_.resolve(document_of("-- waits"), reading_with({}, {{Role::Actor, {0, 1}, 1}}));
  EXPECT_EQ(who.sentences[0].at({0, 1})[0].name, "--");
}

/// A user's folder (tests/knowledge/own_who) over the tiny world.
class OwnKnowledgeTest : public testing::Test {
 protected:
  Actor actor(const std::string& mention, const std::string& day) const {
    Document document = document_of(mention);
    document.story.published = parse_day(day);
    const auto tokens = static_cast<std::uint32_t>(document.sentences[0].tokens.size());
    return registry_.resolve(document, reading_with({}, {{Role::Actor, {0, tokens}, 1}})).sentences[0].at({0, tokens})[0];
  }
  Registry registry_ = *Registry::load({kRepository / "tests/knowledge", kRepository / "tests/knowledge/own_who"});
};

TEST_F(OwnKnowledgeTest, ARowTakesThePlaceOfOursOfTheSameId) {
  EXPECT_EQ(actor("Islamic Resistance Movement", "2015-03-11").sectors.front(), "GOV");
  EXPECT_EQ(actor("Rossiya", "2015-03-11").id, "RUS");
}

TEST_F(OwnKnowledgeTest, ARowTakesThePlaceOfAllTermsOfAPerson) { EXPECT_EQ(actor("Tony Blair", "2000-03-11").id, "UNO"); }

TEST_F(OwnKnowledgeTest, AnAddedRowWinsTheNameOnItsDays) {
  EXPECT_EQ(actor("Moscow", "2015-03-11").id, "MAYOR");
  EXPECT_EQ(actor("Caracas", "1992-03-11").id, "OLD_ORDER");
  EXPECT_EQ(actor("Caracas", "2015-03-11").id, "VEN");
}

TEST_F(OwnKnowledgeTest, IsSound) { EXPECT_THAT(registry_.check(), IsEmpty()); }

TEST(RegistryLoad, TellsAllFaults) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "entente_registry_test";
  std::filesystem::create_directories(folder / "actors");
  std::ofstream(folder / "actors/states.tsv") << "id\tiso2\tname\tofficial\tdemonyms\tnames\tcapital\tsuccessor\tfrom\tuntil\n"
                                              << "AAA\t\tA\t\t\t\t\t\t2000-13-01\t\nBBB\t\tB\t\t\t\t\t\t2001\t2000\n";
  const Loaded<Registry> registry = Registry::load(folder);
  ASSERT_FALSE(registry);
  EXPECT_THAT(to_string(registry.error()), HasSubstr("\"2000-13-01\" is no day"));
  EXPECT_THAT(to_string(registry.error()), HasSubstr("states.tsv:3: `until` lies before `from`"));
  std::filesystem::remove_all(folder);
}

TEST(RegistryLoad, NeedsStates) {
  const Loaded<Registry> registry = Registry::load("/nowhere");
  ASSERT_FALSE(registry);
  EXPECT_THAT(to_string(registry.error()), HasSubstr("no table of states"));
}

TEST(RegistryLoad, RealKnowledgeLoads) {
  const Loaded<Registry> registry = Registry::load(kRepository / "knowledge");
  ASSERT_TRUE(registry) << to_string(registry.error());
}

}  // namespace
}  // namespace entente::who
