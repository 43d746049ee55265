// Reads the tables of knowledge/: UTF-8, tab-separated, '#' comments, the first other line names the columns (docs/KNOWLEDGE.md).
//
//   auto table = Table::read(knowledge / "actors/states.tsv", {"id", "iso2", "name"});
//   for (const Table::Row& row : table->rows()) use(row["id"], row.list("names"));
//
// A user's table of the same name is laid over ours: rows with the key of some of ours take their place, where the first of them
// stood; rows with a new key are added, above all of ours.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"

namespace entente {

class Table {
 private:
  struct Contents;

 public:
  class Row {
   public:
    /// The cell of a column that read() was asked for; empty where the row says nothing.
    std::string_view operator[](std::string_view column) const;
    /// The cell's values, split at '|', blanks around them dropped, empty ones left out.
    std::vector<std::string_view> list(std::string_view column) const;
    const std::string& file() const { return contents_->file; }
    std::size_t line() const { return line_; }
    /// A user's row with a key that no row of ours has.
    bool is_added() const { return is_added_; }
    /// An Error that points at this row.
    Error fault(std::string what, std::string hint = {}) const;

   private:
    friend class Table;
    const Contents* contents_ = nullptr;
    std::size_t line_ = 0;
    bool is_added_ = false;
    std::vector<std::string_view> cells_;
  };

  /// Fails, naming every fault with its line, on a file that cannot be read, a missing column, a row with too many cells, or
  /// bytes that are not UTF-8. Columns the caller does not ask for are ignored. Rows stay valid while the Table lives.
  /// `key` names the columns that say what a row speaks of, for laying a user's table over ours; without it the first of `columns` does.
  static Loaded<Table> read(const KnowledgeFile& file, std::initializer_list<std::string_view> columns,
                            std::initializer_list<std::string_view> key = {});

  const std::vector<Row>& rows() const { return rows_; }

  /// As the file names them, in its order; of two files those of ours.
  const std::vector<std::string>& columns() const { return contents_.front()->columns; }

  Table(Table&& other) noexcept;
  Table& operator=(Table&& other) noexcept;
  ~Table();

 private:
  /// What all rows look into; apart from the Table, so that a Table can be moved while its rows stay where they point.
  struct Contents {
    std::string file;
    std::string text;
    std::vector<std::string> columns;
  };

  Table() = default;
  static Loaded<Table> read_one(const std::filesystem::path& file, std::initializer_list<std::string_view> columns);
  std::vector<Error> read_header(std::string_view line, std::size_t number, std::initializer_list<std::string_view> wanted);
  std::vector<Error> read_row(std::string_view line, std::size_t number);
  void lay_over(Table own, std::initializer_list<std::string_view> key);

  std::vector<std::unique_ptr<Contents>> contents_;  // of each file that rows came from; the one being read stands last
  std::vector<Row> rows_;
};

}  // namespace entente
