#include "text/sentences.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "cases.h"
#include "text/cutter.h"

namespace entente::text {
namespace {

const Cutter& cutter() {
  static const Cutter loaded = Cutter::load(ENTENTE_ROOT "/knowledge").value();
  return loaded;
}

std::vector<std::string> sentences_of(const std::string& text) {
  Story story;
  story.text = text;
  const Document doc = cutter().cut(std::move(story));
  std::vector<std::string> sentences;
  for (const Sentence& sentence : doc.sentences) sentences.emplace_back(doc.text(sentence.span));
  return sentences;
}

class Sentences : public testing::TestWithParam<Case> {};

TEST_P(Sentences, EndWhereTheCaseSays) {
  const Case& one = GetParam();
  ASSERT_EQ(one.all("text").size(), 1u);
  EXPECT_EQ(sentences_of(one.all("text").front()), one.all("sentence"));
}

INSTANTIATE_TEST_SUITE_P(Cases, Sentences, testing::ValuesIn(read_cases(ENTENTE_ROOT "/tests/text/sentences.case")),
                         [](const auto& one) {
                           std::string name = one.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(SentenceSplitter, WindowsLineEndsCountAsOne) {
  EXPECT_THAT(sentences_of("The army withdrew.\r\n\r\nTalks resumed\r\nThey failed."),
              testing::ElementsAre("The army withdrew.", "Talks resumed", "They failed."));
}

TEST(SentenceSplitter, CutsALongSentenceAtItsPunctuation) {
  std::string text;
  for (int clause = 0; clause < 40; ++clause) text += "one two three four five six seven eight nine, ";
  Story story;
  story.text = text + "end.";
  const Document doc = cutter().cut(std::move(story));
  ASSERT_GT(doc.sentences.size(), 1u);
  for (const Sentence& sentence : doc.sentences) EXPECT_LE(sentence.tokens.size(), kMaxSentenceTokens);
  EXPECT_EQ(doc.text(doc.sentences.front(), static_cast<std::uint32_t>(doc.sentences.front().tokens.size()) - 1), ",");
}

TEST(SentenceSplitter, CutsALongSentenceWithoutPunctuationAtTheLimit) {
  std::string text;
  for (int word = 0; word < 450; ++word) text += "word ";
  Story story;
  story.text = text;
  const Document doc = cutter().cut(std::move(story));
  ASSERT_EQ(doc.sentences.size(), 3u);
  EXPECT_EQ(doc.sentences[0].tokens.size(), kMaxSentenceTokens);
  EXPECT_EQ(doc.sentences[2].tokens.size(), 50u);
}

}  // namespace
}  // namespace entente::text
