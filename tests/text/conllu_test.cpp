#include "text/conllu.h"

#include <gmock/gmock.h>

namespace entente::text {
namespace {

using testing::HasSubstr;

std::string row(const std::string& number, const std::string& form, const std::string& misc = "_") {
  return number + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
}

Document read(const std::string& bytes) { return read_conllu(bytes, "some.conllu").value(); }

std::string fault_of(const std::string& bytes) {
  const auto doc = read_conllu(bytes, "some.conllu");
  return doc ? "no fault" : to_string(doc.error());
}

std::vector<std::string> words_of(const Document& doc, std::size_t sentence) {
  std::vector<std::string> words;
  for (const Token& token : doc.sentences[sentence].tokens) words.emplace_back(doc.text(token.span));
  return words;
}

TEST(Conllu, RebuildsTheTextFromWordsAndSpaces) {
  const Document doc = read("# text = whatever\n" + row("1", "Talks", "SpaceAfter=No") + row("2", ".") + "\n" + row("1", "They") + row("2", "failed"));
  EXPECT_EQ(doc.story.text, "Talks.\nThey failed");
  EXPECT_EQ(doc.story.id, "some.conllu");
  ASSERT_EQ(doc.sentences.size(), 2u);
  EXPECT_EQ(doc.text(doc.sentences[0].span), "Talks.");
  EXPECT_THAT(words_of(doc, 1), testing::ElementsAre("They", "failed"));
}

TEST(Conllu, WordsOfAMultiwordTokenStandInIt) {
  const Document doc = read(row("1-2", "can't", "SpaceAfter=No") + row("1", "ca") + row("2", "n't") + row("3", "!"));
  EXPECT_EQ(doc.story.text, "can't!");
  EXPECT_THAT(words_of(doc, 0), testing::ElementsAre("ca", "n't", "!"));
}

TEST(Conllu, AMultiwordTokenThatItsWordsDoNotSpellIsOneWord) {
  const Document doc = read(row("1", "voy") + row("2-3", "al") + row("2", "a") + row("3", "el") + row("4", "mar"));
  EXPECT_EQ(doc.story.text, "voy al mar");
  EXPECT_THAT(words_of(doc, 0), testing::ElementsAre("voy", "al", "mar"));
}

TEST(Conllu, SkipsEmptyNodes) {
  EXPECT_THAT(words_of(read(row("1", "a") + row("1.1", "b") + row("2", "c")), 0), testing::ElementsAre("a", "c"));
}

TEST(Conllu, KnowsParagraphsAndStories) {
  const Document doc = read("# newdoc\n# newpar\n" + row("1", "a") + "\n" + row("1", "b") + "\n# newpar\n" + row("1", "c") + "\n# newdoc id = x\n" + row("1", "d"));
  EXPECT_EQ(doc.story.text, "a\nb\n\nc\n\nd");
  std::vector<std::uint32_t> paragraphs;
  std::vector<bool> opens;
  for (const Sentence& sentence : doc.sentences) {
    paragraphs.push_back(sentence.paragraph);
    opens.push_back(sentence.opens_story);
  }
  EXPECT_THAT(paragraphs, testing::ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(opens, testing::ElementsAre(true, false, false, true));
}

TEST(Conllu, ReadsWindowsLineEndsAndAMissingLastOne) {
  EXPECT_EQ(read("1\ta\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n1\tb\t_\t_\t_\t_\t_\t_\t_\t_").story.text, "a\nb");
}

TEST(Conllu, OfNothingIsAnEmptyDocument) { EXPECT_TRUE(read("\n# only a comment\n\n").sentences.empty()); }

TEST(Conllu, FaultsNameTheirLine) {
  EXPECT_THAT(fault_of("# c\n1\ta\tb\n"), HasSubstr("some.conllu:2: has 3 columns"));
  EXPECT_THAT(fault_of(row("1", "a") + row("3", "b")), HasSubstr("some.conllu:2: word \"3\" is not the next one"));
  EXPECT_THAT(fault_of(row("x", "a")), HasSubstr("some.conllu:1: word \"x\""));
  EXPECT_THAT(fault_of(row("1", "")), HasSubstr("form that is empty"));
  EXPECT_THAT(fault_of(row("1", "\xFF")), HasSubstr("not UTF-8"));
  EXPECT_THAT(fault_of(row("1", "a") + row("1-1", "b")), HasSubstr("\"1-1\" is no range"));
}

}  // namespace
}  // namespace entente::text
