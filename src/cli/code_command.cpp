// entente code: reports in, events out.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/event_output.h"
#include "cli/pipeline.h"

namespace entente::cli {
namespace {

struct CodeFlags {
  std::vector<std::string> files, codes;
  std::string date, format;
  double min_confidence = 0;
  std::size_t threads = default_threads();
};

void run_code(const CodeFlags& flags, Program& program) {
  sources::SourceOptions options;
  if (!flags.date.empty()) options.published = day_of(flags.date);
  sources::Sources sources = value_or_fail(sources::Sources::open(flags.files, options));
  const Coder coder = program.load_coder();
  EventOutput output(flags.format, ShownCodes(flags.codes, program));
  bool all_read = true;
  code_stories(sources, coder, flags.threads, [&](Outcome outcome) {
    if (!outcome.coded) {
      fmt::print(stderr, "entente: {}\n", to_string(outcome.coded.error()));
      all_read = false;
      return;
    }
    for (const ReportedEvent& reported : what::report_events(outcome.coded->document, outcome.coded->events, coder.versions())) {
      if (reported.event.confidence >= flags.min_confidence) output.write(reported);
    }
  });
  output.finish();
  program.exit_code = !all_read ? kError : output.count() == 0 ? kNothing : kDone;
}

}  // namespace

void add_code(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("code", "Read reports and print the events in them");
  auto flags = std::make_shared<CodeFlags>();
  command->add_option("FILE", flags->files, "Text files (one report each), JSON lines (id, title, text, date, url, publisher, language), folders, or - for standard input")
      ->required();
  command->add_option("--date", flags->date, "Day of publication of reports that give none, as 2015-03-11; without it relative dates stay open");
  add_format(*command, flags->format, EventOutput::formats());
  add_codes(*command, flags->codes);
  command->add_option("--min-confidence", flags->min_confidence, "Leave out events below this confidence (0 to 1)")->check(CLI::Range(0.0, 1.0));
  command->add_option("--threads", flags->threads, "Threads (default: one a core)")->check(CLI::Range(1, 256));
  command->callback([flags, &program] { run_code(*flags, program); });
}

}  // namespace entente::cli
