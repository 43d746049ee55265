#include "record/unknown_names.h"

#include "record/database.h"

namespace entente::record {
namespace {

// `how` tells what was read from the text alone, and what country the story only suggests; a name that belongs to a known body has its `entity`.
// Names are stored without a leading article; the first word of a sentence has a capital anyway, so that it takes a second one.
constexpr const char* kUnknownNames =
    "with mentioned as ("
    " select p.name, p.country is null or p.how = 'context' as lacks_country, len(p.sectors) = 0 as lacks_sector, p.\"begin\", m.report,"
    "  m.sentence_begin, m.sentence_text, r.published, coalesce(p.named, false) or"
    "  regexp_matches(p.name, case when p.\"begin\" = m.sentence_begin then '^\\p{Lu}[^ ]* \\p{Lu}' else '^\\p{Lu}' end) as is_name"
    " from participants p join mentions m on m.id = p.event join reports r on r.id = m.report"
    " where p.side in ('actor', 'recipient') and p.name is not null and p.entity is null and p.how in ('text', 'context', 'role', 'coreference'))"
    " select name, count(distinct (report, \"begin\"))::bigint as times, count(distinct report)::bigint, min(published), max(published),"
    "  bool_or(lacks_country), bool_or(lacks_sector), first(report order by published nulls last, report, sentence_begin),"
    "  first(sentence_text order by published nulls last, report, sentence_begin)"
    " from mentioned where lacks_country or lacks_sector group by name having bool_or(is_name) and times >= ? order by times desc, name";

}  // namespace

Result<void> read_unknown_names(Connection& connection, const UnknownNameFilter& filter, const std::function<bool(const UnknownName&)>& visit) {
  std::string sql = kUnknownNames;
  if (filter.limit) sql += " limit " + std::to_string(*filter.limit);
  auto rows = connection.query(sql, {static_cast<std::int64_t>(filter.min_mentions)});
  if (!rows) return tl::unexpected(rows.error());
  for (;;) {
    const auto more = rows->next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    const std::uint64_t row = rows->row();
    const auto text = [&](std::size_t column) { return std::string(rows->column(column).text(row)); };
    const auto count = [&](std::size_t column) { return static_cast<std::uint64_t>(rows->column(column).value<std::int64_t>(row)); };
    const auto day = [&](std::size_t column) { return rows->column(column).is_null(row) ? std::nullopt : std::optional(rows->column(column).day(row)); };
    const UnknownName unknown{text(0), count(1), count(2), day(3), day(4), rows->column(5).value<bool>(row), rows->column(6).value<bool>(row), text(7), text(8)};
    if (!visit(unknown)) return {};
  }
}

}  // namespace entente::record
