#include "record/rows_out.h"

namespace entente::record {
namespace {

void append(Appender& row, const std::optional<Day>& day) { day ? row.day(*day) : row.null(); }
void append(Appender& row, const std::optional<std::int64_t>& number) { number ? row.integer(*number) : row.null(); }
void append(Appender& row, const std::optional<double>& number) { number ? row.real(*number) : row.null(); }
void append(Appender& row, const std::optional<std::uint32_t>& number) { number ? row.count(*number) : row.null(); }
void append(Appender& row, Span span) { row.count(span.begin).count(span.end); }

void append_nulls(Appender& row, int columns) {
  for (int column = 0; column < columns; ++column) row.null();
}

/// An event has a date where its method is not null; the interval is null where the date is open.
void append_date(Appender& row, const std::optional<Date>& date) {
  if (!date) return append_nulls(row, 7);
  append(row, date->interval ? std::optional(date->interval->begin) : std::nullopt);
  append(row, date->interval ? std::optional(date->interval->end) : std::nullopt);
  row.text_or_null(date->precision).text(date->method);
  append(row, date->span);
  row.text_or_null(date->text);
}

/// An event has a place where its name is not null.
void append_place(Appender& row, const std::optional<Place>& place) {
  if (!place) return append_nulls(row, 10);
  row.text(place->name).text_or_null(place->country).text_or_null(place->admin1);
  append(row, place->latitude);
  append(row, place->longitude);
  append(row, place->geonames);
  row.text_or_null(place->precision);
  append(row, place->span);
  row.text_or_null(place->text);
}

void append_numbers(Appender& row, const Numbers& numbers) {
  append(row, numbers.dead);
  append(row, numbers.injured);
  append(row, numbers.arrested);
  append(row, numbers.crowd);
  append(row, numbers.money);
  row.text_or_null(numbers.currency);
  append(row, numbers.share);
}

}  // namespace

void append_problem(Appender& problems, const Problem& problem) {
  problems.text_or_null(problem.report).text_or_null(problem.file).integer(static_cast<std::int64_t>(problem.line));
  problems.text_or_null(problem.stage).text_or_null(problem.code).text_or_null(problem.text).end_row();
}

Tables::Tables(Appender reports, Appender mentions, Appender participants, Appender problems)
    : reports_(std::move(reports)), mentions_(std::move(mentions)), participants_(std::move(participants)), problems_(std::move(problems)) {}

Result<Tables> Tables::open(Connection& connection) {
  auto reports = Appender::open(connection, "reports");
  if (!reports) return tl::unexpected(reports.error());
  auto mentions = Appender::open(connection, "mentions");
  if (!mentions) return tl::unexpected(mentions.error());
  auto participants = Appender::open(connection, "participants");
  if (!participants) return tl::unexpected(participants.error());
  auto problems = Appender::open(connection, "problems");
  if (!problems) return tl::unexpected(problems.error());
  return Tables(std::move(*reports), std::move(*mentions), std::move(*participants), std::move(*problems));
}

void Tables::add(const CodedReport& report, const std::string& content_hash) {
  add_report(report, content_hash);
  for (const ReportedEvent& reported : report.events) {
    add_mention(report.story.id, reported);
    add_participants(reported.event);
  }
  for (Problem problem : report.problems) {
    problem.report = report.story.id;
    append_problem(problems_, problem);
  }
}

void Tables::add_report(const CodedReport& report, const std::string& content_hash) {
  const Story& story = report.story;
  reports_.text(story.id).text_or_null(story.url).text_or_null(story.title).text_or_null(story.publisher).text_or_null(story.language);
  append(reports_, story.published);
  reports_.text(story.text).count(report.sentences).text(content_hash);
  reports_.text_or_null(report.versions.program).text(report.versions.reader).text(report.versions.knowledge).end_row();
}

void Tables::add_mention(const std::string& report, const ReportedEvent& reported) {
  const Event& event = reported.event;
  mentions_.text(event.id).text(report).count(reported.sentence.index);
  append(mentions_, reported.sentence.span);
  mentions_.text(reported.sentence.text);
  append(mentions_, event.trigger);
  mentions_.text_or_null(event.trigger_text).text(event.type).text_or_null(event.mode).texts(event.contexts);
  mentions_.text(status_name(event.status)).flag(event.mutual).text_or_null(event.about);
  append_date(mentions_, event.date);
  append_place(mentions_, event.place);
  append_numbers(mentions_, event.numbers);
  mentions_.real(event.confidence).text_or_null(event.read_by).end_row();
}

void Tables::add_participant(const std::string& event, const char* side, std::size_t position, const Actor& actor, const std::string& kind) {
  participants_.text(event).text(side).count(static_cast<std::uint32_t>(position)).text_or_null(actor.text);
  append(participants_, actor.span);
  participants_.text_or_null(actor.name).text_or_null(actor.id).text_or_null(actor.country).texts(actor.sectors);
  participants_.text_or_null(actor.how).flag(actor.is_named).text_or_null(kind).end_row();
}

void Tables::add_participants(const Event& event) {
  for (std::size_t position = 0; position < event.actors.size(); ++position)
    add_participant(event.id, "actor", position, event.actors[position], {});
  for (std::size_t position = 0; position < event.recipients.size(); ++position)
    add_participant(event.id, "recipient", position, event.recipients[position], {});
  for (std::size_t position = 0; position < event.speakers.size(); ++position)
    add_participant(event.id, "speaker", position, event.speakers[position].actor, event.speakers[position].kind);
}

Result<void> Tables::finish() {
  for (Appender* table : {&reports_, &mentions_, &participants_, &problems_}) {
    if (auto done = table->finish(); !done) return done;
  }
  return {};
}

}  // namespace entente::record
