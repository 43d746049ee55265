#include "cli/event_output.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "what/event_json.h"

namespace entente::cli {
namespace {

constexpr const char* kBold = "\033[1m";
constexpr const char* kDim = "\033[2m";
constexpr const char* kTrigger = "\033[1;33m";
constexpr const char* kActor = "\033[36m";
constexpr const char* kRecipient = "\033[35m";
constexpr const char* kSpeaker = "\033[32m";
constexpr const char* kPlain = "\033[0m";

std::vector<std::string> csv_columns(const std::vector<std::string>& systems) {
  std::vector<std::string> columns = {
      "id", "report", "published", "publisher", "sentence", "text", "trigger", "type", "mode", "contexts", "status", "mutual", "about",
      "actors", "actor_countries", "actor_sectors", "recipients", "recipient_countries", "recipient_sectors", "speakers",
      "date_begin", "date_end", "date_precision", "date_method", "place", "place_country", "lat", "lon",
      "dead", "injured", "arrested", "crowd", "money", "currency", "share", "plover", "cameo", "quad", "intensity", "confidence", "read_by"};
  for (const std::string& system : systems) {
    columns.push_back("actor_" + system);
    columns.push_back("recipient_" + system);
  }
  return columns;
}

/// Several values in one cell, in the order of the side.
template <typename Value>
std::string joined(const std::vector<Actor>& side, Value value) {
  std::string cell;
  for (std::size_t position = 0; position < side.size(); ++position) {
    if (position > 0) cell += "; ";
    cell += value(side[position]);
  }
  return cell;
}

std::string countries(const std::vector<Actor>& side) {
  return joined(side, [](const Actor& actor) { return actor.country; });
}
std::string sectors(const std::vector<Actor>& side) {
  return joined(side, [](const Actor& actor) { return fmt::format("{}", fmt::join(actor.sectors, " ")); });
}
std::string codes(const std::vector<Actor>& side, const std::string& system) {
  return joined(side, [&](const Actor& actor) {
    const auto code = std::find_if(actor.codes.begin(), actor.codes.end(), [&](const auto& each) { return each.first == system; });
    return code == actor.codes.end() ? std::string() : code->second;
  });
}
std::string names(const std::vector<Actor>& side) {
  return joined(side, [](const Actor& actor) { return actor.name; });
}
/// The names of the speakers but `without`: under a report's heading its publisher goes without saying.
std::string speakers_text(const std::vector<Speaker>& speakers, std::string_view without = {}) {
  std::string text;
  for (const Speaker& speaker : speakers) {
    if (speaker.actor.name != without) text += (text.empty() ? "" : "; ") + speaker.actor.name;
  }
  return text;
}

template <typename T>
std::string cell(const std::optional<T>& value) {
  return value ? fmt::format("{}", *value) : "";
}

std::vector<std::string> csv_row(const ReportedEvent& reported, const std::vector<std::string>& systems) {
  const Event& event = reported.event;
  const Date date = event.date.value_or(Date{});
  const Place place = event.place.value_or(Place{});
  const Numbers& numbers = event.numbers;
  std::vector<std::string> row = {
          event.id, reported.report.id, reported.report.published ? to_string(*reported.report.published) : "", reported.report.publisher,
          std::to_string(reported.sentence.index), reported.sentence.text, event.trigger_text, event.type, event.mode,
          fmt::format("{}", fmt::join(event.contexts, " ")), std::string(status_name(event.status)), event.mutual ? "true" : "false", event.about,
          names(event.actors), countries(event.actors), sectors(event.actors), names(event.recipients), countries(event.recipients),
          sectors(event.recipients), speakers_text(event.speakers), date.interval ? to_string(date.interval->begin) : "",
          date.interval ? to_string(date.interval->end) : "", date.precision, date.method, place.name, place.country, cell(place.latitude),
          cell(place.longitude), cell(numbers.dead), cell(numbers.injured), cell(numbers.arrested), cell(numbers.crowd), cell(numbers.money),
          numbers.currency, cell(numbers.share), event.derived.plover, event.derived.cameo, std::to_string(event.derived.quad),
          fmt::format("{}", event.derived.intensity), fmt::format("{:.4f}", event.confidence), event.read_by};
  for (const std::string& system : systems) {
    row.push_back(codes(event.actors, system));
    row.push_back(codes(event.recipients, system));
  }
  return row;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t column = 0; column < cells.size(); ++column) line += (column > 0 ? "," : "") + csv_cell(cells[column]);
  return line;
}

std::string when_text(const Event& event) {
  if (!event.date) return "";
  if (!event.date->interval) return event.date->text + " (open)";
  const std::string begin = to_string(event.date->interval->begin), end = to_string(event.date->interval->end);
  return (begin == end ? begin : begin + " to " + end) + " (" + event.date->method + ")";
}

std::string numbers_text(const Numbers& numbers) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (numbers.dead) add(fmt::format("{} dead", *numbers.dead));
  if (numbers.injured) add(fmt::format("{} injured", *numbers.injured));
  if (numbers.arrested) add(fmt::format("{} arrested", *numbers.arrested));
  if (numbers.crowd) add(fmt::format("crowd of {}", *numbers.crowd));
  if (numbers.money) add(fmt::format("{} {}", numbers.currency, *numbers.money));
  if (numbers.share) add(fmt::format("{:g} %", *numbers.share * 100));
  return text;
}

}  // namespace

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

std::string sides_text(const std::vector<Actor>& side) {
  std::string text;
  for (const Actor& actor : side) {
    if (!text.empty()) text += ", ";
    text += actor.name;
    std::string code = actor.country.empty() ? actor.id : actor.country;
    if (!actor.sectors.empty()) code += (code.empty() ? "" : " ") + actor.sectors.front();
    if (!code.empty()) text += " (" + code + ")";
  }
  return text.empty() ? "-" : text;
}

EventOutput::EventOutput(const std::string& format, ShownCodes codes) : format_(format), codes_(std::move(codes)) {
  if (format_.empty()) format_ = stdout_is_terminal() ? "table" : "jsonl";
  const char* no_colour = std::getenv("NO_COLOR");
  colour_ = stdout_is_terminal() && !(no_colour && *no_colour);
  if (format_ == "csv") std::puts(csv_line(csv_columns(codes_.systems())).c_str());
}

const std::vector<std::string>& EventOutput::formats() {
  static const std::vector<std::string> formats = {"table", "jsonl", "json", "csv"};
  return formats;
}

void EventOutput::write(const ReportedEvent& reported) {
  if (codes_.systems().empty()) return print(reported);
  ReportedEvent with_codes = reported;
  codes_.add_to(with_codes);
  print(with_codes);
}

void EventOutput::print(const ReportedEvent& reported) {
  if (format_ == "table") write_table(reported);
  else if (format_ == "csv") std::puts(csv_line(csv_row(reported, codes_.systems())).c_str());
  else if (format_ == "json") std::printf("%s%s", count_ == 0 ? "[\n" : ",\n", what::event_json(reported).c_str());
  else std::puts(what::event_json(reported).c_str());
  ++count_;
}

void EventOutput::finish() {
  if (format_ == "json") std::puts(count_ == 0 ? "[]" : "\n]");
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) throw Failure("standard output could not be written (disk full, or the reader of the pipe has gone)");
}

std::string EventOutput::painted_sentence(const ReportedEvent& reported) const {
  struct Mark {
    Span span;
    const char* colour;
  };
  std::vector<Mark> marks = {{reported.event.trigger, kTrigger}};
  for (const Actor& actor : reported.event.actors) marks.push_back({actor.span, kActor});
  for (const Actor& recipient : reported.event.recipients) marks.push_back({recipient.span, kRecipient});
  for (const Speaker& speaker : reported.event.speakers) marks.push_back({speaker.actor.span, kSpeaker});
  std::string painted;
  const std::string& text = reported.sentence.text;
  std::uint32_t point = reported.sentence.span.begin;
  const char* last = nullptr;
  for (std::size_t at = 0; at < text.size(); ++point) {
    const auto mark = std::find_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.span.begin <= point && point < m.span.end; });
    const char* colour = mark == marks.end() ? nullptr : mark->colour;
    if (colour != last) painted += colour ? std::string(kPlain) + colour : kPlain;
    last = colour;
    utf8::append(painted, utf8::next(text, at));
  }
  return last ? painted + kPlain : painted;
}

void EventOutput::write_table(const ReportedEvent& reported) {
  const Event& event = reported.event;
  const char* bold = colour_ ? kBold : "";
  const char* dim = colour_ ? kDim : "";
  const char* plain = colour_ ? kPlain : "";
  const bool new_report = count_ == 0 || last_report_ != reported.report.id;
  if (new_report) {
    std::string title = reported.report.title.empty() ? reported.report.id : reported.report.title;
    if (!reported.report.publisher.empty()) title += ", " + reported.report.publisher;
    if (reported.report.published) title += ", " + to_string(*reported.report.published);
    fmt::print("{}{}{}{}\n", count_ == 0 ? "" : "\n", bold, title, plain);
  }
  if (new_report || last_sentence_ != reported.sentence.index || colour_) {
    std::string sentence = colour_ ? painted_sentence(reported) : reported.sentence.text;
    std::replace_if(sentence.begin(), sentence.end(), [](char byte) { return byte == '\n' || byte == '\r'; }, ' ');
    fmt::print("\n  {}\n", sentence);
  }
  last_report_ = reported.report.id;
  last_sentence_ = reported.sentence.index;
  const std::string type = event.mode.empty() ? event.type : event.type + "/" + event.mode;
  const std::string about = event.about.empty() ? "" : " about " + event.about;
  fmt::print("    {}{:<22}{} {:<8} {} {} {}{}\n", bold, type, plain, status_name(event.status), sides_text(event.actors), event.mutual ? "<->" : "->",
             sides_text(event.recipients), about);
  std::string details = fmt::format("\"{}\"", event.trigger_text);
  if (const std::string when = when_text(event); !when.empty()) details += "  when " + when;
  if (event.place) details += "  where " + event.place->name;
  if (const std::string numbers = numbers_text(event.numbers); !numbers.empty()) details += "  " + numbers;
  if (const std::string speakers = speakers_text(event.speakers, reported.report.publisher); !speakers.empty()) details += "  says " + speakers;
  fmt::print("    {}{:22} {}{}\n", dim, "", details, plain);
}

}  // namespace entente::cli
