// What the commands of the program share: where knowledge and reader lie, how output looks, how a command ends.
// Each command is one file with one function that adds it to the command line; main.cpp lists them.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "sources/reader.h"
#include "what/coder.h"

namespace entente::cli {

/// How the program ends (docs/CLI.md).
enum Exit : int { kDone = 0, kNothing = 1, kError = 2 };

/// Ends a command with kError and this text on standard error.
class Failure : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The value, or a Failure that tells its faults.
template <typename T>
T value_or_fail(Result<T> result) {
  if (!result) throw Failure(to_string(result.error()));
  return std::move(*result);
}

template <typename T>
T value_or_fail(Loaded<T> loaded) {
  if (!loaded) throw Failure(to_string(loaded.error()));
  return std::move(*loaded);
}

inline void done_or_fail(const Result<void>& result) {
  if (!result) throw Failure(to_string(result.error()));
}

/// Flags of the program as a whole. Outlives the parsing; commands keep a reference.
struct Program {
  std::filesystem::path own_knowledge;  // --knowledge: the user's folder, empty for none
  std::string reader = "base";          // --reader: a name under models/, or a file
  bool float32 = false;             // --float32
  int exit_code = kDone;            // what the command that ran decided

  std::filesystem::path home;       // the folder that holds knowledge/ and models/

  std::filesystem::path atlas_file; // the compiled places of GeoNames

  /// Ours with the user's over it; throws Failure where the user's does not exist.
  KnowledgeFolder knowledge() const;
  std::filesystem::path model() const;
  reading::ReaderOptions reader_options() const;
  where::Atlas atlas() const;       // throws Failure
  CoderOptions coder_options() const;
  Coder load_coder() const;         // throws Failure; tells of rules that are left out on standard error
};

/// --date: a day, or a Failure that shows the form.
Day day_of(const std::string& text);

/// A flag --format that accepts these; `format` keeps its value as default, "" meaning: table in a terminal, jsonl in a pipe.
void add_format(CLI::App& command, std::string& format, const std::vector<std::string>& formats);

/// Whether output is a table for people: --format asks for one, or says nothing and a terminal reads it.
bool wants_table(const std::string& format);

/// Prints a record on a line of its own; bytes that are not UTF-8 become U+FFFD.
void print_line(const nlohmann::ordered_json& record);

/// Reads the reports of files, folders or standard input one after the other. A report that cannot be read is told on standard
/// error and makes the exit code kError; the others go on. Throws Failure where a file is missing.
void for_each_story(const std::vector<std::string>& files, const sources::SourceOptions& options, Program& program,
                    const std::function<void(Story)>& visit);

bool stdout_is_terminal();
bool stderr_is_terminal();

void add_code(CLI::App& app, Program& program);
void add_actors(CLI::App& app, Program& program);
void add_annotate(CLI::App& app, Program& program);
void add_explain(CLI::App& app, Program& program);
void add_parse(CLI::App& app, Program& program);
void add_places(CLI::App& app, Program& program);
void add_relate(CLI::App& app, Program& program);
void add_check(CLI::App& app, Program& program);
void add_ingest(CLI::App& app, Program& program);
void add_events(CLI::App& app, Program& program);
void add_ties(CLI::App& app, Program& program);
void add_times(CLI::App& app, Program& program);
void add_unknown(CLI::App& app, Program& program);

}  // namespace entente::cli
