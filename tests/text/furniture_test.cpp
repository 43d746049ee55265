#include "text/furniture.h"

#include <gmock/gmock.h>

#include "../base/temporary_folder.h"
#include "base/table.h"

namespace entente::text {
namespace {

using testing::HasSubstr;

const Furniture& furniture() {
  static const Furniture loaded = Furniture::load(ENTENTE_ROOT "/knowledge").value();
  return loaded;
}

bool is_recognised(const Table::Row& row, std::string_view text) {
  return row["kind"] == "line" ? furniture().is_furniture(text) : !furniture().dateline_of(std::string(text) + " rest").text.empty();
}

TEST(Furniture, EveryPatternKnowsItsExamplesFromTheirNearMisses) {
  const Table table = Table::read(ENTENTE_ROOT "/knowledge/language/furniture.tsv", {"kind", "pattern", "example", "not"}).value();
  for (const Table::Row& row : table.rows()) {
    EXPECT_FALSE(row.list("example").empty()) << "line " << row.line();
    for (const std::string_view example : row.list("example")) EXPECT_TRUE(is_recognised(row, example)) << row.line() << ": " << example;
    for (const std::string_view near_miss : row.list("not")) EXPECT_FALSE(is_recognised(row, near_miss)) << row.line() << ": " << near_miss;
  }
}

TEST(Furniture, LongParagraphsAreNeverFurniture) {
  EXPECT_TRUE(furniture().is_furniture("Read more: " + std::string(100, 'x')));
  EXPECT_FALSE(furniture().is_furniture("Read more: " + std::string(kMaxFurnitureBytes, 'x')));
}

TEST(Furniture, DatelineEndsBeforeItsDash) {
  const Furniture::Dateline dateline = furniture().dateline_of("MOSCOW, May 9 (Reuters) - The army withdrew.");
  EXPECT_EQ(dateline.text, "MOSCOW, May 9 (Reuters)");
  EXPECT_EQ(dateline.bytes, std::string_view("MOSCOW, May 9 (Reuters) - ").size());
}

TEST(Furniture, DatelineWithNothingBehindItIsNone) { EXPECT_TRUE(furniture().dateline_of("MOSCOW (Reuters) - ").text.empty()); }

TEST(Furniture, ReportsEveryFaultOfItsTable) {
  const TemporaryFolder folder;
  folder.write("language/furniture.tsv", "kind\tpattern\nline\t(a\nother\tb\ndateline\tc\n");
  const auto loaded = Furniture::load(folder.path());
  ASSERT_FALSE(loaded);
  EXPECT_THAT(to_string(loaded.error()), testing::AllOf(HasSubstr(":2: is no RE2 syntax"), HasSubstr(":3: unknown kind \"other\""), HasSubstr(":4: ")));
}

}  // namespace
}  // namespace entente::text
