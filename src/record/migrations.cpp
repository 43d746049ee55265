#include "record/migrations.h"

namespace entente::record {
namespace {

// No primary keys: their indexes would have to fit in memory, and DuckDB cannot replace a row of a unique key within one
// transaction. The one writer keeps ids unique (writer.cpp); docs/SCHEMA.md tells readers which columns are keys.
const Migration kFirstRelease = {
    R"(create table reports (
      id varchar not null, url varchar, title varchar, publisher varchar, language varchar, published date,
      "text" varchar not null, sentences uinteger not null, content_hash varchar not null,
      program varchar, reader varchar not null, knowledge varchar not null))",

    R"(create table mentions (
      id varchar not null, report varchar not null,
      sentence uinteger not null, sentence_begin uinteger not null, sentence_end uinteger not null, sentence_text varchar not null,
      trigger_begin uinteger not null, trigger_end uinteger not null, trigger_text varchar,
      type varchar not null, mode varchar, contexts varchar[], status varchar not null, mutual boolean not null, about varchar,
      date_begin date, date_end date, date_precision varchar, date_method varchar,
      date_text_begin uinteger, date_text_end uinteger, date_text varchar,
      place varchar, place_country varchar, place_admin1 varchar, latitude double, longitude double, geonames uinteger,
      place_precision varchar, place_text_begin uinteger, place_text_end uinteger, place_text varchar,
      dead bigint, injured bigint, arrested bigint, crowd bigint, money double, currency varchar, share double,
      confidence double not null, read_by varchar))",

    R"(create table participants (
      event varchar not null, side varchar not null, position uinteger not null,
      "text" varchar, "begin" uinteger not null, "end" uinteger not null,
      name varchar, entity varchar, country varchar, sectors varchar[], how varchar, named boolean not null, kind varchar))",

    R"(create table problems (
      report varchar, file varchar, line ubigint, stage varchar, code varchar, "text" varchar))",

    R"(create table ontology (
      type varchar not null, mode varchar, status varchar not null, plover varchar, cameo varchar, quad integer, intensity double))",

    // A mode that the ontology does not know counts as none, as in what/ontology.h.
    R"(create view events as
      select m.*, coalesce(o.plover, t.plover) plover, coalesce(o.cameo, t.cameo) cameo, coalesce(o.quad, t.quad) quad,
             coalesce(o.intensity, t.intensity) intensity,
             r.url, r.title, r.publisher, r.published, r.program, r.reader, r.knowledge
      from mentions m
      join reports r on r.id = m.report
      left join ontology o on o.type = m.type and o.mode = m.mode and o.status = m.status
      left join ontology t on t.type = m.type and t.mode is null and t.status = m.status)",
};

Result<std::int64_t> number(Connection& connection, std::string_view sql) {
  auto rows = connection.query(sql);
  if (!rows) return tl::unexpected(rows.error());
  const auto found = rows->next();
  if (!found) return tl::unexpected(found.error());
  return *found ? rows->column(0).value<std::int64_t>(rows->row()) : 0;
}

Result<void> run_steps(Connection& connection, std::span<const Migration> steps, std::int64_t version) {
  std::vector<std::string> statements;
  if (version == 0) statements.push_back("create table entente_schema (version integer not null)");
  for (const Migration& step : steps.subspan(static_cast<std::size_t>(version)))
    statements.insert(statements.end(), step.begin(), step.end());
  statements.push_back("delete from entente_schema");
  statements.push_back("insert into entente_schema values (" + std::to_string(steps.size()) + ")");
  for (const std::string& statement : statements) {
    if (auto done = connection.execute(statement); !done) return done;
  }
  return {};
}

/// The version of the schema; 0 for an empty database.
Result<std::int64_t> schema_version(Connection& connection, const std::string& path) {
  const auto ours = number(connection, "select count(*) from duckdb_tables() where table_name = 'entente_schema'");
  if (!ours) return ours;
  if (*ours != 0) return number(connection, "select max(version)::bigint from entente_schema");
  const auto others = number(connection,
                             "select (select count(*) from duckdb_tables() where not internal) +"
                             " (select count(*) from duckdb_views() where not internal)");
  if (!others || *others == 0) return others;
  return fail("a database, but not one of Entente's: it holds tables of its own", path, "give the path of a record, or of a file that does not exist yet");
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::vector<Migration> kSteps = {kFirstRelease};
  return kSteps;
}

Result<void> migrate(Connection& connection, std::span<const Migration> steps, Access access, const std::string& path) {
  const auto version = schema_version(connection, path);
  if (!version) return tl::unexpected(version.error());
  const auto wanted = static_cast<std::int64_t>(steps.size());
  if (*version == wanted) return {};
  const std::string versions = "version " + std::to_string(*version) + " of the schema, this program knows " + std::to_string(wanted);
  if (*version > wanted) return fail("written by a newer Entente: " + versions, path, "install a newer Entente");
  if (access == Access::ReadOnly && *version == 0) return fail("an empty database, not a record", path, "fill it first: entente ingest");
  if (access == Access::ReadOnly) return fail("written by an older Entente: " + versions, path, "bring it up to date: entente ingest with any report");

  if (auto begun = connection.execute("begin"); !begun) return begun;
  auto done = run_steps(connection, steps, *version);
  if (!done) {
    (void)connection.execute("rollback");
    return done;
  }
  return connection.execute("commit");
}

}  // namespace entente::record
