// entente check: is the knowledge sound, and do the rules do what their examples say?
#include <fmt/format.h>

#include "cli/command.h"
#include "what/rule_check.h"

namespace entente::cli {
namespace {

void run_check(Program& program) {
  // Loading finds what cannot be read; the check of each part what contradicts itself.
  std::vector<Error> faults;
  const Loaded<Coder> coder = Coder::load(program.coder_options());
  if (coder) {
    faults = coder->check();
    const std::vector<Error> of_rules = what::check_rules(*coder);
    faults.insert(faults.end(), of_rules.begin(), of_rules.end());
  } else {
    faults = coder.error();
  }
  for (const Error& fault : faults) fmt::print("{}\n", to_string(fault));
  if (faults.empty()) fmt::print("{}: no faults\n", program.knowledge.string());
  else fmt::print("{} faults\n", faults.size());
  program.exit_code = faults.empty() ? kDone : kNothing;
}

}  // namespace

void add_check(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("check", "Check the knowledge, and each rule on its own examples: every fault with file, line and what to do");
  command->callback([&program] { run_check(program); });
}

}  // namespace entente::cli
