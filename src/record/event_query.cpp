#include "record/event_query.h"

namespace entente::record {
namespace {

// In the order in which rows_in.cpp takes them.
constexpr const char* kColumns =
    "e.id, report, url, title, publisher, published, program, reader, knowledge, "
    "sentence, sentence_begin, sentence_end, sentence_text, trigger_begin, trigger_end, trigger_text, "
    "type, mode, contexts, status, mutual, about, "
    "date_begin, date_end, date_precision, date_method, date_text_begin, date_text_end, date_text, "
    "place, place_country, place_admin1, latitude, longitude, geonames, place_precision, place_text_begin, place_text_end, place_text, "
    "dead, injured, arrested, crowd, money, currency, share, plover, cameo, quad, intensity, confidence, read_by";

// Structs compare field by field, so this sorts by side and position; seven times as fast here as `list(... order by ...)`.
constexpr const char* kPeople =
    "list_sort(list({side: side, position: position, span_begin: \"begin\", span_end: \"end\", words: \"text\", name: name, "
    "entity: entity, country: country, sectors: sectors, how: how, named: named, kind: kind}))";

/// Gathers conditions and the values they stand on, side by side, so that `?` and values never come apart.
class Conditions {
 public:
  void add(const std::string& condition, const std::vector<Parameter>& values = {}) {
    sql_ += (sql_.empty() ? " where " : " and ") + condition;
    parameters_.insert(parameters_.end(), values.begin(), values.end());
  }

  void add_one_of(const char* column, const std::vector<std::string>& values) {
    if (!values.empty()) add(std::string(column) + " in (" + marks(values.size()) + ")", {values.begin(), values.end()});
  }

  /// Events in which one of the parties takes one of the sides.
  void add_side(const std::string& sides, const std::vector<std::string>& parties) {
    if (parties.empty()) return;
    std::vector<Parameter> values(parties.begin(), parties.end());
    values.insert(values.end(), parties.begin(), parties.end());
    const std::string list = marks(parties.size());
    add("e.id in (select event from participants where side in (" + sides + ") and (country in (" + list + ") or entity in (" + list + ")))", values);
  }

  const std::string& sql() const { return sql_; }
  std::vector<Parameter>& parameters() { return parameters_; }

 private:
  static std::string marks(std::size_t count) {
    std::string text;
    for (std::size_t mark = 0; mark < count; ++mark) text += mark == 0 ? "?" : ", ?";
    return text;
  }

  std::string sql_;
  std::vector<Parameter> parameters_;
};

void add_pair(Conditions& conditions, const std::pair<std::string, std::string>& pair) {
  const std::string kTwo =
      "select p.event from participants p join participants q on q.event = p.event"
      " where (p.country = ? or p.entity = ?) and (q.country = ? or q.entity = ?) and ";
  const std::string kOpposite = "((p.side = 'actor' and q.side = 'recipient') or (p.side = 'recipient' and q.side = 'actor'))";
  const std::string kTogether = "p.side = 'actor' and q.side = 'actor' and p.position <> q.position";
  const auto& [one, other] = pair;
  conditions.add("(e.id in (" + kTwo + kOpposite + ") or (mutual and e.id in (" + kTwo + kTogether + ")))",
                 {one, one, other, other, one, one, other, other});
}

void add_speaker(Conditions& conditions, const std::string& speaker) {
  // Blanks around both make it whole words: "Un" is not in "Tunisia".
  conditions.add(
      "e.id in (select event from participants where side = 'speaker' and"
      " (country = ? or entity = ? or contains(' ' || lower(name) || ' ', ' ' || lower(?) || ' ')))",
      {speaker, speaker, speaker});
}

Conditions conditions_of(const EventFilter& filter) {
  Conditions conditions;
  conditions.add_side("'actor', 'recipient'", filter.parties);
  conditions.add_side("'actor'", filter.actors);
  conditions.add_side("'recipient'", filter.recipients);
  if (filter.pair) add_pair(conditions, *filter.pair);
  conditions.add_one_of("e.type", filter.types);
  conditions.add_one_of("e.mode", filter.modes);
  std::vector<std::string> statuses;
  for (const Status status : filter.statuses) statuses.emplace_back(status_name(status));
  conditions.add_one_of("e.status", statuses);
  if (filter.from) conditions.add("date_end >= ?", {*filter.from});
  if (filter.to) conditions.add("date_begin <= ?", {*filter.to});
  if (!filter.text.empty()) conditions.add("contains(lower(sentence_text), lower(?))", {filter.text});
  if (!filter.speaker.empty()) add_speaker(conditions, filter.speaker);
  // Confidence is kept as the float it was: .9 asked for must find the .9 that was written.
  if (filter.min_confidence) conditions.add("confidence >= cast(? as float)", {*filter.min_confidence});
  if (!filter.place_country.empty()) conditions.add("place_country = ?", {filter.place_country});
  if (!filter.report.empty()) conditions.add("report = ?", {filter.report});
  return conditions;
}

/// A total order, so that the same record answers alike every time.
std::string order_by(EventFilter::Order order) {
  const std::string direction = order == EventFilter::Order::NewestFirst ? " desc nulls last" : " nulls last";
  return " order by date_begin" + direction + ", date_end" + direction + ", published" + direction +
         ", report, sentence_begin, trigger_begin, id";
}

}  // namespace

Query choose_events(const EventFilter& filter) {
  Conditions conditions = conditions_of(filter);
  Query query;
  // The inner order is kept by the counting around it.
  query.sql = std::string("create or replace temp table chosen as select *, row_number() over () - 1 as number from (select ") + kColumns +
              " from events e" + conditions.sql() + order_by(filter.order);
  query.parameters = std::move(conditions.parameters());
  // A number of ours, and so no danger in the text: bound, DuckDB would sort all events to find the first few.
  if (filter.limit) query.sql += " limit " + std::to_string(*filter.limit);
  query.sql += ")";
  return query;
}

Query choose_participants() {
  return {"create or replace temp table chosen_people as select c.number, p.* from participants p join chosen c on c.id = p.event order by number", {}};
}

Query chosen_page(std::uint64_t begin, std::uint64_t end) {
  const auto from = static_cast<std::int64_t>(begin), to = static_cast<std::int64_t>(end);
  return {std::string("select c.* exclude (number), people from chosen c left join (select number, ") + kPeople +
              " as people from chosen_people where number >= ? and number < ? group by number) p on p.number = c.number"
              " where c.number >= ? and c.number < ? order by c.number",
          {from, to, from, to}};
}

}  // namespace entente::record
