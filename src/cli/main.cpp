// The program `entente`: parses the command line and runs one command.
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"

namespace entente::cli {
namespace {

/// Knowledge, readers and the atlas lie in the folder that ENTENTE_HOME names, else where the program was built.
void find_home(Program& program) {
  const char* named = std::getenv("ENTENTE_HOME");
  const bool is_named = named && *named;
  program.home = is_named ? named : ENTENTE_BUILT_IN;
  program.atlas_file = is_named ? program.home / "places.atlas" : std::filesystem::path(ENTENTE_BUILT_ATLAS);
}

/// Adds --version, which names the program, the reader and the knowledge; it loads them, so that it speaks of what would be used.
void add_version(CLI::App& app, Program& program) {
  app.add_flag_callback(
      "--version",
      [&program] {
        const Versions versions = program.load_coder().versions();
        std::printf("entente %s\nreader %s\nknowledge %s\n", versions.program.c_str(), versions.reader.c_str(), versions.knowledge.c_str());
        throw CLI::Success();
      },
      "Print the versions of program, reader and knowledge");
}

int run(int argc, char** argv) {
  CLI::App app{"Reads news and keeps the record of who did what to whom, when, where, according to whom.\n\n"
               "A first result:   entente code examples/state-visit.jsonl\n"
               "A record:         entente ingest reports/ --db world.duckdb && entente ties RUS PRK --db world.duckdb"};
  app.name("entente");
  app.require_subcommand(0, 1);
  app.fallthrough();  // before the commands, which inherit it: --knowledge may stand behind a command too
  app.footer("Exit codes: 0 done, 1 nothing found or a check failed, 2 error. More: docs/CLI.md");
  Program program;
  find_home(program);
  app.add_option("--knowledge", program.own_knowledge, "Folder of knowledge of your own, laid over ours (docs/KNOWLEDGE.md)");
  app.add_option("--reader", program.reader, "Reader: a name under models/, or a model file")->capture_default_str();
  app.add_flag("--float32", program.float32, "Read in 32-bit floats instead of 8-bit integers (slower, for comparison)");
  add_version(app, program);
  for (const auto add : {add_code, add_ingest, add_events, add_ties, add_unknown, add_actors, add_explain, add_parse, add_times, add_places, add_relate, add_annotate, add_check}) add(app, program);
  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty()) {
      std::printf("%s", app.help().c_str());
      return kDone;
    }
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kError;
  }
  return program.exit_code;
}

}  // namespace
}  // namespace entente::cli

int main(int argc, char** argv) {
  // The only place that catches what machines and third parties throw (base/result.h).
  try {
    return entente::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "entente: %s\n", error.what());
    return entente::cli::kError;
  }
}
