// docs/SCHEMA.md names every table and column of the record, with its type, and none besides; its example questions run.
#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <regex>

#include "record/database.h"
#include "samples.h"

namespace entente {
namespace {

using Columns = std::vector<std::string>;  // "name TYPE"

struct SchemaDoc {
  std::map<std::string, Columns> tables;
  std::vector<std::string> queries;
};

SchemaDoc read_doc() {
  SchemaDoc doc;
  std::ifstream file(ENTENTE_ROOT "/docs/SCHEMA.md");
  const std::regex heading("## `(\\w+)`"), column("\\| `(\\w+)` \\| ([A-Z\\[\\]]+) \\|.*");
  std::string table;
  bool is_query = false;
  for (std::string line; std::getline(file, line);) {
    std::smatch match;
    if (line.starts_with("```")) {
      is_query = line == "```sql";
      if (is_query) doc.queries.emplace_back();
    } else if (is_query) {
      doc.queries.back() += line + '\n';
    } else if (std::regex_match(line, match, heading)) {
      table = match[1];
    } else if (std::regex_match(line, match, column)) {
      doc.tables[table].push_back(match[1].str() + " " + match[2].str());
    }
  }
  return doc;
}

class Schema : public testing::Test {
 protected:
  Schema() {
    samples::open(path_);
    database_ = samples::value(record::Database::open(path_, Access::ReadWrite));
  }

  const samples::Folder folder_;
  const std::string path_ = folder_.file("r.duckdb");
  record::Database database_;
};

TEST_F(Schema, DocumentNamesEveryColumnAndNoOther) {
  auto connection = samples::value(database_.connect());
  auto rows = samples::value(connection.query("select table_name, column_name || ' ' || data_type from duckdb_columns() where not internal order by table_name, column_index"));
  std::map<std::string, Columns> tables;
  while (samples::value(rows.next())) tables[std::string(rows.column(0).text(rows.row()))].emplace_back(rows.column(1).text(rows.row()));

  SchemaDoc doc = read_doc();
  Columns events = doc.tables["mentions"];  // the document does not repeat them for the view
  events.insert(events.end(), doc.tables["events"].begin(), doc.tables["events"].end());
  doc.tables["events"] = events;
  EXPECT_EQ(doc.tables, tables);
}

TEST_F(Schema, ItsQuestionsRun) {
  auto connection = samples::value(database_.connect());
  const auto queries = read_doc().queries;
  EXPECT_EQ(queries.size(), 3U);
  for (std::string query : queries) {
    if (const auto file = query.find("'events.csv'"); file != std::string::npos) query.replace(file, 12, "'" + folder_.file("events.csv") + "'");
    const auto done = connection.execute(query);
    EXPECT_TRUE(done) << query << done.error().what;
  }
}

}  // namespace
}  // namespace entente
