#include "text/tokenizer.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "../base/temporary_folder.h"
#include "base/table.h"

namespace entente::text {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const Tokenizer& tokenizer() {
  static const Tokenizer loaded = Tokenizer::load(ENTENTE_ROOT "/knowledge").value();
  return loaded;
}

std::vector<Token> cut(std::string_view text) {
  std::vector<Token> tokens;
  tokenizer().cut(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  return tokens;
}

std::string words_of(std::string_view text) {
  std::string words;
  for (const Token& token : cut(text)) {
    if (!words.empty()) words += ' ';
    words += token.span.of(text);
  }
  return words;
}

std::string without_blanks(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text;
}

TEST(Tokenizer, EveryPatternDoesWhatItsExampleShows) {
  const Table table = Table::read(ENTENTE_ROOT "/knowledge/language/tokens.tsv", {"name", "pattern", "example"}).value();
  for (const Table::Row& row : table.rows()) {
    ASSERT_FALSE(row["example"].empty()) << row["name"];
    EXPECT_EQ(words_of(without_blanks(std::string(row["example"]))), row["example"]) << row["name"];
  }
}

TEST(Tokenizer, EveryAbbreviationIsOneWordOrOneAndAStop) {
  const Table table = Table::read(ENTENTE_ROOT "/knowledge/language/abbreviations.tsv", {"word"}).value();
  for (const Table::Row& row : table.rows()) {
    const std::string word(row["word"]);
    EXPECT_THAT(words_of(word), testing::AnyOf(word, word.substr(0, word.size() - 1) + " ."));
  }
}

TEST(Tokenizer, CutsNewsAsTheTreebanksDo) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"The high-ranking Israeli-Palestinian talks", "The high - ranking Israeli - Palestinian talks"},
      {"It can't, won’t and cannot.", "It ca n't , wo n’t and can not ."},
      {"90% of $10 billion and 1.09 euros", "90 % of $ 10 billion and 1.09 euros"},
      {"Mr. Smith of the U.S. Army", "Mr. Smith of the U.S. Army"},
      {"at 5 p.m. on 9/11", "at 5 p.m. on 9/11"},
      {"men and/or women", "men and / or women"},
      {"Korea’s and the two states' envoys", "Korea ’s and the two states ' envoys"},
      {"pro-Russian and non-NATO forces", "pro-Russian and non-NATO forces"},
      {"“We will.”", "“ We will . ”"},
      {"the (late) 1980s", "the ( late ) 1980s"},
      {"a $3bn loan", "a $ 3 bn loan"},
      {"AT&T's offer", "AT&T 's offer"},
      {"the U.N.-led force", "the U.N. - led force"},
      {"Kim Jong-un", "Kim Jong - un"},
      {"10–15 people", "10 – 15 people"},
      {"O'Neill's plan", "O'Neill 's plan"},
      {"it was May.", "it was May ."},
      {"Wait... what?!", "Wait ... what ?!"},
  };
  for (const auto& [text, words] : cases) EXPECT_EQ(words_of(text), words);
}

TEST(Tokenizer, NearMissesStayWhole) {
  for (const char* word : {"cannon", "gonad", "donut", "prone", "e-mail", "Qa'ida", "don", "isn", "2014", "1st", "Sun"}) {
    EXPECT_EQ(words_of(word), word);
  }
}

TEST(Tokenizer, KnowsWhereWhiteSpaceFollows) {
  const std::vector<Token> tokens = cut("He left\u00A0(twice)");
  std::vector<bool> spaces;
  for (const Token& token : tokens) spaces.push_back(token.space_after);
  EXPECT_THAT(spaces, ElementsAre(true, true, false, false, true));
}

TEST(Tokenizer, CutsOnlyWithinTheSpan) {
  const std::string text = "one two three";
  std::vector<Token> tokens;
  tokenizer().cut(text, {4, 7}, tokens);
  ASSERT_EQ(tokens.size(), 1u);
  EXPECT_EQ(tokens[0].span, (Span{4, 7}));
  EXPECT_TRUE(tokens[0].space_after);
}

TEST(Tokenizer, LongRunsAreCutInTimeThatGrowsWithTheirLength) {
  EXPECT_EQ(cut(std::string(100'000, '-') + std::string(1'000'000, 'a')).back().span.end, 1'100'000u);
}

TEST(Tokenizer, ReportsEveryFaultOfItsTable) {
  const TemporaryFolder folder;
  folder.write("language/tokens.tsv", "name\tpattern\nopen\t(a\nfine\tb\nnothing\tc*\n");
  const auto loaded = Tokenizer::load(folder.path());
  ASSERT_FALSE(loaded);
  EXPECT_THAT(to_string(loaded.error()), testing::AllOf(HasSubstr("tokens.tsv:2: pattern \"open\""), HasSubstr("tokens.tsv:4: pattern \"nothing\"")));
}

}  // namespace
}  // namespace entente::text
