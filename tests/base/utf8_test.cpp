#include "base/utf8.h"

#include <gtest/gtest.h>

namespace entente::utf8 {
namespace {

TEST(Utf8, TellsWellFormedTextFromOther) {
  for (const char* text : {"", "plain", "Erdoğan", "习近平", "\U0001F642", "\uFFFD"}) EXPECT_TRUE(is_valid(text)) << text;
  for (const char* text : {"\x80", "caf\xE9", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "cut\xE2\x80", "\xFF"}) {
    EXPECT_FALSE(is_valid(text)) << text;
  }
}

TEST(Utf8, StepsThroughCodePointsAndWritesThemBack) {
  const std::string text = "aé€\U0001F642";
  std::string copy;
  std::vector<std::size_t> stops;
  for (std::size_t at = 0; at < text.size();) {
    append(copy, next(text, at));
    stops.push_back(at);
  }
  EXPECT_EQ(copy, text);
  EXPECT_EQ(stops, (std::vector<std::size_t>{1, 3, 6, 10}));
}

TEST(Utf8, TellsKindsOfCodePoints) {
  for (const char32_t point : U" \t\n\u00A0\u2028") EXPECT_TRUE(point == 0 || is_space(point)) << static_cast<unsigned>(point);
  EXPECT_FALSE(is_space(U'\u200B'));
  EXPECT_TRUE(is_letter(U'é') && is_lower(U'é') && !is_upper(U'é'));
  EXPECT_TRUE(is_upper(U'Д') && is_letter(U'习') && !is_upper(U'习') && !is_lower(U'习'));
  EXPECT_TRUE(is_digit(U'7') && !is_digit(U'½') && !is_letter(U'7'));
}

TEST(Utf8, FoldsCaseOfEveryScript) {
  EXPECT_EQ(fold_case("MOSCOW"), "moscow");
  EXPECT_EQ(fold_case("ÉCOLE"), "école");
  EXPECT_EQ(fold_case("МОСКВА"), "москва");
  EXPECT_EQ(fold_case("ΣΊΣΥΦΟΣ"), fold_case("σίσυφος"));
}

TEST(Utf8, FoldDropsDiacriticsToo) {
  EXPECT_EQ(fold("Erdoğan"), "erdogan");
  EXPECT_EQ(fold("SÃO PAULO"), "sao paulo");
  EXPECT_EQ(fold("Nguyễn"), "nguyen");
  EXPECT_EQ(fold("e\u0301tat"), "etat");
  EXPECT_EQ(fold("Łódź"), "łodz");  // the stroke of ł is part of the letter, not a mark
}

TEST(Utf8, CountsCodePointsBeforeAByte) {
  const CodePoints points("aé€\U0001F642b");
  EXPECT_EQ(points.at(0), 0u);
  EXPECT_EQ(points.at(1), 1u);
  EXPECT_EQ(points.at(3), 2u);
  EXPECT_EQ(points.at(6), 3u);
  EXPECT_EQ(points.at(10), 4u);
  EXPECT_EQ(points.at(11), 5u);
}

}  // namespace
}  // namespace entente::utf8
