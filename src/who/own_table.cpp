#include "who/own_table.h"

#include <algorithm>
#include <fstream>

#include "base/file.h"
#include "base/split.h"
#include "base/table.h"

namespace entente::who {
namespace {

std::string joined_by_tabs(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t cell = 0; cell < cells.size(); ++cell) line += (cell == 0 ? "" : "\t") + cells[cell];
  return line;
}

Result<void> write_anew(const std::filesystem::path& file, const std::vector<std::string>& lines) {
  const auto failed = [&](const std::string& why) { return fail("cannot be written: " + why, file.string(), "check the folder's rights and the disk's space"); };
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  if (error) return failed(error.message());
  // Beside the file first, so that a full disk cannot cut short what stands there.
  const std::filesystem::path fresh = file.string() + ".new";
  std::ofstream stream(fresh, std::ios::binary);
  for (const std::string& line : lines) stream << line << '\n';
  stream.close();
  if (!stream) {
    std::filesystem::remove(fresh, error);
    return failed("the disk or the rights");
  }
  std::filesystem::rename(fresh, file, error);
  if (error) return failed(error.message());
  return {};
}

}  // namespace

const std::vector<TableForm>& table_forms() {
  static const std::vector<TableForm> forms = {
      {"organisation", "actors/organisations.tsv", {"id", "name", "names", "sector", "country", "members", "from", "until"}},
      {"person", "actors/people.tsv", {"name", "names", "short", "gender", "id", "sector", "office", "from", "until"}},
      {"people", "actors/peoples.tsv", {"name", "names", "country", "sector"}},
      {"seat", "actors/seats.tsv", {"name", "names", "id", "sector"}},
      {"role", "actors/roles.tsv", {"word", "plural", "sector", "kind"}},
      {"state", "actors/states.tsv", {"id", "iso2", "name", "official", "demonyms", "names", "capital", "successor", "from", "until"}}};
  return forms;
}

const TableForm* form_of(std::string_view kind) {
  const auto found = std::find_if(table_forms().begin(), table_forms().end(), [&](const TableForm& form) { return form.kind == kind; });
  return found == table_forms().end() ? nullptr : &*found;
}

Loaded<OwnTable> OwnTable::open(const std::filesystem::path& folder, const TableForm& form) {
  OwnTable own;
  own.file_ = folder / form.file;
  std::error_code ignored;
  if (!std::filesystem::exists(own.file_, ignored)) {
    own.columns_ = form.columns;
    own.lines_ = {joined_by_tabs(form.columns)};
    return own;
  }
  const auto table = Table::read(own.file_, {});
  if (!table) return tl::unexpected(table.error());
  own.columns_ = table->columns();
  for (const std::string& column : form.columns) {
    if (std::find(own.columns_.begin(), own.columns_.end(), column) == own.columns_.end()) {
      return tl::unexpected(std::vector<Error>{{own.file_.string(), 0, 0, "has no column \"" + column + "\"", "add it to the line that names the columns"}});
    }
  }
  const Result<std::string> text = read_file(own.file_, kMaxTableBytes);
  if (!text) return tl::unexpected(std::vector<Error>{text.error()});
  const std::vector<std::string_view> lines = split(*text, '\n');
  own.lines_.assign(lines.begin(), lines.end());
  if (own.lines_.back().empty()) own.lines_.pop_back();
  return own;
}

void OwnTable::append(const Cells& cells) {
  std::vector<std::string> row;
  for (const std::string& column : columns_) {
    const auto cell = cells.find(column);
    row.push_back(cell == cells.end() ? std::string() : cell->second);
  }
  lines_.push_back(joined_by_tabs(row));
}

void OwnTable::set(std::size_t line, std::string_view column, std::string_view value) {
  const std::vector<std::string_view> cells = split(lines_[line - 1], '\t');
  std::vector<std::string> row(cells.begin(), cells.end());
  if (!row.back().empty() && row.back().back() == '\r') row.back().pop_back();
  const auto at = static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), column) - columns_.begin());
  if (row.size() <= at) row.resize(at + 1);
  row[at] = value;
  lines_[line - 1] = joined_by_tabs(row);
}

Result<void> OwnTable::save() const { return write_anew(file_, lines_); }

}  // namespace entente::who
