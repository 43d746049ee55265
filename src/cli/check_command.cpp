// entente check: are the tables of the knowledge sound?
#include <fmt/format.h>

#include "cli/command.h"

namespace entente::cli {
namespace {

void run_check(Program& program) {
  // Loading finds what cannot be read; the check of each part what contradicts itself.
  std::vector<Error> faults;
  const Loaded<Coder> coder = Coder::load({program.knowledge, program.model(), program.atlas_file, program.reader_options()});
  if (coder) faults = coder->check();
  else faults = coder.error();
  for (const Error& fault : faults) fmt::print("{}\n", to_string(fault));
  if (faults.empty()) fmt::print("{}: no faults\n", program.knowledge.string());
  else fmt::print("{} faults\n", faults.size());
  program.exit_code = faults.empty() ? kDone : kNothing;
}

}  // namespace

void add_check(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("check", "Check the knowledge tables: every fault with file, line and what to do");
  command->callback([&program] { run_check(program); });
}

}  // namespace entente::cli
