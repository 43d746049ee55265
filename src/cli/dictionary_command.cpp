#include "cli/dictionary_command.h"

#include <fmt/format.h>

#include <map>

#include "base/file.h"
#include "sources/decode.h"
#include "who/dictionary_import.h"
#include "who/own_table.h"

namespace entente::cli {
namespace {

struct ImportFlags {
  std::string file;
  who::ImportOptions options;
};

/// Writes all rows of one kind at once. Returns how many.
std::size_t write_rows(const std::filesystem::path& folder, const who::TableForm& form, const std::vector<who::NewActor>& actors, who::ActorAdmission& admission) {
  std::size_t count = 0;
  who::OwnTable table = value_or_fail(who::OwnTable::open(folder, form));
  for (const who::NewActor& actor : actors) {
    if (actor.kind != form.kind) continue;
    table.append(admission.admit(actor));
    ++count;
  }
  if (count == 0) return 0;
  done_or_fail(table.save());
  fmt::print("{}: {} rows added\n", table.file().string(), count);
  return count;
}

void run_import(const ImportFlags& flags, Program& program) {
  const std::filesystem::path folder = folder_to_write(program);
  const KnowledgeFolder folders(program.home / "knowledge", folder);
  const who::World world(value_or_fail(who::load_knowledge(folders)));
  const who::DictionaryCodes codes = value_or_fail(who::DictionaryCodes::load(folders));
  const std::string text = sources::decode(value_or_fail(read_file(flags.file, kMaxTableBytes)));
  const who::Import import = import_dictionary(who::parse_dictionary(text, flags.file), flags.file, codes, world, flags.options);
  who::ActorAdmission admission(world);
  std::size_t added = 0;
  for (const who::TableForm& form : who::table_forms()) added += write_rows(folder, form, import.actors, admission);
  for (const Error& fault : import.left_out) fmt::print("left out: {}\n", to_string(fault));
  fmt::print("{} rows added; {} entries known before, {} left out\n", added, import.known, import.left_out.size());
  program.exit_code = added == 0 ? kNothing : kDone;
}

}  // namespace

std::filesystem::path folder_to_write(const Program& program) {
  if (program.own_knowledge.empty()) throw Failure("say which folder of your own it goes into: --knowledge DIR (made where there is none)");
  return program.own_knowledge;
}

void add_import(CLI::App& actors, Program& program) {
  CLI::App* command = actors.add_subcommand("import", "Take a TABARI or PETRARCH dictionary of actors or agents over into a folder of your own (--knowledge DIR)");
  auto flags = std::make_shared<ImportFlags>();
  command->add_option("FILE", flags->file, "The dictionary (.actors, .agents)")->required();
  command->add_option("--kind", flags->options.kind, "What all its entries are (default: told by each entry's codes)")
      ->check(CLI::IsMember({"organisation", "person", "people", "seat", "role"}));
  command->add_option("--sector", flags->options.sectors, "Sector of all its entries, instead of those that the codes tell")->expected(1)->take_all();
  command->callback([flags, &program] { run_import(*flags, program); });
}

}  // namespace entente::cli
