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

}  // namespace
}  // namespace entente
