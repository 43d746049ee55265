#include "reading/wordpiece.h"

#include <gmock/gmock.h>

namespace entente::reading {
namespace {

constexpr std::string_view kVocabulary =
    "[PAD]\n[UNK]\n[CLS]\n[SEP]\nu\ns\n.\n'\nerd\n##ogan\nnorland\nnor\n##land\n##er\ni\n–\n日\n##t\nn\n";

std::vector<std::string> cut(std::string_view word) {
  const WordPieces pieces = WordPieces::of(kVocabulary).value();
  std::vector<std::uint32_t> ids;
  pieces.cut(word, ids);
  std::vector<std::string> names;
  for (const std::uint32_t id : ids) {
    std::size_t begin = 0;
    for (std::uint32_t line = 0; line < id; ++line) begin = kVocabulary.find('\n', begin) + 1;
    names.emplace_back(kVocabulary.substr(begin, kVocabulary.find('\n', begin) - begin));
  }
  return names;
}

using testing::ElementsAre;

TEST(WordPieces, TakesTheLongestPieceFirst) {
  EXPECT_THAT(cut("Norland"), ElementsAre("norland"));
  EXPECT_THAT(cut("NORLANDER"), ElementsAre("norland", "##er"));
  EXPECT_THAT(cut("norer"), ElementsAre("nor", "##er"));
}

TEST(WordPieces, DropsMarksAndCase) {
  EXPECT_THAT(cut("Erdoğan"), ElementsAre("erd", "##ogan"));
  EXPECT_THAT(cut("E\xCC\x81rdo\xCC\x86gan"), ElementsAre("erd", "##ogan"));
  EXPECT_THAT(cut("İ"), ElementsAre("i"));
}

TEST(WordPieces, LetsPunctuationStandAlone) {
  EXPECT_THAT(cut("U.S."), ElementsAre("u", ".", "s", "."));
  EXPECT_THAT(cut("'s"), ElementsAre("'", "s"));
  EXPECT_THAT(cut("n't"), ElementsAre("n", "'", "[UNK]"));
  EXPECT_THAT(cut("–"), ElementsAre("–"));
}

TEST(WordPieces, SaysUnknownForWhatItCannotCut) {
  EXPECT_THAT(cut("xyz"), ElementsAre("[UNK]"));
  EXPECT_THAT(cut("norx"), ElementsAre("[UNK]"));
  EXPECT_THAT(cut("u.xyz"), ElementsAre("u", ".", "[UNK]"));
  EXPECT_THAT(cut("日本"), ElementsAre("[UNK]"));
  EXPECT_THAT(cut("日"), ElementsAre("日"));
}

TEST(WordPieces, GivesOnePieceForNothing) {
  EXPECT_THAT(cut("\xE2\x80\x8B"), ElementsAre("[UNK]"));  // zero-width space
  EXPECT_THAT(cut("\xEF\xBF\xBD"), ElementsAre("[UNK]"));  // U+FFFD
  EXPECT_THAT(cut("\x01"), ElementsAre("[UNK]"));
}

TEST(WordPieces, GivesOnePieceForWordsOfMoreThanAHundredCharacters) {
  EXPECT_EQ(cut(std::string(100, '.')).size(), 100u);
  EXPECT_THAT(cut(std::string(101, '.')), ElementsAre("[UNK]"));
  EXPECT_THAT(cut(std::string(1'000'000, 'a')), ElementsAre("[UNK]"));
}

TEST(WordPieces, WantsItsSpecialPieces) {
  EXPECT_FALSE(WordPieces::of("[CLS]\n[SEP]\nword\n"));
  EXPECT_FALSE(WordPieces::of(""));
  EXPECT_EQ(WordPieces::of("[CLS]\n[SEP]\n[UNK]").value().size(), 3u);
  EXPECT_FALSE(WordPieces::of("[CLS]\n[SEP]\n[UNK]", {"<s>", "</s>", "[UNK]"}));
  const WordPieces named = WordPieces::of("<s>\n</s>\n<unk>\n", {"<s>", "</s>", "<unk>"}).value();
  EXPECT_EQ(named.cls(), 0u);
  EXPECT_EQ(named.sep(), 1u);
}

TEST(Shapes, TellHowAWordIsWritten) {
  const std::pair<std::string_view, Shape> cases[] = {
      {"met", Shape::Lower},   {"Moscow", Shape::Capital}, {"NATO", Shape::Upper},   {"McDonald", Shape::Mixed}, {"iPhone", Shape::Mixed},
      {"2014", Shape::Number}, {"3rd", Shape::Number},     {"A", Shape::Initial},    {"a", Shape::Lower},        {"A.", Shape::Capital},
      {"U.S.", Shape::Upper},  {"...", Shape::Other},      {"日本", Shape::Other},   {"Élysée", Shape::Capital}, {"ΑΘΗΝΑ", Shape::Upper},
      {"²x", Shape::Lower},    {"\xD9\xA3", Shape::Number}};
  for (const auto& [word, shape] : cases) EXPECT_EQ(shape_of(word), shape) << word;
}

}  // namespace
}  // namespace entente::reading
