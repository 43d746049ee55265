// entente unknown: names in a record that no table of the knowledge resolves, so that a researcher can add them.
#include <fmt/format.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/event_output.h"
#include "record/record.h"

namespace entente::cli {
namespace {

struct UnknownFlags {
  std::string db, format;
  UnknownNameFilter filter;
};

std::string day_text(const std::optional<Day>& day) { return day ? to_string(*day) : ""; }

std::string lacks_text(const UnknownName& unknown) {
  if (unknown.lacks_country && unknown.lacks_sector) return "both";
  return unknown.lacks_country ? "country" : "sector";
}

nlohmann::ordered_json json_of(const UnknownName& unknown) {
  nlohmann::ordered_json json = {{"name", unknown.name}, {"mentions", unknown.mentions}, {"reports", unknown.reports}, {"lacks", lacks_text(unknown)}};
  if (unknown.first) json["first"] = to_string(*unknown.first);
  if (unknown.last) json["last"] = to_string(*unknown.last);
  json["report"] = unknown.report;
  json["sentence"] = unknown.sentence;
  return json;
}

/// Prints names as they come, in the format that the flags or the terminal ask for.
class UnknownOutput {
 public:
  explicit UnknownOutput(const std::string& format) : format_(!format.empty() ? format : stdout_is_terminal() ? "table" : "jsonl") {
    if (format_ == "csv") fmt::print("name,mentions,reports,lacks,first,last,report,sentence\n");
    if (format_ == "table") fmt::print("{:>8}  {:<10}  {:<10}  {:<7}  {}\n", "mentions", "first", "last", "lacks", "name");
  }

  void write(const UnknownName& unknown) {
    const std::string first = day_text(unknown.first), last = day_text(unknown.last);
    if (format_ == "table") {
      fmt::print("{:>8}  {:<10}  {:<10}  {:<7}  {}\n{:45}{}\n", unknown.mentions, first, last, lacks_text(unknown), unknown.name, "", unknown.sentence);
    } else if (format_ == "csv") {
      fmt::print("{},{},{},{},{},{},{},{}\n", csv_cell(unknown.name), unknown.mentions, unknown.reports, lacks_text(unknown), first, last,
                 csv_cell(unknown.report), csv_cell(unknown.sentence));
    } else if (format_ == "json") {
      fmt::print("{}{}", count_ == 0 ? "[\n" : ",\n", json_of(unknown).dump());
    } else {
      print_line(json_of(unknown));
    }
    ++count_;
  }

  std::size_t finish() {
    if (format_ == "json") fmt::print("{}\n", count_ == 0 ? "[]" : "\n]");
    return count_;
  }

 private:
  std::string format_;
  std::size_t count_ = 0;
};

void run_unknown(const UnknownFlags& flags, Program& program) {
  const Record record = value_or_fail(Record::open(flags.db, Access::ReadOnly));
  UnknownOutput output(flags.format);
  done_or_fail(record.read_unknown_names(flags.filter, [&](const UnknownName& unknown) {
    output.write(unknown);
    return true;
  }));
  program.exit_code = output.finish() == 0 ? kNothing : kDone;
}

}  // namespace

void add_unknown(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("unknown", "List the names in a record that the knowledge does not know, for adding them (entente actors add)");
  auto flags = std::make_shared<UnknownFlags>();
  command->add_option("--db", flags->db, "The record: the DuckDB file that ingest made")->required();
  command->add_option("--min-count", flags->filter.min_mentions, "Only names with so many mentions or more")->check(CLI::Range(1, std::numeric_limits<int>::max()));
  command->add_option("--limit", flags->filter.limit, "At most so many names");
  add_format(*command, flags->format, EventOutput::formats());
  command->callback([flags, &program] { run_unknown(*flags, program); });
}

}  // namespace entente::cli
