#include "base/table.h"

#include <algorithm>
#include <unordered_map>

#include "base/file.h"
#include "base/split.h"
#include "base/utf8.h"

namespace entente {
namespace {

constexpr const char* kHowColumnsAreNamed = "the first line that is no comment names the columns, tabs between them";

std::string_view without_blanks_around(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string_view without_carriage_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

bool is_comment_or_blank(std::string_view line) { return line.empty() || line.front() == '#'; }

}  // namespace

Table::Table(Table&& other) noexcept = default;
Table& Table::operator=(Table&& other) noexcept = default;
Table::~Table() = default;

std::string_view Table::Row::operator[](std::string_view column) const {
  const std::vector<std::string>& columns = contents_->columns;
  const auto at = static_cast<std::size_t>(std::find(columns.begin(), columns.end(), column) - columns.begin());
  return at < cells_.size() ? cells_[at] : std::string_view{};
}

std::vector<std::string_view> Table::Row::list(std::string_view column) const {
  std::vector<std::string_view> values;
  for (const std::string_view part : split((*this)[column], '|')) {
    const std::string_view value = without_blanks_around(part);
    if (!value.empty()) values.push_back(value);
  }
  return values;
}

Error Table::Row::fault(std::string what, std::string hint) const {
  return {contents_->file, line_, 0, std::move(what), std::move(hint)};
}

std::vector<Error> Table::read_header(std::string_view line, std::size_t number, std::initializer_list<std::string_view> wanted) {
  const auto names = split(line, '\t');
  Contents& contents = *contents_.back();
  contents.columns.assign(names.begin(), names.end());
  std::vector<Error> errors;
  for (const std::string_view column : wanted) {
    if (std::find(names.begin(), names.end(), column) != names.end()) continue;
    errors.push_back({contents.file, number, 0, "has no column \"" + std::string(column) + "\"", kHowColumnsAreNamed});
  }
  return errors;
}

std::vector<Error> Table::read_row(std::string_view line, std::size_t number) {
  Row row;
  row.contents_ = contents_.back().get();
  row.line_ = number;
  row.cells_ = split(line, '\t');
  const std::size_t cells = row.cells_.size();
  const std::size_t columns = contents_.back()->columns.size();
  if (cells > columns) {
    return {row.fault("has " + std::to_string(cells) + " cells, but the table has " + std::to_string(columns) + " columns",
                      "remove the tabs that are too many")};
  }
  rows_.push_back(std::move(row));
  return {};
}

Loaded<Table> Table::read(const KnowledgeFile& file, std::initializer_list<std::string_view> columns,
                          std::initializer_list<std::string_view> key) {
  if (!file.has_own()) return read_one(file.shipped, columns);
  Loaded<Table> own = read_one(file.own, columns);
  std::error_code ignored;
  if (!std::filesystem::exists(file.shipped, ignored)) return own;
  Loaded<Table> table = read_one(file.shipped, columns);
  if (!own || !table) {
    std::vector<Error> errors = own ? std::vector<Error>{} : std::move(own.error());
    if (!table) errors.insert(errors.end(), table.error().begin(), table.error().end());
    return tl::unexpected(std::move(errors));
  }
  table->lay_over(std::move(*own), key.size() == 0 && columns.size() > 0 ? std::initializer_list<std::string_view>{*columns.begin()} : key);
  return table;
}

void Table::lay_over(Table own, std::initializer_list<std::string_view> key) {
  const auto key_of = [&](const Row& row) {
    std::string cells;
    for (const std::string_view column : key) cells.append(row[column]).append("\t");
    return cells;
  };
  std::unordered_map<std::string, std::size_t> places;  // where the first of our rows with a key stands
  for (std::size_t at = 0; at < rows_.size(); ++at) places.emplace(key_of(rows_[at]), at);
  std::vector<Row> rows;
  std::unordered_map<std::size_t, std::vector<Row>> replacements;
  for (Row& row : own.rows_) {
    const auto place = places.find(key_of(row));
    row.is_added_ = place == places.end();
    (row.is_added_ ? rows : replacements[place->second]).push_back(std::move(row));
  }
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    const std::size_t first = places.at(key_of(rows_[at]));
    const auto replacement = replacements.find(first);
    if (replacement == replacements.end()) rows.push_back(std::move(rows_[at]));
    else if (at == first) std::move(replacement->second.begin(), replacement->second.end(), std::back_inserter(rows));
  }
  rows_ = std::move(rows);
  std::move(own.contents_.begin(), own.contents_.end(), std::back_inserter(contents_));
}

Loaded<Table> Table::read_one(const std::filesystem::path& file, std::initializer_list<std::string_view> columns) {
  auto text = read_file(file, kMaxTableBytes);
  if (!text) return tl::unexpected(std::vector<Error>{text.error()});
  Table table;
  table.contents_.push_back(std::make_unique<Contents>(Contents{file.string(), std::move(*text), {}}));
  const Contents& contents = *table.contents_.back();
  std::vector<Error> errors;
  const auto add = [&errors](const std::vector<Error>& more) { errors.insert(errors.end(), more.begin(), more.end()); };
  std::size_t number = 0;
  for (const std::string_view raw : split(contents.text, '\n')) {
    ++number;
    const std::string_view line = without_carriage_return(raw);
    if (!utf8::is_valid(line)) {
      add({Error{contents.file, number, 0, "is not UTF-8", "save the file as UTF-8"}});
    } else if (is_comment_or_blank(line)) {
      continue;
    } else if (contents.columns.empty()) {
      add(table.read_header(line, number, columns));
    } else {
      add(table.read_row(line, number));
    }
  }
  if (contents.columns.empty()) add({Error{contents.file, 0, 0, "names no columns", kHowColumnsAreNamed}});
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return table;
}

}  // namespace entente
