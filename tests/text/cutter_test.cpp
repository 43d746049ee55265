#include "text/cutter.h"

#include <gmock/gmock.h>

#include <random>

#include "../base/temporary_folder.h"
#include "base/utf8.h"

namespace entente::text {
namespace {

const Cutter& cutter() {
  static const Cutter loaded = Cutter::load(ENTENTE_ROOT "/knowledge").value();
  return loaded;
}

Document cut(std::string text, Cutter::Keep keep = Cutter::Keep::ReportOnly) {
  Story story;
  story.text = std::move(text);
  return cutter().cut(std::move(story), keep);
}

std::vector<std::string> sentences_of(const Document& doc) {
  std::vector<std::string> sentences;
  for (const Sentence& sentence : doc.sentences) sentences.emplace_back(doc.text(sentence.span));
  return sentences;
}

/// What later stages rely on: everything is in order, nothing is empty, every span lies in the text.
void expect_sound(const Document& doc) {
  std::uint32_t end = 0;
  std::uint32_t paragraph = 0;
  for (const Sentence& sentence : doc.sentences) {
    ASSERT_FALSE(sentence.tokens.empty());
    ASSERT_LE(sentence.tokens.size(), kMaxSentenceTokens);
    EXPECT_EQ(sentence.span, (Span{sentence.tokens.front().span.begin, sentence.tokens.back().span.end}));
    EXPECT_GE(sentence.paragraph, paragraph);
    paragraph = sentence.paragraph;
    for (const Token& token : sentence.tokens) {
      ASSERT_LE(end, token.span.begin);
      ASSERT_LT(token.span.begin, token.span.end);
      end = token.span.end;
    }
  }
  ASSERT_LE(end, doc.story.text.size());
}

TEST(Cutter, LeavesFurnitureOutButNotTheSentenceThatLooksLikeIt) {
  const Document doc = cut("The army withdrew.\n\nRead more: Who is who\n\nRead more than that into it and you err.\n\nFollow us on Twitter");
  EXPECT_THAT(sentences_of(doc), testing::ElementsAre("The army withdrew.", "Read more than that into it and you err."));
}

TEST(Cutter, KeepsEverythingWhenAsked) {
  EXPECT_EQ(cut("MOSCOW (AP) - The army withdrew.\n\nAdvertisement", Cutter::Keep::Everything).sentences.size(), 2u);
}

TEST(Cutter, TellsTheDatelineAndStartsTheSentenceBehindIt) {
  const Document doc = cut("Army leaves\n\nMOSCOW, May 9 (Reuters) - The army withdrew.");
  EXPECT_EQ(doc.text(doc.dateline), "MOSCOW, May 9 (Reuters)");
  EXPECT_THAT(sentences_of(doc), testing::ElementsAre("Army leaves", "The army withdrew."));
}

TEST(Cutter, NumbersParagraphsAndMarksTheFirstSentence) {
  const Document doc = cut("One. Two.\n\nThree.");
  ASSERT_EQ(doc.sentences.size(), 3u);
  EXPECT_EQ(doc.sentences[1].paragraph, 0u);
  EXPECT_EQ(doc.sentences[2].paragraph, 1u);
  EXPECT_TRUE(doc.sentences[0].opens_story);
  EXPECT_FALSE(doc.sentences[1].opens_story);
}

TEST(Cutter, TextWithoutWordsHasNoSentences) {
  EXPECT_TRUE(cut("").sentences.empty());
  EXPECT_TRUE(cut(" \n\t\n\u00A0").sentences.empty());
}

TEST(Cutter, CutsGivenSentencesAsTheyAre) {
  Story story;
  story.text = "Mr. A left. He ran.\nB stayed";
  const Document doc = cutter().cut_given(std::move(story), {{0, 19}, {19, 20}, {20, 28}}, {true, false, true});
  EXPECT_THAT(sentences_of(doc), testing::ElementsAre("Mr. A left. He ran.", "B stayed"));
  EXPECT_TRUE(doc.sentences[1].opens_story);
}

TEST(Cutter, IsSoundOnAnyBytes) {
  std::mt19937 random(20140301);
  const std::string alphabet("ab Z.?!\"'()\n\r\t-–—“”’…$%0\xC3\xA9\xE2\x80\xFF\xF0\x00", 40);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (std::size_t left = random() % 80; left > 0; --left) text += alphabet[random() % alphabet.size()];
    expect_sound(cut(text));
    expect_sound(cut(text, Cutter::Keep::Everything));
  }
}

TEST(Cutter, EverythingKeptIsEveryCharacterButWhiteSpace) {
  const std::string text = "“Dr. No—really?” he said…\n\n* 5pm\u00A0at AT&T’s\r\n\U0001F642 end";
  std::string kept;
  for (const Sentence& sentence : cut(text, Cutter::Keep::Everything).sentences) {
    for (const Token& token : sentence.tokens) kept += token.span.of(text);
  }
  std::string expected;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = utf8::next(text, at);
    if (!utf8::is_space(point)) utf8::append(expected, point);
  }
  EXPECT_EQ(kept, expected);
}

TEST(Cutter, HardTextIsCutInTimeThatGrowsWithItsLength) {
  for (const char* piece : {"1. ", ". (", "\"", "a-", "a.", "!", "\n", "Mr. ", "(c) ", "@", "1,", "'"}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    expect_sound(cut(std::move(text)));
  }
}

TEST(Cutter, ReportsTheFaultsOfAllItsTables) {
  const TemporaryFolder folder;
  folder.write("language/tokens.tsv", "name\tpattern\nopen\t(a\n");
  folder.write("language/abbreviations.tsv", "word\tfollows\nMr.\twho\n");
  const auto loaded = Cutter::load(folder.path());
  ASSERT_FALSE(loaded);
  const std::string errors = to_string(loaded.error());
  for (const char* part : {"tokens.tsv:2", "abbreviations.tsv:2: \"who\"", "openers.tsv: no such file", "furniture.tsv: no such file"}) {
    EXPECT_THAT(errors, testing::HasSubstr(part));
  }
}

}  // namespace
}  // namespace entente::text
