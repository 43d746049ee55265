#include "when/pattern.h"

#include <gtest/gtest.h>

#include "when/documents.h"

namespace entente::when {
namespace {

// Every row of patterns.tsv carries an example; after a preposition, where "May" and "fall" are sure, all of it must be one expression.
TEST(Patterns, ReadTheirOwnExamples) {
  const auto patterns = Patterns::load(ENTENTE_ROOT "/knowledge");
  ASSERT_TRUE(patterns) << to_string(patterns.error());
  ASSERT_FALSE(patterns->all().empty());
  for (const Patterns::Pattern& pattern : patterns->all()) {
    ASSERT_FALSE(pattern.example.empty());
    const Document document = document_of("They met during " + pattern.example + ".", "2015-03-11");
    std::vector<std::string> found;
    for (const auto& sentence : calendar().expressions(document, {})) {
      for (const TimeExpression& expression : sentence) found.emplace_back(document.text(expression.date.span));
    }
    EXPECT_EQ(found, std::vector<std::string>{pattern.example});
  }
}

TEST(Patterns, LoadReportsEveryFault) {
  const auto patterns = Patterns::load(ENTENTE_ROOT "/tests/knowledge/faulty_dates");
  ASSERT_FALSE(patterns);
  ASSERT_EQ(patterns.error().size(), 2u);
  EXPECT_EQ(patterns.error()[0].line, 2u);
  EXPECT_EQ(patterns.error()[0].what, "unknown class \"MOONTH\"");
  EXPECT_EQ(patterns.error()[1].what, "unknown meaning \"guess\"");
}

TEST(Vocabulary, LoadReportsFaultsOfAllTables) {
  const auto vocabulary = Vocabulary::load(ENTENTE_ROOT "/tests/knowledge/faulty_dates");
  ASSERT_FALSE(vocabulary);
  const std::string told = to_string(vocabulary.error());
  for (const char* fault : {"unknown class \"moonth\"", "\"eon\" is no unit of time", "from and until must be days such as 05-09",
                            "from and until must be days such as 2014-06-28", "\"many\" is no number", "unknown kind \"heap\""}) {
    EXPECT_NE(told.find(fault), std::string::npos) << fault << "\n" << told;
  }
}

}  // namespace
}  // namespace entente::when
