// entente check: is the knowledge sound, and do the rules do what their examples say?
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "cli/command.h"
#include "what/rule_check.h"

namespace entente::cli {
namespace {

/// Files of the user's folder that bear no name of ours, and so are read by nothing: a mistyped name must not go unseen.
std::vector<Error> unread_files(const KnowledgeFolder& knowledge) {
  std::vector<std::filesystem::path> unread;
  if (knowledge.own.empty()) return {};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(knowledge.own)) {
    const std::filesystem::path name = entry.path().lexically_relative(knowledge.own);
    const bool is_text = name.extension() == ".md" || name.filename().string().starts_with('.');
    const bool is_rule_file = name.parent_path() == "events/rules" && name.extension() == ".yaml";
    const bool is_table = name.extension() == ".tsv" && std::filesystem::exists(knowledge.shipped / name);
    if (entry.is_regular_file() && !is_text && !is_rule_file && !is_table) unread.push_back(entry.path());
  }
  std::sort(unread.begin(), unread.end());
  std::vector<Error> faults;
  for (const std::filesystem::path& file : unread) {
    faults.push_back({file.string(), 0, 0, "nothing reads a file of this name", "name it as one of ours: docs/KNOWLEDGE.md lists them"});
  }
  return faults;
}

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
  const KnowledgeFolder knowledge = program.knowledge();
  const std::vector<Error> unread = unread_files(knowledge);
  faults.insert(faults.end(), unread.begin(), unread.end());
  for (const Error& fault : faults) fmt::print("{}\n", to_string(fault));
  if (faults.empty()) fmt::print("{}: no faults\n", (knowledge.own.empty() ? knowledge.shipped : knowledge.own).string());
  else fmt::print("{} faults\n", faults.size());
  program.exit_code = faults.empty() ? kDone : kNothing;
}

}  // namespace

void add_check(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("check", "Check the knowledge, and each rule on its own examples: every fault with file, line and what to do");
  command->callback([&program] { run_check(program); });
}

}  // namespace entente::cli
