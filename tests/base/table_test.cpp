#include "base/table.h"

#include <gmock/gmock.h>

#include "temporary_folder.h"

namespace entente {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class TableTest : public testing::Test {
 protected:
  Loaded<Table> read(std::string_view text, std::initializer_list<std::string_view> columns) {
    return Table::read(folder_.write("some.tsv", text), columns);
  }
  std::string errors_of(std::string_view text, std::initializer_list<std::string_view> columns) {
    const auto table = read(text, columns);
    return table ? "" : to_string(table.error());
  }
  TemporaryFolder folder_;
};

TEST_F(TableTest, GivesCellsByTheNameOfTheirColumn) {
  const auto table = read("# a comment\nid\tname\nRUS\tRussia\n\n# another\nPRK\tNorth Korea\n", {"id", "name"});
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows().size(), 2u);
  EXPECT_EQ(table->rows()[1]["name"], "North Korea");
  EXPECT_EQ(table->rows()[1].line(), 6u);
}

TEST_F(TableTest, CellsLeftOutAtTheEndAreEmpty) {
  const auto table = read("id\tname\tnames\nRUS\tRussia\r\n", {"id", "names"});
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows()[0]["name"], "Russia");
  EXPECT_EQ(table->rows()[0]["names"], "");
  EXPECT_THAT(table->rows()[0].list("names"), IsEmpty());
}

TEST_F(TableTest, ListsAreSplitAtBars) {
  const auto table = read("names\nRussian | Russians||Russian Federation|\n", {"names"});
  ASSERT_TRUE(table);
  EXPECT_THAT(table->rows()[0].list("names"), ElementsAre("Russian", "Russians", "Russian Federation"));
}

TEST_F(TableTest, RowsStayValidWhenTheTableMoves) {
  auto table = read("id\nX\n", {"id"});
  ASSERT_TRUE(table);
  const Table moved = std::move(*table);
  EXPECT_EQ(moved.rows()[0]["id"], "X");
}

TEST_F(TableTest, FaultsNameEveryLine) {
  const std::string errors = errors_of("id\tname\nA\tB\tC\nfine\tfine\n\xFF\tB\nA\tB\tC\tD\n", {"id", "sector"});
  EXPECT_THAT(errors, HasSubstr("some.tsv:1: has no column \"sector\""));
  EXPECT_THAT(errors, HasSubstr("some.tsv:2: has 3 cells, but the table has 2 columns"));
  EXPECT_THAT(errors, HasSubstr("some.tsv:4: is not UTF-8"));
  EXPECT_THAT(errors, HasSubstr("some.tsv:5: has 4 cells"));
}

TEST_F(TableTest, WithoutAHeaderIsAFault) {
  EXPECT_THAT(errors_of("# only a comment\n", {}), HasSubstr("names no columns"));
}

TEST_F(TableTest, ThatIsMissingIsAFault) {
  const auto table = Table::read(folder_.path() / "none.tsv", {});
  ASSERT_FALSE(table);
  EXPECT_THAT(to_string(table.error()), HasSubstr("no such file"));
}

TEST_F(TableTest, FaultOfARowPointsAtItsLine) {
  const auto table = read("id\nX\n", {"id"});
  ASSERT_TRUE(table);
  EXPECT_EQ(to_string(table->rows()[0].fault("is odd", "mend it")), (folder_.path() / "some.tsv").string() + ":2: is odd (mend it)");
}

/// A table of ours and a user's of the same name.
class LaidOverTest : public TableTest {
 protected:
  Loaded<Table> read(std::string_view shipped, std::string_view own, std::initializer_list<std::string_view> key = {}) {
    return Table::read({folder_.write("shipped/a.tsv", shipped), folder_.write("own/a.tsv", own)}, {"id", "place", "name"}, key);
  }
  static std::vector<std::string> names(const Loaded<Table>& table) {
    std::vector<std::string> names;
    for (const Table::Row& row : table.value().rows()) names.emplace_back(row["name"]);
    return names;
  }
};

TEST_F(LaidOverTest, RowsOfAKeyTakeThePlaceOfAllOfOursAndNewOnesStandAbove) {
  const auto table = read("id\tplace\tname\nA\t1\tours a\nB\t1\tours b\nA\t2\tours a too\nC\t1\tours c\n", "id\tname\tplace\nD\td\nA\ta\nA\ta again\n");
  EXPECT_THAT(names(table), ElementsAre("d", "a", "a again", "ours b", "ours c"));
  EXPECT_TRUE(table->rows()[0].is_added());
  EXPECT_FALSE(table->rows()[1].is_added());
  EXPECT_FALSE(table->rows()[3].is_added());
}

TEST_F(LaidOverTest, AKeyMayBeSeveralColumns) {
  const auto table = read("id\tplace\tname\nA\t1\tours\nA\t2\tours too\n", "id\tplace\tname\nA\t2\tmine\n", {"id", "place"});
  EXPECT_THAT(names(table), ElementsAre("ours", "mine"));
}

TEST_F(LaidOverTest, RowsAndFaultsPointAtTheirOwnFile) {
  const auto table = read("id\tplace\tname\nA\t1\tours\n", "id\tplace\tname\n\nB\t1\tmine\n");
  EXPECT_EQ(table->rows()[0].file(), (folder_.path() / "own/a.tsv").string());
  EXPECT_EQ(table->rows()[0].line(), 3u);
  EXPECT_EQ(table->rows()[1].file(), (folder_.path() / "shipped/a.tsv").string());
  const auto faulty = read("id\tname\n", "id\tplace\tname\n\tB\tC\tD\tE\n");
  ASSERT_FALSE(faulty);
  EXPECT_THAT(to_string(faulty.error()), HasSubstr("own/a.tsv:2: has 5 cells"));
  EXPECT_THAT(to_string(faulty.error()), HasSubstr("shipped/a.tsv:1: has no column \"place\""));
}

TEST_F(LaidOverTest, EitherFileMayBeMissing) {
  const auto file = folder_.write("a.tsv", "id\nA\n");
  EXPECT_EQ(Table::read({file, folder_.path() / "none.tsv"}, {"id"})->rows().size(), 1u);
  EXPECT_EQ(Table::read({folder_.path() / "none.tsv", file}, {"id"})->rows().size(), 1u);
}

}  // namespace
}  // namespace entente
