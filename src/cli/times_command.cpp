// entente times: the time expressions of reports, with what they mean in TIMEX3 and which days that is.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/command.h"
#include "reading/reader.h"
#include "text/cutter.h"
#include "when/calendar.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;
using when::TimeExpression;

struct TimesFlags {
  std::vector<std::string> files;
  std::string date, format;
};

/// What finding times takes; loaded once.
struct TimeReader {
  text::Cutter cutter;
  reading::Reader reader;
  when::Calendar calendar;

  explicit TimeReader(const Program& program)
      : cutter(value_or_fail(text::Cutter::load(program.knowledge()))),
        reader(value_or_fail(reading::Reader::load(program.model(), program.reader_options()))),
        calendar(value_or_fail(when::Calendar::load(program.knowledge()))) {}
};

Json json_of(const TimeExpression& time, const Document& document, const utf8::CodePoints& points) {
  Json json = {{"begin", points.at(time.date.span.begin)}, {"end", points.at(time.date.span.end)},
               {"text", document.text(time.date.span)},    {"type", time.type},
               {"value", time.value}};
  if (time.date.interval) {
    json["from"] = to_string(time.date.interval->begin);
    json["to"] = to_string(time.date.interval->end);
  }
  if (!time.date.precision.empty()) json["precision"] = time.date.precision;
  if (!time.date.method.empty()) json["method"] = time.date.method;
  return json;
}

void print_jsonl(const Document& document, const std::vector<TimeExpression>& times) {
  const utf8::CodePoints points(document.story.text);
  Json all = Json::array();
  for (const TimeExpression& time : times) all.push_back(json_of(time, document, points));
  const Json line = {{"id", document.story.id}, {"times", std::move(all)}};
  print_line(line);
}

/// "2014-04-01..2014-04-30", "2014-04-01", or "-" where there are no days.
std::string days_of(const Date& date) {
  if (!date.interval) return "-";
  const std::string begin = to_string(date.interval->begin), end = to_string(date.interval->end);
  return begin == end ? begin : begin + ".." + end;
}

/// One expression on one line, whatever blanks the text has in it.
std::string on_one_line(std::string text) {
  for (char& byte : text) {
    if (byte == '\n' || byte == '\r' || byte == '\t') byte = ' ';
  }
  return text;
}

void print_table(const Document& document, const std::vector<TimeExpression>& times) {
  fmt::print("{}{}\n", document.story.id, document.story.published ? " · " + to_string(*document.story.published) : "");
  for (const TimeExpression& time : times) {
    const std::string text = on_one_line(std::string(document.text(time.date.span)));
    fmt::print("  {:<28}  {:<8}  {:<16}  {:<22}  {} {}\n", text, time.type, time.value, days_of(time.date),
               time.date.precision.empty() ? "-" : time.date.precision, time.date.method.empty() ? "-" : time.date.method);
  }
}

void run_times(const TimesFlags& flags, Program& program) {
  sources::SourceOptions options;
  if (!flags.date.empty()) options.published = day_of(flags.date);
  const TimeReader readers(program);
  const bool is_table = wants_table(flags.format);
  std::size_t count = 0;
  for_each_story(flags.files, options, program, [&](Story story) {
    const Document document = readers.cutter.cut(std::move(story), text::Cutter::Keep::Everything);
    std::vector<TimeExpression> times;
    for (std::vector<TimeExpression>& sentence : readers.calendar.expressions(document, readers.reader.read(document))) {
      std::move(sentence.begin(), sentence.end(), std::back_inserter(times));
    }
    count += times.size();
    if (is_table) print_table(document, times);
    else print_jsonl(document, times);
  });
  if (count == 0 && program.exit_code == kDone) program.exit_code = kNothing;
}

}  // namespace

void add_times(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("times", "Find the time expressions of reports and the days they mean");
  auto flags = std::make_shared<TimesFlags>();
  command->add_option("FILE", flags->files, "Text files, JSON lines (id, text, date), folders, or - for standard input")->required();
  command->add_option("--date", flags->date, "Day of publication of reports that give none, as 2015-03-11");
  add_format(*command, flags->format, {"table", "jsonl"});
  command->callback([flags, &program] { run_times(*flags, program); });
}

}  // namespace entente::cli
