#include "record/record.h"

#include "record/database.h"
#include "record/migrations.h"
#include "record/reader.h"
#include "record/writer.h"

namespace entente {

struct Record::Parts {
  record::Database database;
  record::Connection connection;
};

Record::Record(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Result<Record> Record::open(const std::string& path, Access access) {
  auto database = record::Database::open(path, access);
  if (!database) return tl::unexpected(database.error());
  auto connection = database->connect();
  if (!connection) return tl::unexpected(connection.error());
  if (auto ready = record::migrate(*connection, record::migrations(), access, path); !ready) return tl::unexpected(ready.error());
  return Record(std::make_unique<Parts>(Parts{std::move(*database), std::move(*connection)}));
}

Result<Record> Record::share() const {
  auto connection = parts_->database.connect();
  if (!connection) return tl::unexpected(connection.error());
  return Record(std::make_unique<Parts>(Parts{parts_->database, std::move(*connection)}));
}

Result<void> Record::set_ontology(const what::Ontology& ontology) { return record::store_ontology(parts_->connection, ontology); }

Result<HeldReports> Record::held_reports(const Versions& versions) const {
  auto rows = parts_->connection.query("select id, content_hash from reports where reader = ? and knowledge = ?", {versions.reader, versions.knowledge});
  if (!rows) return tl::unexpected(rows.error());
  for (std::vector<std::uint64_t> keys;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return HeldReports(std::move(keys));
    keys.push_back(record::report_key(rows->column(0).text(rows->row()), rows->column(1).text(rows->row())));
  }
}

Result<Written> Record::write(std::span<const CodedReport> batch) { return record::store_reports(parts_->connection, batch); }

Result<void> Record::write_problems(std::span<const Problem> problems) { return record::store_problems(parts_->connection, problems); }

Result<std::uint64_t> Record::read(const EventFilter& filter, const std::function<bool(const ReportedEvent&)>& visit) const {
  return record::read_events(parts_->connection, filter, visit);
}

Result<void> Record::read_problems(const std::function<bool(const Problem&)>& visit) const {
  auto rows = parts_->connection.query("select report, file, line, stage, code, \"text\" from problems order by file, line, report, stage, code, \"text\"");
  if (!rows) return tl::unexpected(rows.error());
  const auto text = [&](std::size_t column) { return std::string(rows->column(column).text(rows->row())); };
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    if (!visit({text(0), text(1), rows->column(2).value<std::uint64_t>(rows->row()), text(3), text(4), text(5)})) return {};
  }
}

Result<void> Record::read_unknown_names(const UnknownNameFilter& filter, const std::function<bool(const UnknownName&)>& visit) const {
  return record::read_unknown_names(parts_->connection, filter, visit);
}

Result<RecordCounts> Record::counts() const {
  auto rows = parts_->connection.query(
      "select (select count(*) from reports), (select coalesce(sum(sentences), 0)::bigint from reports),"
      " (select count(*) from mentions), (select count(*) from problems)");
  if (!rows) return tl::unexpected(rows.error());
  if (const auto more = rows->next(); !more) return tl::unexpected(more.error());
  const auto count = [&](std::size_t column) { return static_cast<std::uint64_t>(rows->column(column).value<std::int64_t>(rows->row())); };
  return RecordCounts{count(0), count(1), count(2), count(3)};
}

}  // namespace entente
