// entente actors: how the knowledge reads a name, and adding to it in a folder of one's own.
#include <fmt/format.h>

#include <algorithm>

#include "base/table.h"
#include "cli/command.h"
#include "cli/dictionary_command.h"
#include "text/cutter.h"
#include "who/knowledge.h"
#include "who/name_readings.h"
#include "who/new_actor.h"
#include "who/own_spelling.h"
#include "who/own_table.h"
#include "who/registry.h"
#include "who/words.h"

namespace entente::cli {
namespace {

struct ShowFlags {
  std::string name, date;
};

std::string code_text(const Actor& actor) {
  return fmt::format("{} {}", actor.country.empty() ? "---" : actor.country, actor.sectors.empty() ? "---" : fmt::format("{}", fmt::join(actor.sectors, " ")));
}

std::string days_text(const who::Validity& valid) {
  if (!valid.from && !valid.until) return "always";
  return fmt::format("{} to {}", valid.from ? to_string(*valid.from) : "...", valid.until ? to_string(*valid.until) : "...");
}

/// Who the name is where nothing stands around it: resolved as if a report consisted of it.
Actor actor_alone(const who::Registry& registry, const text::Cutter& cutter, const ShowFlags& flags, std::optional<Day> day) {
  Story story;
  story.text = flags.name;
  story.published = day;
  const Document document = cutter.cut(std::move(story));
  if (document.sentences.empty()) throw Failure("\"" + flags.name + "\" is no name");
  const TokenRange all{0, static_cast<std::uint32_t>(document.sentences[0].tokens.size())};
  Reading reading;
  reading.sentences.resize(document.sentences.size());
  reading.sentences[0].mentions.push_back({all, {}, 1});
  return registry.resolve(document, reading).sentences[0].at(all).front();
}

void run_show(const ShowFlags& flags, Program& program) {
  std::optional<Day> day;
  if (!flags.date.empty()) day = day_of(flags.date);
  const who::Registry registry = value_or_fail(who::Registry::load(program.knowledge()));
  const text::Cutter cutter = value_or_fail(text::Cutter::load(program.knowledge()));
  const Actor alone = actor_alone(registry, cutter, flags, day);
  const std::vector<who::NameReading> readings = registry.readings(flags.name, day);
  fmt::print("{} {}: {} ({}) by {}\n", flags.name, day ? "on " + to_string(*day) : "without a day", alone.name, code_text(alone), alone.how);
  for (const who::NameReading& reading : readings) {
    const std::string office = reading.office.empty() ? "" : ", " + reading.office;
    fmt::print("  {} {:<12} {}{} ({}), {}\n    {}:{}\n", reading.holds ? '+' : '-', reading.actor.how, reading.actor.name, office, code_text(reading.actor),
               days_text(reading.valid), reading.origin.file, reading.origin.line);
  }
  program.exit_code = readings.empty() ? kNothing : kDone;
}

struct AddFlags {
  who::NewActor actor;
  bool is_known = false;  // --known: the names of ours are to be overridden
};

/// Refuses an actor whose facts are unsound, or whose names mean something already.
void check_actor(const who::ActorAdmission& admission, const AddFlags& flags) {
  const std::vector<Error> faults = admission.faults_of(flags.actor);
  if (!faults.empty()) throw Failure(to_string(faults));
  const std::vector<Error> known = admission.known_names(flags.actor);
  if (known.empty() || flags.is_known) return;
  throw Failure(to_string(known) + "\n  entente actors show tells how it is read; to give it another spelling, give --also alone; to let your row win, add --known");
}

/// NAME and --also alone: a known actor gets another spelling.
bool asks_for_spelling(const who::NewActor& actor) {
  return actor.kind != "role" && !actor.names.empty() && actor.country.empty() && actor.id.empty() && actor.sectors.empty() && actor.office.empty();
}

void add_spellings(const who::NewActor& actor, const KnowledgeFolder& folders, const who::World& world) {
  // A people has names and needs nothing else: its faults are those of the spellings.
  const who::NewActor spellings{.kind = "people", .name = actor.names.front(), .names = {actor.names.begin() + 1, actor.names.end()}};
  const who::ActorAdmission admission(world);
  if (const std::vector<Error> faults = admission.faults_of(spellings); !faults.empty()) throw Failure(to_string(faults));
  if (const std::vector<Error> known = admission.known_names(spellings); !known.empty()) throw Failure(to_string(known) + "\n  a spelling can mean one actor only");
  const who::OwnTable table = value_or_fail(who::with_spellings(folders, world, actor.name, actor.names));
  done_or_fail(table.save());
  fmt::print("{}: {} is also {}\n", table.file().string(), actor.name, fmt::join(actor.names, ", "));
}

void run_add(AddFlags& flags, const Program& program) {
  const std::filesystem::path folder = folder_to_write(program);
  const KnowledgeFolder folders(program.home / "knowledge", folder);
  const who::World world(value_or_fail(who::load_knowledge(folders)));
  if (asks_for_spelling(flags.actor)) return add_spellings(flags.actor, folders, world);
  who::ActorAdmission admission(world);
  check_actor(admission, flags);
  who::OwnTable table = value_or_fail(who::OwnTable::open(folder, *who::form_of(flags.actor.kind)));
  const who::Cells cells = admission.admit(flags.actor);
  table.append(cells);
  done_or_fail(table.save());
  const auto id = cells.find("id");
  fmt::print("{}: added {}{}\n", table.file().string(), flags.actor.name, id == cells.end() || id->second.empty() ? "" : " (" + id->second + ")");
}

void add_show(CLI::App& actors, Program& program) {
  CLI::App* command = actors.add_subcommand("show", "Show how a name is read on a day: alone, and by every row that bears it (+ holds on the day, - does not)");
  auto flags = std::make_shared<ShowFlags>();
  command->add_option("NAME", flags->name, "A name, a surname, a role, or words such as \"Iraqi police\"")->required();
  command->add_option("--date", flags->date, "The day, as 2015-03-11 (default: none, as for a report without a day)");
  command->callback([flags, &program] { run_show(*flags, program); });
}

void add_add(CLI::App& actors, Program& program) {
  CLI::App* command = actors.add_subcommand("add", "Add an actor to a folder of your own (--knowledge DIR)");
  auto flags = std::make_shared<AddFlags>();
  who::NewActor& actor = flags->actor;
  actor.kind = "organisation";
  command->add_option("NAME", actor.name, "The name, as it is to be printed")->required();
  command->add_option("--kind", actor.kind, "organisation, person (a term in an office), people, seat (a building or town that stands for a body), role (a word)")
      ->check(CLI::IsMember({"organisation", "person", "people", "seat", "role"}))
      ->capture_default_str();
  command->add_option("--also", actor.names, "Another name or spelling; of a role its plural; several may be given")->expected(1)->take_all();
  command->add_option("--country", actor.country, "Country, as VEN");
  command->add_option("--sector", actor.sectors, "Sector, as GOV, MIL, OPP, REB (docs/KNOWLEDGE.md); the most telling first")->expected(1)->take_all();
  command->add_option("--id", actor.id, "Of an organisation: its id (made from the name where none is given); of a person or seat: the state or organisation served");
  command->add_option("--office", actor.office, "Of a person: the office");
  command->add_option("--short", actor.short_names, "Of a person: a name used alone, where it is not the last word")->expected(1)->take_all();
  command->add_option("--gender", actor.gender, "Of a person: m or f");
  command->add_option("--from", actor.from, "First day, month or year");
  command->add_option("--until", actor.until, "Last day, month or year");
  command->add_flag("--known", flags->is_known, "Add it though a name is known: your row wins");
  command->callback([flags, &program] { run_add(*flags, program); });
}

}  // namespace

void add_actors(CLI::App& app, Program& program) {
  CLI::App* actors = app.add_subcommand("actors", "Show how a name is read, add actors of your own, import dictionaries");
  actors->require_subcommand(1);
  add_show(*actors, program);
  add_add(*actors, program);
  add_import(*actors, program);
}

}  // namespace entente::cli
