#include "reading/marked_text.h"

#include <gmock/gmock.h>

namespace entente::reading {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What is wrong with a marked text; empty where nothing is.
std::string fault_of(std::string_view marked) {
  const Result<MarkedText> read = read_marked_text(marked);
  return read ? "" : to_string(read.error());
}

TEST(MarkedText, TakesMarksOut) {
  const MarkedText read = read_marked_text("<s>Norland</s> condemned <t>Sudria</t>'s raid, <s>Norland</s>'s envoy said.").value();
  EXPECT_EQ(read.text, "Norland condemned Sudria's raid, Norland's envoy said.");
  EXPECT_THAT(read.actor, ElementsAre(Span{0, 7}, Span{33, 40}));
  EXPECT_THAT(read.recipient, ElementsAre(Span{18, 24}));
}

TEST(MarkedText, LeavesOtherMarkupInTheText) { EXPECT_EQ(read_marked_text("<b><s>A</s></b> < <u> 3 <").value().text, "<b>A</b> < <u> 3 <"); }

TEST(MarkedText, TakesOneSideWithinTheOtherAndASideThatIsNotNamed) {
  const MarkedText within = read_marked_text("<s>The leader of <t>Sudria</t></s> resigned.").value();
  EXPECT_THAT(within.actor, ElementsAre(Span{0, 20}));
  EXPECT_THAT(within.recipient, ElementsAre(Span{14, 20}));
  EXPECT_THAT(read_marked_text("<s>Norland</s> armed.").value().recipient, IsEmpty());
}

TEST(MarkedText, RefusesMarksThatDoNotMatch) {
  EXPECT_THAT(fault_of(""), HasSubstr("nothing is marked"));
  EXPECT_THAT(fault_of("Norland met Sudria."), HasSubstr("nothing is marked"));
  EXPECT_THAT(fault_of("<s>Norland met <t>Sudria</t>."), HasSubstr("<s> without </s>"));
  EXPECT_THAT(fault_of("Norland</s> met <t>Sudria</t>."), HasSubstr("</s> without <s>"));
  EXPECT_THAT(fault_of("<s>Norland <s>met</s></s> <t>Sudria</t>."), HasSubstr("<s> within <s>"));
  EXPECT_THAT(fault_of("<s>Norland</s> met <t></t>."), HasSubstr("<t></t> holds nothing"));
  EXPECT_THAT(fault_of("<s>\xff</s> met <t>Sudria</t>."), HasSubstr("UTF-8"));
}

}  // namespace
}  // namespace entente::reading
