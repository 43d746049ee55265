// Reads the tables of knowledge/: UTF-8, tab-separated, '#' comments, the first other line names the columns (knowledge/README.md).
//
//   auto table = Table::read(directory / "actors/states.tsv", {"id", "iso2", "name"});
//   for (const Table::Row& row : table->rows()) use(row["id"], row.list("names"));
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

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
    std::size_t line() const { return line_; }
    /// An Error that points at this row.
    Error fault(std::string what, std::string hint = {}) const;

   private:
    friend class Table;
    const Contents* contents_ = nullptr;
    std::size_t line_ = 0;
    std::vector<std::string_view> cells_;
  };

  /// Fails, naming every fault with its line, on a file that cannot be read, a missing column, a row with too many cells, or
  /// bytes that are not UTF-8. Columns the caller does not ask for are ignored. Rows stay valid while the Table lives.
  static Loaded<Table> read(const std::filesystem::path& file, std::initializer_list<std::string_view> columns);

  const std::vector<Row>& rows() const { return rows_; }

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

  explicit Table(std::unique_ptr<Contents> contents);
  std::vector<Error> read_header(std::string_view line, std::size_t number, std::initializer_list<std::string_view> wanted);
  std::vector<Error> read_row(std::string_view line, std::size_t number);

  std::unique_ptr<Contents> contents_;
  std::vector<Row> rows_;
};

}  // namespace entente
