#include "what/whole_roles.h"

#include <gmock/gmock.h>
#include <string>

namespace entente::what {
namespace {

using testing::ElementsAre;

struct Word {
  const char* upos;
  std::uint32_t head;
  const char* deprel;
  const char* xpos = "";
};

/// The bounds of an event's actors after they were made whole: "1-3".
std::vector<std::string> actors_of(const std::vector<Word>& words, const std::vector<TokenRange>& actors, const std::vector<TokenRange>& persons = {}) {
  SentenceReading sentence;
  for (const Word& word : words) sentence.words.push_back({word.upos, word.xpos, word.head, word.deprel});
  for (const TokenRange person : persons) sentence.mentions.push_back({person, "PER", 1});
  Frame frame;
  for (const TokenRange actor : actors) frame.roles.push_back({Role::Actor, actor, 1});
  sentence.frames.push_back(frame);
  Reading reading{{sentence}};
  make_roles_whole(reading);
  std::vector<std::string> shown;
  for (const RoleMention& mention : reading.sentences[0].frames[0].roles) {
    shown.push_back(std::to_string(mention.range.begin) + "-" + std::to_string(mention.range.end));
  }
  return shown;
}

TEST(WholeRoles, JoinPartsOfOneNounPhrase) {
  // the minister of Far East development spoke
  const std::vector<Word> words = {{"DET", 1, "det"},       {"NOUN", 6, "nsubj"}, {"ADP", 5, "case"}, {"PROPN", 4, "compound"},
                                   {"PROPN", 5, "compound"}, {"NOUN", 1, "nmod"},  {"VERB", kRoot, "root"}};
  EXPECT_THAT(actors_of(words, {{1, 3}, {4, 6}}), ElementsAre("1-6"));
}

TEST(WholeRoles, LeaveWhatAConjunctionOrACommaParts) {
  // soldiers and rebels fought / soldiers, rebels fought: whatever the tree says of a comma
  EXPECT_THAT(actors_of({{"NOUN", 3, "nsubj"}, {"CCONJ", 2, "cc"}, {"NOUN", 0, "conj"}, {"VERB", kRoot, "root"}}, {{0, 1}, {2, 3}}), ElementsAre("0-1", "2-3"));
  EXPECT_THAT(actors_of({{"NOUN", 2, "compound"}, {"PUNCT", 2, "punct", ","}, {"NOUN", 3, "nsubj"}, {"VERB", kRoot, "root"}}, {{0, 1}, {2, 3}}),
              ElementsAre("0-1", "2-3"));
}

TEST(WholeRoles, JoinAcrossAHyphen) {
  // high-ranking officials
  const std::vector<Word> words = {{"ADJ", 3, "amod"}, {"PUNCT", 2, "punct", "HYPH"}, {"VERB", 3, "amod"}, {"NOUN", kRoot, "root"}};
  EXPECT_THAT(actors_of(words, {{0, 1}, {2, 4}}), ElementsAre("0-4"));
}

TEST(WholeRoles, LeavePhrasesFarApart) {
  std::vector<Word> words = {{"NOUN", kRoot, "root"}};
  for (int filler = 0; filler < 5; ++filler) words.push_back({"ADJ", 6, "amod"});
  words.push_back({"NOUN", 0, "nmod"});
  EXPECT_THAT(actors_of(words, {{0, 1}, {6, 7}}), ElementsAre("0-1", "6-7"));
}

TEST(WholeRoles, TakeInThePersonsNameBehindTheirNoun) {
  // expert Ann Lee said; expert, Ann Lee
  const std::vector<Word> words = {{"NOUN", 1, "compound"}, {"PROPN", 3, "nsubj"}, {"PROPN", 1, "flat"}, {"VERB", kRoot, "root"}};
  EXPECT_THAT(actors_of(words, {{0, 1}}, {{1, 3}}), ElementsAre("0-3"));
  EXPECT_THAT(actors_of(words, {{2, 3}}, {{1, 3}}), ElementsAre("1-3"));
  // the envoy Moscow sent: another phrase
  EXPECT_THAT(actors_of({{"NOUN", kRoot, "root"}, {"PROPN", 2, "nsubj"}, {"VERB", 0, "acl:relcl"}}, {{0, 1}}, {{1, 2}}), ElementsAre("0-1"));
}

TEST(WholeRoles, LeaveReadingsWithoutATree) {
  EXPECT_THAT(actors_of({}, {{0, 1}, {3, 4}}), ElementsAre("0-1", "3-4"));
}

}  // namespace
}  // namespace entente::what
