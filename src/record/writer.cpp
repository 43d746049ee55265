#include "record/writer.h"

#include <functional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "record/held_reports.h"
#include "record/rows_out.h"

namespace entente::record {
namespace {

/// Runs `work` in a transaction: committed where it succeeds, undone where it fails.
Result<void> in_transaction(Connection& connection, const std::function<Result<void>()>& work) {
  if (auto begun = connection.execute("begin"); !begun) return begun;
  auto done = work();
  if (done) done = connection.execute("commit");
  // A failed commit has already ended its transaction: then there is nothing to roll back, and the answer says so in vain.
  if (!done) (void)connection.execute("rollback");
  return done;
}

struct Incoming {
  const Story* story;
  const Versions* versions;
  std::string hash;
};

/// Fills the temporary table `incoming`, by which the statements below find the reports of this batch.
Result<void> stage_incoming(Connection& connection, const std::vector<Incoming>& batch) {
  const char* const kTable =
      "create or replace temp table incoming (position bigint, id varchar, content_hash varchar, reader varchar, knowledge varchar)";
  if (auto made = connection.execute(kTable); !made) return made;
  auto rows = Appender::open(connection, "incoming");
  if (!rows) return tl::unexpected(rows.error());
  for (std::size_t position = 0; position < batch.size(); ++position) {
    const Incoming& report = batch[position];
    rows->integer(static_cast<std::int64_t>(position)).text(report.story->id).text(report.hash);
    rows->text(report.versions->reader).text(report.versions->knowledge).end_row();
  }
  return rows->finish();
}

/// Which of the batch are stored already, unchanged.
Result<std::vector<bool>> staged_held(Connection& connection, std::size_t size) {
  std::vector<bool> held(size, false);
  auto rows = connection.query("select position from incoming join reports using (id, content_hash, reader, knowledge)");
  if (!rows) return tl::unexpected(rows.error());
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return held;
    held[static_cast<std::size_t>(rows->column(0).value<std::int64_t>(rows->row()))] = true;
  }
}

/// Removes all rows of the reports left in `incoming`; how many reports there were.
Result<std::uint64_t> remove_older(Connection& connection) {
  const char* const kCount = "select count(*) from reports where id in (select id from incoming)";
  auto rows = connection.query(kCount);
  if (!rows) return tl::unexpected(rows.error());
  if (const auto more = rows->next(); !more) return tl::unexpected(more.error());
  const auto older = static_cast<std::uint64_t>(rows->column(0).value<std::int64_t>(rows->row()));
  if (older == 0) return older;
  for (const char* statement : {
           "delete from participants where event in (select id from mentions where report in (select id from incoming))",
           "delete from mentions where report in (select id from incoming)",
           "delete from problems where report in (select id from incoming)",
           "delete from reports where id in (select id from incoming)",
       }) {
    if (auto done = connection.execute(statement); !done) return tl::unexpected(done.error());
  }
  return older;
}

/// The batch as it is to be stored: of reports with one id only the last.
std::vector<const CodedReport*> last_of_each_id(std::span<const CodedReport> batch) {
  std::unordered_map<std::string_view, const CodedReport*> last;
  for (const CodedReport& report : batch) last[report.story.id] = &report;
  std::vector<const CodedReport*> kept;
  for (const CodedReport& report : batch) {
    if (last[report.story.id] == &report) kept.push_back(&report);
  }
  return kept;
}

Result<void> check_event_ids(const CodedReport& report) {
  std::unordered_set<std::string_view> ids;
  for (const ReportedEvent& reported : report.events) {
    if (!ids.insert(reported.event.id).second)
      return fail("report \"" + report.story.id + "\" has two events with the id \"" + reported.event.id + "\"");
  }
  return {};
}

Result<void> append_reports(Connection& connection, const std::vector<const CodedReport*>& reports, const std::vector<Incoming>& incoming) {
  auto tables = Tables::open(connection);
  if (!tables) return tl::unexpected(tables.error());
  for (std::size_t position = 0; position < reports.size(); ++position) {
    const CodedReport& report = *reports[position];
    if (auto checked = check_event_ids(report); !checked) return checked;
    tables->add(report, incoming[position].hash);
  }
  return tables->finish();
}

Result<Written> store_new(Connection& connection, const std::vector<const CodedReport*>& all) {
  std::vector<Incoming> incoming;
  for (const CodedReport* report : all) incoming.push_back({&report->story, &report->versions, content_hash(report->story)});
  if (auto staged = stage_incoming(connection, incoming); !staged) return tl::unexpected(staged.error());
  const auto held = staged_held(connection, all.size());
  if (!held) return tl::unexpected(held.error());

  std::vector<const CodedReport*> reports;
  std::vector<Incoming> changed;
  Written written;
  for (std::size_t position = 0; position < all.size(); ++position) {
    if ((*held)[position]) continue;
    reports.push_back(all[position]);
    changed.push_back(incoming[position]);
    written.events += all[position]->events.size();
  }
  written.skipped = all.size() - reports.size();
  if (reports.empty()) return written;

  if (auto staged = stage_incoming(connection, changed); !staged) return tl::unexpected(staged.error());
  const auto older = remove_older(connection);
  if (!older) return tl::unexpected(older.error());
  written.replaced = *older;
  written.added = reports.size() - *older;
  if (auto appended = append_reports(connection, reports, changed); !appended) return tl::unexpected(appended.error());
  return written;
}

}  // namespace

Result<void> store_ontology(Connection& connection, const what::Ontology& ontology) {
  return in_transaction(connection, [&]() -> Result<void> {
    if (auto emptied = connection.execute("delete from ontology"); !emptied) return emptied;
    auto rows = Appender::open(connection, "ontology");
    if (!rows) return tl::unexpected(rows.error());
    for (const auto& [name, type] : ontology.types()) {
      std::vector<std::string> modes = {""};
      for (const auto& entry : type.modes) modes.push_back(entry.first);
      for (const std::string& mode : modes) {
        for (const Status status : {Status::Past, Status::Future, Status::Possible, Status::Negated}) {
          const Derived derived = ontology.derive(name, mode, status);
          rows->text(name).text_or_null(mode).text(status_name(status)).text_or_null(derived.plover);
          rows->text_or_null(derived.cameo).integer(derived.quad).real(derived.intensity).end_row();
        }
      }
    }
    return rows->finish();
  });
}

Result<Written> store_reports(Connection& connection, std::span<const CodedReport> batch) {
  Written written;
  if (batch.empty()) return written;
  const std::vector<const CodedReport*> reports = last_of_each_id(batch);
  auto done = in_transaction(connection, [&]() -> Result<void> {
    auto stored = store_new(connection, reports);
    if (!stored) return tl::unexpected(stored.error());
    written = *stored;
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  written.skipped += batch.size() - reports.size();
  return written;
}

Result<void> store_problems(Connection& connection, std::span<const Problem> problems) {
  if (problems.empty()) return {};
  return in_transaction(connection, [&]() -> Result<void> {
    if (auto made = connection.execute("create or replace temp table met as select * from problems limit 0"); !made) return made;
    auto rows = Appender::open(connection, "met");
    if (!rows) return tl::unexpected(rows.error());
    for (const Problem& problem : problems) append_problem(*rows, problem);
    if (auto appended = rows->finish(); !appended) return appended;
    return connection.execute("insert into problems select distinct * from met except select * from problems");
  });
}

}  // namespace entente::record
