#include "record/database.h"

#include <filesystem>
#include <optional>

namespace entente::record {
namespace {

// DuckDB would take 80 % of the machine. An ingest shares it with the reader; a query has it more for itself, and goes on in a
// file beside the record where that is not enough.
constexpr const char* kWriterMemory = "256MB";
constexpr const char* kReaderMemory = "384MB";
// Aggregates of a few million rows gain little from more, and the reader wants the cores.
constexpr const char* kThreads = "2";

/// DuckDB's message as part of a sentence: its first line, without its class ("IO Error: ") and where to read on.
std::string plain_words(std::string_view message) {
  message = message.substr(0, message.find('\n'));
  message = message.substr(0, message.find(" See also http"));
  if (const auto colon = message.find(" Error: "); colon < message.find('"')) message.remove_prefix(colon + 8);
  std::string text(message);
  const auto is_upper = [&](std::size_t at) { return at < text.size() && text[at] >= 'A' && text[at] <= 'Z'; };
  if (is_upper(0) && !is_upper(1)) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

bool says(std::string_view message, std::string_view words) { return message.find(words) != std::string_view::npos; }

/// What to do about a message of DuckDB's, where its own words do not tell a newcomer.
std::string advice(std::string_view message) {
  if (says(message, "Could not set lock")) return "another program has it open; close that one, or wait until it is done";
  if (says(message, "different configuration")) return "this program has it open already, for reading or for writing; open it the same way";
  if (says(message, "not a valid DuckDB database file")) return "give the path of a record, or of a file that does not exist yet";
  if (says(message, "Permission denied") || says(message, "Read-only file system"))
    return "you may not write there; ask for the right to, or put the record elsewhere";
  if (says(message, "No space left") || says(message, "Could not write file"))
    return "the disk is full; free some space and run the same command again, it goes on where it stopped";
  if (says(message, "Could not read enough bytes") || says(message, "Corrupt") || says(message, "checksum"))
    return "the file is damaged; use a copy, or make it anew: entente ingest";
  if (says(message, "Out of Memory")) return "ask for less at a time: a shorter period, one country, a limit";
  return {};
}

tl::unexpected<Error> failure(std::string_view message, std::string file = {}) {
  return fail(plain_words(message), std::move(file), advice(message));
}

/// What is wrong with the path before DuckDB is asked: its own words for these are hard to read.
std::optional<Error> path_fault(const std::filesystem::path& path, Access access) {
  std::error_code ignored;
  const auto error = [&](const char* what, const char* hint) { return Error{path.string(), 0, 0, what, hint}; };
  if (std::filesystem::is_directory(path, ignored)) return error("is a folder", "give the path of a file");
  if (std::filesystem::exists(path, ignored)) return std::nullopt;
  if (access == Access::ReadOnly) return error("no such file", "make the record first: entente ingest");
  if (!std::filesystem::is_directory(path.parent_path(), ignored)) return error("its folder does not exist", "make the folder first");
  return std::nullopt;
}

using Config = detail::Owned<duckdb_config, duckdb_destroy_config>;

Config make_config(Access access) {
  duckdb_config raw = nullptr;
  duckdb_create_config(&raw);
  Config config(raw);
  duckdb_set_config(raw, "access_mode", access == Access::ReadOnly ? "READ_ONLY" : "READ_WRITE");
  duckdb_set_config(raw, "memory_limit", access == Access::ReadOnly ? kReaderMemory : kWriterMemory);
  duckdb_set_config(raw, "threads", kThreads);
  // A record must read alike without a network.
  duckdb_set_config(raw, "autoinstall_known_extensions", "false");
  duckdb_set_config(raw, "autoload_known_extensions", "false");
  return config;
}

/// Databases that this process has open, by path. The lock that keeps other processes out does not keep a process from opening a file
/// twice, and two databases on one file spoil it: through this, the second opening shares the first one's. The one global, because
/// it guards what is one to the process.
duckdb_instance_cache open_databases() {
  using Cache = detail::Owned<duckdb_instance_cache, duckdb_destroy_instance_cache>;
  static const Cache cache(duckdb_create_instance_cache());
  return cache.get();
}

struct Binder {
  duckdb_prepared_statement statement;
  idx_t index;

  duckdb_state operator()(const std::string& value) const {
    return duckdb_bind_varchar_length(statement, index, value.data(), value.size());
  }
  duckdb_state operator()(std::int64_t value) const { return duckdb_bind_int64(statement, index, value); }
  duckdb_state operator()(double value) const { return duckdb_bind_double(statement, index, value); }
  duckdb_state operator()(Day value) const {
    return duckdb_bind_date(statement, index, {static_cast<std::int32_t>(value.time_since_epoch().count())});
  }
};

}  // namespace

Column::Column(duckdb_vector vector)
    : vector_(vector), data_(duckdb_vector_get_data(vector)), validity_(duckdb_vector_get_validity(vector)) {}

std::string_view Column::text(std::uint64_t row) const {
  if (is_null(row)) return {};
  auto* string = static_cast<duckdb_string_t*>(data_) + row;
  return {duckdb_string_t_data(string), duckdb_string_t_length(*string)};
}

Result<bool> Rows::next() {
  if (++row_ < size_) return true;
  columns_.clear();
  chunk_.reset(duckdb_fetch_chunk(*result_));
  row_ = 0;
  size_ = chunk_ ? duckdb_data_chunk_get_size(chunk_.get()) : 0;
  if (size_ == 0) {
    const char* error = duckdb_result_error(result_.get());
    if (error != nullptr && *error != '\0') return failure(error);
    return false;
  }
  for (idx_t index = 0; index < duckdb_data_chunk_get_column_count(chunk_.get()); ++index)
    columns_.emplace_back(duckdb_data_chunk_get_vector(chunk_.get(), index));
  return true;
}

Result<Rows> Connection::query(std::string_view sql, const std::vector<Parameter>& parameters) {
  Rows rows;
  duckdb_prepared_statement raw = nullptr;
  const duckdb_state prepared = duckdb_prepare(handle_.get(), std::string(sql).c_str(), &raw);
  rows.statement_.reset(raw);
  if (prepared != DuckDBSuccess) return failure(duckdb_prepare_error(raw));
  for (std::size_t index = 0; index < parameters.size(); ++index) {
    if (std::visit(Binder{raw, index + 1}, parameters[index]) != DuckDBSuccess)
      return fail("value " + std::to_string(index + 1) + " of a query is not valid text", {}, "give text in UTF-8");
  }
  rows.result_.reset(new duckdb_result{});
  if (duckdb_execute_prepared_streaming(raw, rows.result_.get()) != DuckDBSuccess)
    return failure(duckdb_result_error(rows.result_.get()));
  return rows;
}

Result<void> Connection::execute(std::string_view sql, const std::vector<Parameter>& parameters) {
  auto rows = query(sql, parameters);
  if (!rows) return tl::unexpected(rows.error());
  const auto more = rows->next();  // a streamed statement runs when its rows are fetched
  if (!more) return tl::unexpected(more.error());
  return {};
}

Result<Database> Database::open(const std::string& path, Access access) {
  // Absolute, so that DuckDB takes no name for a service of its own (":memory:", "s3:...").
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  if (path.empty() || error) return fail("no such file", path, "give the path of a record");
  if (auto fault = path_fault(absolute, access)) return tl::unexpected(*fault);

  const Config config = make_config(access);
  duckdb_database raw = nullptr;
  char* message = nullptr;
  const duckdb_state state = duckdb_get_or_create_from_cache(open_databases(), absolute.c_str(), &raw, config.get(), &message);
  if (state != DuckDBSuccess) {
    const std::string text = message == nullptr ? "cannot be opened" : message;
    duckdb_free(message);
    return failure(text, path);
  }
  Database database;
  database.handle_.reset(raw, [](duckdb_database handle) { duckdb_close(&handle); });
  return database;
}

Result<Connection> Database::connect() const {
  duckdb_connection raw = nullptr;
  if (duckdb_connect(handle_.get(), &raw) != DuckDBSuccess) return fail("no connection to the record");
  Connection connection;
  connection.handle_.reset(raw);
  return connection;
}

Result<Appender> Appender::open(const Connection& connection, const char* table) {
  duckdb_appender raw = nullptr;
  const duckdb_state state = duckdb_appender_create(connection.handle_.get(), nullptr, table, &raw);
  Appender appender;
  appender.handle_.reset(raw);
  if (state != DuckDBSuccess) return failure(duckdb_appender_error(raw));
  return appender;
}

Appender& Appender::note(duckdb_state state) {
  if (state != DuckDBSuccess && fault_.empty()) {
    const char* message = duckdb_appender_error(handle_.get());
    fault_ = message == nullptr ? "a row does not fit its table" : message;
  }
  return *this;
}

Appender& Appender::text(std::string_view value) {
  return note(duckdb_append_varchar_length(handle_.get(), value.data(), value.size()));
}

Appender& Appender::texts(const std::vector<std::string>& values) {
  using Type = detail::Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
  using Value = detail::Owned<duckdb_value, duckdb_destroy_value>;
  std::vector<Value> items;
  std::vector<duckdb_value> handles;
  handles.reserve(values.size() + 1);  // DuckDB wants a place to look at even where it is told that there are none
  for (const std::string& value : values) {
    items.emplace_back(duckdb_create_varchar_length(value.data(), value.size()));
    if (!items.back()) return note(DuckDBError);
    handles.push_back(items.back().get());
  }
  const Type type(duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR));
  const Value list(duckdb_create_list_value(type.get(), handles.data(), handles.size()));
  return note(list ? duckdb_append_value(handle_.get(), list.get()) : DuckDBError);
}

Appender& Appender::count(std::uint32_t value) { return note(duckdb_append_uint32(handle_.get(), value)); }
Appender& Appender::integer(std::int64_t value) { return note(duckdb_append_int64(handle_.get(), value)); }
Appender& Appender::real(double value) { return note(duckdb_append_double(handle_.get(), value)); }
Appender& Appender::flag(bool value) { return note(duckdb_append_bool(handle_.get(), value)); }
Appender& Appender::day(Day value) {
  return note(duckdb_append_date(handle_.get(), {static_cast<std::int32_t>(value.time_since_epoch().count())}));
}
Appender& Appender::null() { return note(duckdb_append_null(handle_.get())); }
void Appender::end_row() { note(duckdb_appender_end_row(handle_.get())); }

Result<void> Appender::finish() {
  if (fault_.empty()) note(duckdb_appender_close(handle_.get()));
  if (!fault_.empty()) return failure(fault_);
  return {};
}

}  // namespace entente::record
