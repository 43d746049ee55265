#include "who/names.h"

#include <gmock/gmock.h>

namespace entente::who {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Knowledge small_world() {
  Knowledge knowledge;
  Qualifier article;
  article.word = "the";
  article.meaning = "article";
  knowledge.qualifiers = {article};
  State korea;
  korea.id = "KOR";
  korea.names = {"South Korea"};
  korea.capitals = {"Seoul"};
  State sudan;
  sudan.id = "SDN";
  sudan.names = {"Sudan"};
  sudan.demonyms = {"Sudanese"};
  State states;
  states.id = "USA";
  states.names = {"US", "U.S."};
  State turkey;
  turkey.id = "TUR";
  turkey.names = {"Turkey", "Türkiye"};
  knowledge.states = {korea, sudan, states, turkey};
  return knowledge;
}

/// The names found in a text, as words.
std::vector<std::string> found_in(const std::string& text) {
  const Knowledge knowledge = small_world();
  const Names names(knowledge);
  const std::vector<Word> words = words_of(text);
  std::vector<std::string> found;
  for (const Sighting& sighting : names.find(words)) found.push_back(joined(words, sighting.begin, sighting.end));
  return found;
}

TEST(Names, TakesTheLongest) { EXPECT_THAT(found_in("From South Korea to Seoul"), ElementsAre("south korea", "seoul")); }

TEST(Names, LooksAtCapitals) {
  EXPECT_THAT(found_in("they roasted a turkey for us"), IsEmpty());
  EXPECT_THAT(found_in("Turkey met the US"), ElementsAre("turkey", "us"));
}

TEST(Names, FoldsDiacriticsAndDropsDotsAndPossessives) {
  EXPECT_THAT(found_in("Turkiye's army, the U.S.'s ally"), ElementsAre("turkiye", "us"));
}

TEST(Names, FindsALongDemonymInSmallLetters) { EXPECT_THAT(found_in("a sudanese town"), ElementsAre("sudanese")); }

TEST(Names, ReadsHeadlines) { EXPECT_THAT(found_in("TURKEY WARNS SUDAN AGAIN"), ElementsAre("turkey", "sudan")); }

TEST(Names, OffersTheOneNameNearly) {
  const Knowledge knowledge = small_world();
  const Names names(knowledge);
  ASSERT_NE(names.nearly("turkei"), nullptr);
  EXPECT_EQ(names.nearly("turkei")->row, 3U);
  EXPECT_EQ(names.nearly("turkey"), nullptr) << "it is a name";
  EXPECT_EQ(names.nearly("seoul"), nullptr);
  EXPECT_EQ(names.nearly("sudam"), nullptr) << "too short";
}

TEST(OneEdit, CountsTheFourKinds) {
  EXPECT_TRUE(is_one_edit_apart("pyongyang", "pyonyang"));
  EXPECT_TRUE(is_one_edit_apart("pyonyang", "pyongyang"));
  EXPECT_TRUE(is_one_edit_apart("baghdad", "bagdhad"));
  EXPECT_TRUE(is_one_edit_apart("baghdad", "baghdat"));
  EXPECT_FALSE(is_one_edit_apart("baghdad", "baghdad"));
  EXPECT_FALSE(is_one_edit_apart("baghdad", "bagdad "));
  EXPECT_FALSE(is_one_edit_apart("", "ab"));
}

TEST(Words, KnowWhatFollowsThem) {
  const std::vector<Word> words = words_of("Russia's U.S.-led rebels' camp");
  ASSERT_EQ(words.size(), 5U);
  EXPECT_TRUE(words[0].is_possessive);
  EXPECT_EQ(words[1].folded, "us");
  EXPECT_TRUE(words[1].joins_next);
  EXPECT_FALSE(words[2].joins_next);
}

}  // namespace
}  // namespace entente::who
