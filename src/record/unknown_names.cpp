#include "record/unknown_names.h"

#include "record/database.h"

namespace entente::record {
namespace {

// `how` tells what was read from the text alone; a name that belongs to a known body has its `entity`.
constexpr const char* kUnknownNames =
    "with mentioned as ("
    " select p.name, p.country, p.sectors, p.\"begin\", m.report, m.sentence_begin, m.sentence_text, r.published,"
    "  coalesce(p.named, false) or regexp_matches(case when p.\"begin\" = m.sentence_begin then substr(p.name, 2) else p.name end, '\\p{Lu}') as is_name"
    " from participants p join mentions m on m.id = p.event join reports r on r.id = m.report"
    " where p.side in ('actor', 'recipient') and p.name is not null and p.entity is null and p.how in ('text', 'context', 'role', 'coreference')"
    "  and (p.country is null or len(p.sectors) = 0))"
    " select name, count(distinct (report, \"begin\"))::bigint as times, count(distinct report)::bigint, min(published), max(published),"
    "  bool_or(country is null), bool_or(len(sectors) = 0), first(report order by published nulls last, report, sentence_begin),"
    "  first(sentence_text order by published nulls last, report, sentence_begin)"
    " from mentioned group by name having bool_or(is_name) and times >= ? order by times desc, name";

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
