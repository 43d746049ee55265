#include "what/contexts.h"

#include <gmock/gmock.h>

#include "text/cutter.h"

namespace entente::what {
namespace {

using testing::Contains;
using testing::Not;

std::vector<std::string> contexts(const std::string& text, const char* type = "ACCUSE", const char* mode = "") {
  static const auto cutter = text::Cutter::load(ENTENTE_ROOT "/knowledge").value();
  static const auto table = Contexts::load(ENTENTE_ROOT "/knowledge").value();
  Story story;
  story.text = text;
  const Document document = cutter.cut(story);
  return table.of(document, document.sentences.at(0), type, mode);
}

TEST(Contexts, ComeFromWordsInAnyCase) {
  EXPECT_THAT(contexts("It held its third NUCLEAR test."), Contains("cbrn"));
  EXPECT_THAT(contexts("They start a program of cultural exchanges."), Contains("culture"));
}

TEST(Contexts, AStarStandsForAnyEnding) { EXPECT_THAT(contexts("The economist spoke."), Contains("economic")); }

TEST(Contexts, APhraseMustBeWhole) {
  EXPECT_THAT(contexts("They talked about human rights."), Contains("human_rights"));
  EXPECT_THAT(contexts("A human has rights."), Not(Contains("human_rights")));
}

TEST(Contexts, SomeTypesImplyTheirContext) {
  EXPECT_THAT(contexts("They met.", "CONSULT"), Contains("diplomatic"));
  EXPECT_THAT(contexts("They met.", "AID"), Not(Contains("diplomatic")));
}

}  // namespace
}  // namespace entente::what
