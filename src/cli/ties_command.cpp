// entente ties: how two parties treat each other over time, as a plot for people and as rows for programs.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/event_output.h"
#include "cli/party.h"
#include "cli/shown_codes.h"
#include "record/record.h"
#include "ties/plot.h"
#include "ties/tie_series.h"

namespace entente::cli {
namespace {

struct TiesFlags {
  std::string first, second, db, from, to, format;
  std::vector<std::string> codes;
  std::string period = "month";
  double min_confidence = 0;
  bool ascii = false;
};

/// One line of the output: one period in one direction, or in both. Without events there is no mean.
struct Row {
  std::string period, direction;
  const ties::Flow* flow;
  std::vector<std::pair<std::string, std::string>> codes;  // "actor_cow": "365"; of the first and the second for both directions
};

std::vector<Row> rows_of(const ties::TieSeries& series, const ShownCodes& codes) {
  std::vector<Row> rows;
  for (const ties::TiePeriod& period : series.periods) {
    const std::string label = ties::period_label(period.begin, series.period);
    const auto add = [&](std::string direction, const ties::Flow& flow, const std::string& actor, const std::string& recipient) {
      Row row{label, std::move(direction), &flow, {}};
      for (const std::string& system : codes.systems()) {
        row.codes.emplace_back("actor_" + system, codes.of(actor, system, period.begin));
        row.codes.emplace_back("recipient_" + system, codes.of(recipient, system, period.begin));
      }
      rows.push_back(std::move(row));
    };
    add(series.first + ">" + series.second, period.forth, series.first, series.second);
    add(series.second + ">" + series.first, period.back, series.second, series.first);
    add("all", period.all, series.first, series.second);
  }
  return rows;
}

std::string jsonl_line(const Row& row) {
  const ties::Flow& flow = *row.flow;
  nlohmann::ordered_json json = {{"period", row.period}, {"direction", row.direction}, {"events", flow.events()},
                                       {"verbal_cooperation", flow.quads[0]}, {"material_cooperation", flow.quads[1]},
                                       {"verbal_conflict", flow.quads[2]}, {"material_conflict", flow.quads[3]},
                                       {"intensity_sum", flow.intensity_sum}};
  if (flow.events() > 0) json["intensity_mean"] = flow.intensity_mean();
  for (const auto& [column, code] : row.codes) {
    if (!code.empty()) json[column] = code;
  }
  return json.dump() + "\n";
}

std::string mean_text(const ties::Flow& flow, const char* format) {
  return flow.events() == 0 ? "" : fmt::format(fmt::runtime(format), flow.intensity_mean());
}

std::string csv_text(const std::vector<Row>& rows, const std::vector<std::string>& systems) {
  std::string text = "period,direction,events,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,intensity_sum,intensity_mean";
  for (const std::string& system : systems) text += ",actor_" + system + ",recipient_" + system;
  text += "\n";
  for (const Row& row : rows) {
    const ties::Flow& flow = *row.flow;
    text += fmt::format("{},{},{},{},{},{:.10g},{}", row.period, csv_cell(row.direction), flow.events(), fmt::join(flow.quads.begin(), flow.quads.begin() + 2, ","),
                        fmt::join(flow.quads.begin() + 2, flow.quads.end(), ","), flow.intensity_sum, mean_text(flow, "{:.10g}"));
    for (const auto& [column, code] : row.codes) text += "," + code;
    text += "\n";
  }
  return text;
}

std::string table_text(const std::vector<Row>& rows) {
  std::size_t width = 9;
  for (const Row& row : rows) width = std::max(width, row.direction.size());
  std::string text = fmt::format("{:<10}  {:<{}}  {:>6}  {:>15}  {:>15}  {:>9}\n", "", "", width, "", "cooperation", "conflict", "mean") +
                     fmt::format("{:<10}  {:<{}}  {:>6}  {:>6} {:>8}  {:>6} {:>8}  {:>9}\n", "period", "direction", width, "events", "verbal", "material", "verbal", "material", "intensity");
  for (const Row& row : rows) {
    const ties::Flow& flow = *row.flow;
    text += fmt::format("{:<10}  {:<{}}  {:>6}  {:>6} {:>8}  {:>6} {:>8}  {:>9}\n", row.period, row.direction, width, flow.events(), flow.quads[0],
                        flow.quads[1], flow.quads[2], flow.quads[3], mean_text(flow, "{:.1f}"));
  }
  return text;
}

ties::PlotOptions plot_options(bool ascii) {
  ties::PlotOptions options;
  winsize window{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) options.width = window.ws_col;
  const auto says_utf8 = [](const char* variable) {
    const char* value = std::getenv(variable);
    const std::string text = value ? CLI::detail::to_lower(value) : "";
    return text.find("utf-8") != std::string::npos || text.find("utf8") != std::string::npos;
  };
  if (ascii || !(says_utf8("LC_ALL") || says_utf8("LC_CTYPE") || says_utf8("LANG"))) options.glyphs = ties::Glyphs::Ascii;
  return options;
}

std::string output_text(const ties::TieSeries& series, const TiesFlags& flags, const ShownCodes& codes) {
  const std::string format = !flags.format.empty() ? flags.format : stdout_is_terminal() ? "plot" : "jsonl";
  if (format == "plot") return ties::plot(series, plot_options(flags.ascii));
  const std::vector<Row> rows = rows_of(series, codes);
  if (format == "table") return table_text(rows);
  if (format == "csv") return csv_text(rows, codes.systems());
  std::string text;
  for (const Row& row : rows) text += jsonl_line(row);
  return text;
}

void tell_left_out(const ties::TieSeries& series, const std::string& period) {
  const ties::LeftOut& left_out = series.left_out;
  if (left_out.not_happened + left_out.undated + left_out.too_coarse + left_out.unclassed == 0) return;
  fmt::print(stderr, "left out: {} that did not happen (possible, negated, planned), {} without a date, {} dated to more than one {}, {} of an unknown type\n",
             left_out.not_happened, left_out.undated, left_out.too_coarse, period, left_out.unclassed);
}

ties::Period period_of(const std::string& name) {
  return name == "day" ? ties::Period::Day : name == "month" ? ties::Period::Month : ties::Period::Year;
}

void run_ties(const TiesFlags& flags, Program& program) {
  EventFilter filter;
  filter.pair = {party_id(flags.first, program), party_id(flags.second, program)};
  if (!flags.from.empty()) filter.from = first_day_of(flags.from);
  if (!flags.to.empty()) filter.to = last_day_of(flags.to);
  if (flags.min_confidence > 0) filter.min_confidence = flags.min_confidence;
  const Record record = value_or_fail(Record::open(flags.db, Access::ReadOnly));
  ties::TieCounter counter(filter.pair->first, filter.pair->second, period_of(flags.period));
  value_or_fail(record.read(filter, [&](const ReportedEvent& reported) {
    counter.add(reported.event);
    return true;
  }));
  const ties::TieSeries series = counter.series();
  const std::string text = output_text(series, flags, ShownCodes(flags.codes, program));
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) throw Failure("the output could not be written");
  tell_left_out(series, flags.period);
  program.exit_code = series.periods.empty() ? kNothing : kDone;
}

}  // namespace

void add_ties(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("ties", "Show how two parties treat each other over time");
  auto flags = std::make_shared<TiesFlags>();
  command->add_option("FIRST", flags->first, "A country or organisation, by id or name: RUS, Russia")->required();
  command->add_option("SECOND", flags->second, "The other one")->required();
  command->add_option("--db", flags->db, "The record: the DuckDB file that ingest made")->required();
  command->add_option("--by", flags->period, "Period that events are counted in")->check(CLI::IsMember({"day", "month", "year"}))->capture_default_str();
  command->add_option("--from", flags->from, "First day, month or year");
  command->add_option("--to", flags->to, "Last day, month or year");
  command->add_option("--min-confidence", flags->min_confidence, "Leave out events below this confidence (0 to 1)")->check(CLI::Range(0.0, 1.0));
  command->add_option("--format", flags->format, "Output: plot, table, csv, jsonl (default: plot in a terminal, jsonl in a pipe)")
      ->check(CLI::IsMember({"plot", "table", "csv", "jsonl"}));
  add_codes(*command, flags->codes);
  command->add_flag("--ascii", flags->ascii, "Plot with plain characters");
  command->callback([flags, &program] { run_ties(*flags, program); });
}

}  // namespace entente::cli
