#include "sources/decode.h"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace entente::sources {
namespace {

using namespace std::string_literals;

TEST(Decode, LeavesUtf8AsItIs) { EXPECT_EQ(decode("“Erdoğan” said\r\n\tso.\f"), "“Erdoğan” said\r\n\tso.\f"); }

TEST(Decode, TakesTheByteOrderMarkOff) {
  EXPECT_EQ(decode("\xEF\xBB\xBFText"), "Text");
  EXPECT_EQ(decode("Te\xEF\xBB\xBFxt"), "Te\xEF\xBB\xBFxt");
}

TEST(Decode, ConvertsUtf16OfBothByteOrders) {
  EXPECT_EQ(decode("\xFF\xFEH\0i\0\x19\x20"s), "Hi’");
  EXPECT_EQ(decode("\xFE\xFF\0H\0i\x20\x19"s), "Hi’");
  EXPECT_EQ(decode("\xFE\xFF\xD8\x3D\xDE\x42"s), "\U0001F642");
}

TEST(Decode, BrokenUtf16BecomesReplacementCharacters) {
  EXPECT_EQ(decode("\xFE\xFF\xD8\x3D\0a"s), "\uFFFDa");
  EXPECT_EQ(decode("\xFE\xFF\xDE\x42\0"s), "\uFFFD\uFFFD");
}

TEST(Decode, BlanksControlCharactersWithoutMovingText) { EXPECT_EQ(decode("a\0b\x01\x1F\x7F c"s), "a b    c"); }

TEST(Decode, ReadsWindows1252WhereNothingSpeaksForUtf8) {
  EXPECT_EQ(decode("\x93S\xE3o Paulo\x94 \x96 caf\xE9, 5 \x80"), "“São Paulo” – café, 5 €");
}

TEST(Decode, ReplacesBadBytesWhereSomethingSpeaksForUtf8) { EXPECT_EQ(decode("São Paulo caf\xE9!"), "São Paulo caf\uFFFD!"); }

TEST(Decode, ReplacesBadBytesThatWindows1252DoesNotHave) { EXPECT_EQ(decode("a\x81 b"), "a\uFFFD b"); }

TEST(Decode, GivesValidUtf8ForAnyBytesAndTwiceIsOnce) {
  std::mt19937 random(20140301);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (std::size_t left = random() % 24; left > 0; --left) bytes += static_cast<char>(random());
    const std::string text = decode(bytes);
    EXPECT_TRUE(utf8::is_valid(text));
    const bool has_second_mark = text.rfind("\xEF\xBB\xBF", 0) == 0;
    if (!has_second_mark) {
      EXPECT_EQ(decode(text), text);
    }
  }
}

}  // namespace
}  // namespace entente::sources
