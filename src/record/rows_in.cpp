#include "record/rows_in.h"

namespace entente::record {
namespace {

/// Takes the columns of one row from left to right.
class Cursor {
 public:
  explicit Cursor(const Rows& rows) : rows_(rows) {}

  bool at_null() const { return rows_.column(column_).is_null(rows_.row()); }
  std::string text() { return std::string(take().text(rows_.row())); }
  Span span() {
    const auto begin = value<std::uint32_t>();
    return {begin, value<std::uint32_t>()};
  }
  template <typename T>
  T value() {
    return take().value<T>(rows_.row());
  }
  template <typename T>
  std::optional<T> optional() {
    const Column& column = take();
    return column.is_null(rows_.row()) ? std::nullopt : std::optional<T>(column.value<T>(rows_.row()));
  }
  std::optional<Day> day() {
    const Column& column = take();
    return column.is_null(rows_.row()) ? std::nullopt : std::optional<Day>(column.day(rows_.row()));
  }
  const Column& take() { return rows_.column(column_++); }

 private:
  const Rows& rows_;
  std::size_t column_ = 0;
};

std::vector<std::string> texts_of(const Column& column, std::uint64_t row) {
  const duckdb_list_entry list = column.list(row);
  const Column items = column.items();
  std::vector<std::string> texts;
  for (std::uint64_t item = list.offset; item < list.offset + list.length; ++item) texts.emplace_back(items.text(item));
  return texts;
}

std::optional<Date> take_date(Cursor& row) {
  Date date;
  const auto begin = row.day();
  const auto end = row.day();
  if (begin && end) date.interval = {*begin, *end};
  date.precision = row.text();
  const bool is_absent = row.at_null();
  date.method = row.text();
  date.span = row.span();
  date.text = row.text();
  return is_absent ? std::nullopt : std::optional(date);
}

std::optional<Place> take_place(Cursor& row) {
  Place place;
  const bool is_absent = row.at_null();
  place.name = row.text();
  place.country = row.text();
  place.admin1 = row.text();
  place.latitude = row.optional<double>();
  place.longitude = row.optional<double>();
  place.geonames = row.optional<std::uint32_t>();
  place.precision = row.text();
  place.span = row.span();
  place.text = row.text();
  return is_absent ? std::nullopt : std::optional(place);
}

Numbers take_numbers(Cursor& row) {
  Numbers numbers;
  numbers.dead = row.optional<std::int64_t>();
  numbers.injured = row.optional<std::int64_t>();
  numbers.arrested = row.optional<std::int64_t>();
  numbers.crowd = row.optional<std::int64_t>();
  numbers.money = row.optional<double>();
  numbers.currency = row.text();
  numbers.share = row.optional<double>();
  return numbers;
}

Derived take_derived(Cursor& row) {
  Derived derived;
  derived.plover = row.text();
  derived.cameo = row.text();
  derived.quad = row.value<std::int32_t>();
  derived.intensity = row.value<double>();
  return derived;
}

/// Spreads the list of participants over the event's three sides. The fields are those of kPeople in event_query.cpp.
void take_participants(const Column& people, std::uint64_t row, Event& event) {
  const duckdb_list_entry list = people.list(row);
  const Column items = people.items();
  const auto field = [&](std::uint64_t index) { return items.field(index); };
  const Column side = field(0), begin = field(2), end = field(3), words = field(4), name = field(5), entity = field(6);
  const Column country = field(7), sectors = field(8), how = field(9), named = field(10), kind = field(11);
  for (std::uint64_t item = list.offset; item < list.offset + list.length; ++item) {
    Actor actor;
    actor.span = {begin.value<std::uint32_t>(item), end.value<std::uint32_t>(item)};
    actor.text = words.text(item);
    actor.name = name.text(item);
    actor.id = entity.text(item);
    actor.country = country.text(item);
    actor.sectors = texts_of(sectors, item);
    actor.how = how.text(item);
    actor.is_named = named.value<bool>(item);
    if (side.text(item) == "actor") event.actors.push_back(std::move(actor));
    else if (side.text(item) == "recipient") event.recipients.push_back(std::move(actor));
    else event.speakers.push_back({std::move(actor), std::string(kind.text(item))});
  }
}

}  // namespace

ReportedEvent event_of(const Rows& rows) {
  Cursor row(rows);
  ReportedEvent reported;
  Event& event = reported.event;
  event.id = row.text();
  // Brace lists are evaluated from left to right.
  reported.report = {row.text(), row.text(), row.text(), row.text(), row.day()};
  reported.versions = {row.text(), row.text(), row.text()};
  reported.sentence = {row.value<std::uint32_t>(), row.span(), row.text()};
  event.sentence = reported.sentence.index;
  event.trigger = row.span();
  event.trigger_text = row.text();
  event.type = row.text();
  event.mode = row.text();
  event.contexts = texts_of(row.take(), rows.row());
  event.status = status_of(row.text()).value_or(Status::Past);
  event.mutual = row.value<bool>();
  event.about = row.text();
  event.date = take_date(row);
  event.place = take_place(row);
  event.numbers = take_numbers(row);
  event.derived = take_derived(row);
  event.confidence = static_cast<float>(row.value<double>());
  event.read_by = row.text();
  take_participants(row.take(), rows.row(), event);
  return reported;
}

}  // namespace entente::record
