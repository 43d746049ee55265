#include "sources/input.h"

#include <gmock/gmock.h>

#include "../base/temporary_folder.h"

namespace entente::sources {
namespace {

std::vector<std::string> lines_of(Input input, std::size_t max_bytes) {
  std::vector<std::string> lines;
  std::string line;
  for (Input::Line read; (read = input.read_line(line, max_bytes)) != Input::Line::None;) {
    lines.push_back(read == Input::Line::TooLong ? "(too long)" : line);
  }
  return lines;
}

TEST(Input, GivesLinesWithoutTheirLineFeeds) {
  const TemporaryFolder folder;
  const auto file = folder.write("some", "one\n\nthree\r\nlast").string();
  EXPECT_THAT(lines_of(*Input::open(file), 100), testing::ElementsAre("one", "", "three\r", "last"));
}

TEST(Input, LineFeedAtTheEndBeginsNoLine) {
  const TemporaryFolder folder;
  EXPECT_THAT(lines_of(*Input::open(folder.write("some", "one\n").string()), 100), testing::ElementsAre("one"));
  EXPECT_THAT(lines_of(*Input::open(folder.write("none", "").string()), 100), testing::IsEmpty());
}

TEST(Input, SkipsALineThatIsTooLongAndGoesOn) {
  const TemporaryFolder folder;
  const auto file = folder.write("some", std::string(5'000'000, 'x') + "\nshort\n").string();
  EXPECT_THAT(lines_of(*Input::open(file), 1000), testing::ElementsAre("(too long)", "short"));
}

TEST(Input, PutsLongLinesTogetherFromChunks) {
  const TemporaryFolder folder;
  const std::string line(3'000'000, 'x');
  EXPECT_THAT(lines_of(*Input::open(folder.write("some", line + "\nb").string()), line.size()), testing::ElementsAre(line, "b"));
}

TEST(Input, TellsTheFirstSignWithoutMovingOn) {
  const TemporaryFolder folder;
  Input input = *Input::open(folder.write("some", "\xEF\xBB\xBF \n{\"a\": 1}").string());
  EXPECT_EQ(input.first_sign(), '{');
  EXPECT_EQ(input.read_rest(100).value(), "\xEF\xBB\xBF \n{\"a\": 1}");
}

TEST(Input, RestOverTheLimitIsRefused) {
  const TemporaryFolder folder;
  EXPECT_FALSE(Input::open(folder.write("some", "12345").string())->read_rest(4));
}

TEST(Input, ThatCannotBeOpenedSaysWhy) {
  EXPECT_THAT(to_string(Input::open("/nowhere/at/all").error()), testing::HasSubstr("/nowhere/at/all: cannot be opened: No such file"));
  EXPECT_THAT(to_string(Input::open("/").error()), testing::HasSubstr("is a folder"));
}

}  // namespace
}  // namespace entente::sources
