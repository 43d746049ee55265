// A thin layer over DuckDB's C API: every handle is owned by an object, every failure is a Result. Private to this folder, which
// is the only one that sees duckdb.h.
//
//   auto database = Database::open("news.duckdb", Access::ReadOnly);
//   auto connection = database->connect();
//   auto rows = connection->query("select id from reports where publisher = ?", {publisher});
//   while (rows->next().value_or(false)) use(rows->column(0).text(rows->row()));
//
// A Connection and all that came from it belong to one thread at a time; a Database may be shared by threads.
#pragma once

#include <duckdb.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "record/record.h"

namespace entente::record {

/// What a statement's `?` may stand for. Values are always bound, never pasted into the text of a statement.
using Parameter = std::variant<std::string, std::int64_t, double, Day>;

/// One column of the chunk of rows at hand, or what is inside a column of lists or structs. Valid until the next row is asked for.
class Column {
 public:
  explicit Column(duckdb_vector vector);

  bool is_null(std::uint64_t row) const { return !duckdb_validity_row_is_valid(validity_, row); }
  /// The text of a VARCHAR; empty where null.
  std::string_view text(std::uint64_t row) const;
  /// The value of a column whose C type is T; T{} where null.
  template <typename T>
  T value(std::uint64_t row) const {
    return is_null(row) ? T{} : static_cast<const T*>(data_)[row];
  }
  Day day(std::uint64_t row) const { return Day(std::chrono::days(value<duckdb_date>(row).days)); }
  /// The rows of items() that make up the list of this row; none where null.
  duckdb_list_entry list(std::uint64_t row) const { return value<duckdb_list_entry>(row); }
  Column items() const { return Column(duckdb_list_vector_get_child(vector_)); }
  Column field(std::uint64_t index) const { return Column(duckdb_struct_vector_get_child(vector_, index)); }

 private:
  duckdb_vector vector_;
  void* data_;
  std::uint64_t* validity_;
};

namespace detail {
template <typename Handle, auto Destroy>
struct Closer {
  void operator()(Handle handle) const { Destroy(&handle); }
};
template <typename Handle, auto Destroy>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Closer<Handle, Destroy>>;
}  // namespace detail

/// The answer to a query, a chunk of rows in memory at a time.
class Rows {
 public:
  /// Goes to the next row (at first: to the first one); false after the last.
  Result<bool> next();
  /// The row within the chunk, which is what Column's calls want.
  std::uint64_t row() const { return row_; }
  const Column& column(std::size_t index) const { return columns_[index]; }

 private:
  friend class Connection;
  struct ResultCloser {
    void operator()(duckdb_result* result) const {
      duckdb_destroy_result(result);
      delete result;
    }
  };
  detail::Owned<duckdb_prepared_statement, duckdb_destroy_prepare> statement_;  // outlives the rows it streams
  std::unique_ptr<duckdb_result, ResultCloser> result_;
  detail::Owned<duckdb_data_chunk, duckdb_destroy_data_chunk> chunk_;
  std::vector<Column> columns_;
  std::uint64_t row_ = 0;
  std::uint64_t size_ = 0;
};

class Connection {
 public:
  /// Runs one statement that needs no answer.
  Result<void> execute(std::string_view sql, const std::vector<Parameter>& parameters = {});
  /// Runs one statement; its rows are streamed, so another statement on this connection ends them.
  Result<Rows> query(std::string_view sql, const std::vector<Parameter>& parameters = {});

 private:
  friend class Database;
  friend class Appender;
  detail::Owned<duckdb_connection, duckdb_disconnect> handle_;
};

class Database {
 public:
  /// Opens the file, which ReadWrite makes where there is none. Every way in which that fails is told with what to do about it.
  static Result<Database> open(const std::string& path, Access access);
  Result<Connection> connect() const;

 private:
  std::shared_ptr<std::remove_pointer_t<duckdb_database>> handle_;
};

/// Adds rows to one table, fast. Values come in the order of the columns; the first failure is kept and told by finish().
class Appender {
 public:
  static Result<Appender> open(const Connection& connection, const char* table);

  Appender& text(std::string_view value);
  /// The text, or null where it is empty: how the record says "unknown".
  Appender& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
  Appender& texts(const std::vector<std::string>& values);
  Appender& count(std::uint32_t value);
  Appender& integer(std::int64_t value);
  Appender& real(double value);
  Appender& flag(bool value);
  Appender& day(Day value);
  Appender& null();
  void end_row();
  /// Hands all rows to the table. Without it they are lost.
  Result<void> finish();

 private:
  Appender& note(duckdb_state state);
  detail::Owned<duckdb_appender, duckdb_appender_destroy> handle_;
  std::string fault_;
};

}  // namespace entente::record
