#include "base/file.h"

#include <gmock/gmock.h>

#include "temporary_folder.h"

namespace entente {
namespace {

using testing::HasSubstr;

TEST(File, IsReadToTheLastByte) {
  const TemporaryFolder folder;
  const std::string bytes("a\0b\r\n", 5);
  EXPECT_EQ(read_file(folder.write("some.bin", bytes), 5).value(), bytes);
  EXPECT_EQ(read_file(folder.write("empty", ""), 0).value(), "");
}

TEST(File, LongerThanAChunkIsReadWhole) {
  const TemporaryFolder folder;
  const std::string bytes(3'000'001, 'x');
  EXPECT_EQ(read_file(folder.write("long", bytes), bytes.size()).value(), bytes);
}

TEST(File, ThatIsMissingIsNamed) {
  const TemporaryFolder folder;
  const auto result = read_file(folder.path() / "none.tsv", 100);
  ASSERT_FALSE(result);
  EXPECT_THAT(to_string(result.error()), HasSubstr("none.tsv: no such file"));
}

TEST(File, ThatIsAFolderIsRefused) {
  const TemporaryFolder folder;
  const auto result = read_file(folder.path(), 100);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("is a folder"));
}

TEST(File, OverTheLimitIsRefused) {
  const TemporaryFolder folder;
  const auto result = read_file(folder.write("long", "12345"), 4);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("larger than 4 bytes"));
}

TEST(File, WithoutEndIsRefusedRatherThanReadForEver) {
  const auto result = read_file("/dev/zero", 1000);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().what, HasSubstr("larger than"));
}

}  // namespace
}  // namespace entente
