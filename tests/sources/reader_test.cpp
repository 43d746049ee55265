#include "sources/reader.h"

#include <gmock/gmock.h>

#include "../base/temporary_folder.h"

namespace entente::sources {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The ids of all stories, and "! fault" for what was bad.
std::vector<std::string> read_all(Sources& sources) {
  std::vector<std::string> ids;
  while (auto story = sources.next()) ids.push_back(*story ? (*story)->id : "! " + story->error().what);
  return ids;
}

std::vector<std::string> read_all(const std::vector<std::string>& paths) {
  auto sources = Sources::open(paths, {});
  EXPECT_TRUE(sources);
  return read_all(*sources);
}

TEST(Sources, ReadsAFolderInOrderWithTheFoldersInIt) {
  const TemporaryFolder folder;
  folder.write("b.txt", "Text.");
  folder.write("a/c.txt", "Text.");
  folder.write("a/d.jsonl", "{\"id\": \"x\", \"text\": \"t\"}\n\n{\"id\": \"y\", \"text\": \"t\"}\n");
  folder.write("e.json", "[{\"id\": \"z\", \"text\": \"t\"}]");
  folder.write("f.html", "<p>");
  EXPECT_THAT(read_all({folder.path().string()}), ElementsAre("a/c", "x", "y", "b", "z"));
}

TEST(Sources, PlainTextIsOneReport) {
  const TemporaryFolder folder;
  auto sources = Sources::open({folder.write("report.v1.txt", "\xEF\xBB\xBFOne\r\n\r\nTwo ’").string()}, {parse_day("2014-05-09")});
  const auto story = sources->next();
  EXPECT_EQ((*story)->id, "report.v1");
  EXPECT_EQ((*story)->text, "One\r\n\r\nTwo ’");
  EXPECT_EQ(to_string(*(*story)->published), "2014-05-09");
  EXPECT_FALSE(sources->next());
}

TEST(Sources, OptionsDateReportsThatBringNone) {
  const TemporaryFolder folder;
  auto sources = Sources::open({folder.write("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\", \"date\": \"2001-01-01\"}").string()},
                               {parse_day("2014-05-09")});
  EXPECT_EQ(to_string(*(*sources->next())->published), "2014-05-09");
  EXPECT_EQ(to_string(*(*sources->next())->published), "2001-01-01");
}

TEST(Sources, GoesOnBehindABadLine) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.ndjson", "{\"id\": 1, \"text\": \"a\"}\n{oops\n{\"id\": 3, \"text\": \"c\"}").string();
  EXPECT_THAT(read_all({file}), ElementsAre("1", HasSubstr("! is no JSON"), "3"));
}

TEST(Sources, GoesOnBehindAReportThatIsTooLong) {
  const TemporaryFolder folder;
  folder.write("a.txt", std::string(kMaxReportBytes + 1, 'a'));
  folder.write("b.txt", std::string(kMaxReportBytes, '\xE9'));  // in Windows-1252, twice as long in UTF-8
  folder.write("c.txt", "Text.");
  EXPECT_THAT(read_all({folder.path().string()}), ElementsAre(HasSubstr("! is larger than"), HasSubstr("! is longer than"), "c"));
}

TEST(Sources, JsonIsKnownByItsFirstSignWhereTheNameSaysNothing) {
  const TemporaryFolder folder;
  EXPECT_THAT(read_all({folder.write("stream", " {\"id\": \"x\", \"text\": \"t\"}").string()}), ElementsAre("x"));
  EXPECT_THAT(read_all({folder.write("prose", "Braces {are} inside.").string()}), ElementsAre("prose"));
  EXPECT_THAT(read_all({folder.write("braces.txt", "{so it begins}").string()}), ElementsAre("braces"));
}

TEST(Sources, JsonLinesUnderAnotherNameAreReadAllTheSame) {
  const TemporaryFolder folder;
  EXPECT_THAT(read_all({folder.write("a.json", "{\"id\": 1, \"text\": \"a\"}\n{\"id\": 2, \"text\": \"b\"}\n").string()}), ElementsAre("1", "2"));
}

TEST(Sources, TellHowFarTheyAre) {
  const TemporaryFolder folder;
  folder.write("a.txt", "12345");
  folder.write("b.txt", "123");
  auto sources = Sources::open({folder.path().string()}, {});
  EXPECT_EQ(sources->progress().total, 8u);
  EXPECT_EQ(sources->progress().read, 0u);
  sources->next();
  EXPECT_EQ(sources->progress().read, 5u);
  sources->next();
  EXPECT_EQ(sources->progress().read, 8u);
}

TEST(Sources, RefuseWhatIsNotThere) {
  const TemporaryFolder folder;
  EXPECT_THAT(to_string(Sources::open({"/nowhere.txt"}, {}).error()), HasSubstr("/nowhere.txt: no such file or folder"));
  EXPECT_THAT(to_string(Sources::open({folder.path().string()}, {}).error()), HasSubstr("holds no reports"));
}

TEST(Sources, OfNothingGiveNothing) { EXPECT_THAT(read_all(std::vector<std::string>{}), testing::IsEmpty()); }

TEST(Sources, AFileThatCannotBeReadIsOneFault) {
  const TemporaryFolder folder;
  const auto file = folder.write("gone.txt", "Text.");
  const auto other = folder.write("here.txt", "Text.");
  auto sources = Sources::open({file.string(), other.string()}, {});
  std::filesystem::remove(file);
  EXPECT_THAT(read_all(*sources), ElementsAre(HasSubstr("! cannot be opened"), "here"));
}

}  // namespace
}  // namespace entente::sources
