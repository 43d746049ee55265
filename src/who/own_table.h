// Writes rows into a table of a user's own folder (--knowledge DIR): what `entente actors add` and `import` do.
//
//   Loaded<OwnTable> table = OwnTable::open("my-knowledge", *form_of("organisation"));
//   table->append({{"id", "ORGZ"}, {"name", "Organisation of Z"}});
//   Result<void> saved = table->save();           // the whole file or, on failure, the old one
//
// What stands in the file is kept: comments, the order of rows and columns, columns of the user's own. It checks no sense: who/new_actor.h does.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::who {

/// A kind of row, the table that holds it, and that table's columns; the first one is the key (base/table.h).
struct TableForm {
  std::string kind;
  std::string file;
  std::vector<std::string> columns;
};

/// organisation, person, people, seat, role, state.
const std::vector<TableForm>& table_forms();

/// Null for no such kind.
const TableForm* form_of(std::string_view kind);

/// A row's cells by column; one that is left out is empty.
using Cells = std::map<std::string, std::string, std::less<>>;

class OwnTable {
 public:
  /// The user's table, or an empty one where there is none yet. Fails on a file that is no such table.
  static Loaded<OwnTable> open(const std::filesystem::path& folder, const TableForm& form);

  void append(const Cells& cells);

  /// Sets one cell of the row in a line of the file.
  void set(std::size_t line, std::string_view column, std::string_view value);

  /// Makes the folder where there is none.
  Result<void> save() const;

  const std::filesystem::path& file() const { return file_; }

 private:
  OwnTable() = default;

  std::filesystem::path file_;
  std::vector<std::string> columns_;  // in the file's order
  std::vector<std::string> lines_;
};

}  // namespace entente::who
