// entente events: questions to a record, its events as the answer.
#include <algorithm>
#include <cctype>

#include "cli/command.h"
#include "cli/event_output.h"
#include "cli/party.h"
#include "record/record.h"

namespace entente::cli {
namespace {

struct EventsFlags {
  std::string db, from, to, format;
  std::vector<std::string> parties, actors, recipients, between, statuses, codes;
  double min_confidence = 0;
  bool newest_first = false;
  EventFilter filter;  // what needs no translation is filled in by the parser
};

std::vector<std::string> party_ids(const std::vector<std::string>& typed, const Program& program) {
  std::vector<std::string> ids;
  for (const std::string& name : typed) ids.push_back(party_id(name, program));
  return ids;
}

EventFilter filter_of(const EventsFlags& flags, const Program& program) {
  EventFilter filter = flags.filter;
  filter.parties = party_ids(flags.parties, program);
  filter.actors = party_ids(flags.actors, program);
  filter.recipients = party_ids(flags.recipients, program);
  if (!flags.between.empty()) filter.pair = {party_id(flags.between[0], program), party_id(flags.between[1], program)};
  for (std::string& type : filter.types) std::transform(type.begin(), type.end(), type.begin(), [](unsigned char letter) { return std::toupper(letter); });
  for (const std::string& status : flags.statuses) filter.statuses.push_back(status_of(status).value());
  if (!flags.from.empty()) filter.from = first_day_of(flags.from);
  if (!flags.to.empty()) filter.to = last_day_of(flags.to);
  if (flags.min_confidence > 0) filter.min_confidence = flags.min_confidence;
  if (!filter.place_country.empty()) filter.place_country = party_id(filter.place_country, program);
  if (flags.newest_first) filter.order = EventFilter::Order::NewestFirst;
  return filter;
}

void run_events(const EventsFlags& flags, Program& program) {
  const EventFilter filter = filter_of(flags, program);
  const Record record = value_or_fail(Record::open(flags.db, Access::ReadOnly));
  EventOutput output(flags.format, ShownCodes(flags.codes, program));
  value_or_fail(record.read(filter, [&](const ReportedEvent& reported) {
    output.write(reported);
    return true;
  }));
  output.finish();
  program.exit_code = output.count() == 0 ? kNothing : kDone;
}

void add_conditions(CLI::App& command, EventsFlags& flags) {
  command.add_option("--party", flags.parties, "A country or organisation on either side, by id or name; several mean any of them")->expected(1)->take_all();
  command.add_option("--actor", flags.actors, "One who does it")->expected(1)->take_all();
  command.add_option("--recipient", flags.recipients, "One it is done to")->expected(1)->take_all();
  command.add_option("--between", flags.between, "Two parties: what one does to the other, either way round, or both together")->expected(2);
  command.add_option("--type", flags.filter.types, "Type of event, such as CONSULT; several mean any of them")->expected(1)->take_all();
  command.add_option("--mode", flags.filter.modes, "Mode, such as visit")->expected(1)->take_all();
  command.add_option("--status", flags.statuses, "past, future, possible or negated")->expected(1)->take_all()->check(CLI::IsMember({"past", "future", "possible", "negated"}));
  command.add_option("--from", flags.from, "Events dated to this day, month or year or later");
  command.add_option("--to", flags.to, "Events dated to this day, month or year or earlier");
  command.add_option("--text", flags.filter.text, "Words that the sentence holds, in any case");
  command.add_option("--speaker", flags.filter.speaker, "Who says so: an id, or words of a name");
  command.add_option("--place", flags.filter.place_country, "Country where it happened");
  command.add_option("--report", flags.filter.report, "Id of the report");
  command.add_option("--min-confidence", flags.min_confidence, "Leave out events below this confidence (0 to 1)")->check(CLI::Range(0.0, 1.0));
}

}  // namespace

void add_events(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("events", "Find events in a record");
  auto flags = std::make_shared<EventsFlags>();
  command->add_option("--db", flags->db, "The record: the DuckDB file that ingest made")->required();
  add_conditions(*command, *flags);
  command->add_flag("--newest", flags->newest_first, "Newest first (default: oldest first; undated last)");
  command->add_option("--limit", flags->filter.limit, "At most so many events");
  add_format(*command, flags->format, EventOutput::formats());
  add_codes(*command, flags->codes);
  command->callback([flags, &program] { run_events(*flags, program); });
}

}  // namespace entente::cli
