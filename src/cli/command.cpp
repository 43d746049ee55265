#include "cli/command.h"

#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

namespace entente::cli {

std::filesystem::path Program::model() const {
  const std::filesystem::path named = home / "models" / (reader + ".entente");
  return reader.find('/') == std::string::npos && !reader.ends_with(".entente") ? named : std::filesystem::path(reader);
}

reading::ReaderOptions Program::reader_options() const {
  reading::ReaderOptions options;
  if (float32) options.precision = reading::Precision::Float32;
  return options;
}

where::Atlas Program::atlas() const { return value_or_fail(where::Atlas::open(atlas_file)); }

KnowledgeFolder Program::knowledge() const {
  std::error_code ignored;
  if (!own_knowledge.empty() && !std::filesystem::is_directory(own_knowledge, ignored)) {
    throw Failure(own_knowledge.string() + ": no such folder (--knowledge names a folder of your own knowledge: docs/KNOWLEDGE.md)");
  }
  const std::filesystem::path shipped = home / "knowledge";
  if (std::filesystem::equivalent(shipped, own_knowledge, ignored)) return shipped;
  return {shipped, own_knowledge};
}

CoderOptions Program::coder_options() const { return {knowledge(), model(), atlas_file, reader_options()}; }

Coder Program::load_coder() const {
  Coder coder = value_or_fail(Coder::load(coder_options()));
  for (const Error& fault : coder.rule_faults()) std::fprintf(stderr, "entente: left out: %s\n", to_string(fault).c_str());
  return coder;
}

Day day_of(const std::string& text) {
  const std::optional<Day> day = parse_day(text);
  if (!day) throw Failure("\"" + text + "\" is no day (write it as 2015-03-11)");
  return *day;
}

void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& formats) {
  command.add_option("--format", format, "Output: " + CLI::detail::join(formats, ", ") + " (default: table in a terminal, jsonl in a pipe)")
      ->check(CLI::IsMember(formats));
}

bool wants_table(const std::string& format) { return format == "table" || (format.empty() && stdout_is_terminal()); }

void print_line(const nlohmann::ordered_json& record) {
  std::puts(record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace).c_str());
}

void for_each_story(const std::vector<std::string>& files, const sources::SourceOptions& options, Program& program,
                    const std::function<void(Story)>& visit) {
  sources::Sources sources = value_or_fail(sources::Sources::open(files, options));
  while (std::optional<Result<Story>> story = sources.next()) {
    if (*story) {
      visit(std::move(**story));
    } else {
      std::fprintf(stderr, "entente: %s\n", to_string(story->error()).c_str());
      program.exit_code = kError;
    }
  }
}

bool stdout_is_terminal() { return isatty(STDOUT_FILENO) != 0; }
bool stderr_is_terminal() { return isatty(STDERR_FILENO) != 0; }

}  // namespace entente::cli
