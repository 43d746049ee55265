// entente ingest: reports in, a record of them in a DuckDB file.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "cli/progress.h"
#include "record/record.h"

namespace entente::cli {
namespace {

/// Reports a transaction: few enough that a stop loses little work, enough that DuckDB appends in bulk.
constexpr std::size_t kBatch = 64;

struct IngestFlags {
  std::vector<std::string> files;
  std::string date, db;
  std::size_t threads = default_threads();
};

/// Gathers what comes from the pipeline into batches and writes them.
class Batches {
 public:
  Batches(Record& record, const Versions& versions) : record_(record), versions_(versions) {}

  void add(Outcome outcome) {
    if (!outcome.coded) {
      const Error& error = outcome.coded.error();
      fmt::print(stderr, "entente: {}\n", to_string(error));
      problems_.push_back({"", error.file, error.line, "sources", "unreadable", error.what});
    } else {
      CodedReport report;
      report.versions = versions_;
      report.sentences = static_cast<std::uint32_t>(outcome.coded->document.sentences.size());
      report.events = what::report_events(outcome.coded->document, outcome.coded->events, versions_);
      report.story = std::move(outcome.coded->document.story);
      reports_.push_back(std::move(report));
    }
    if (reports_.size() >= kBatch) flush();
  }

  void flush() {
    const Written written = value_or_fail(record_.write(reports_));
    done_or_fail(record_.write_problems(problems_));
    total_.added += written.added;
    total_.replaced += written.replaced;
    total_.events += written.events;
    problem_count_ += problems_.size();
    reports_.clear();
    problems_.clear();
  }

  const Written& total() const { return total_; }
  std::size_t problem_count() const { return problem_count_; }

 private:
  Record& record_;
  const Versions& versions_;
  std::vector<CodedReport> reports_;
  std::vector<Problem> problems_;
  Written total_;
  std::size_t problem_count_ = 0;
};

void run_ingest(const IngestFlags& flags, Program& program) {
  sources::SourceOptions options;
  if (!flags.date.empty()) options.published = day_of(flags.date);
  sources::Sources sources = value_or_fail(sources::Sources::open(flags.files, options));
  Record record = value_or_fail(Record::open(flags.db, Access::ReadWrite));
  const Coder coder = program.load_coder();
  done_or_fail(record.set_ontology(coder.ontology()));

  const HeldReports held = value_or_fail(record.held_reports(coder.versions()));
  Batches batches(record, coder.versions());
  std::uint64_t skipped = 0;
  const auto already_there = [&](const Story& story) {
    const bool is_held = held.contains(story);
    skipped += is_held;
    return is_held;
  };
  double seconds = 0;
  {
    Progress progress(stderr_is_terminal());
    code_stories(sources, coder, flags.threads,
                 [&](Outcome outcome) {
                   const double share = outcome.share;
                   batches.add(std::move(outcome));
                   progress.show(batches.total().added + batches.total().replaced, batches.total().events, share);
                 },
                 already_there);
    batches.flush();
    seconds = progress.seconds();
  }
  const Written& total = batches.total();
  fmt::print("{}: {} reports added, {} replaced, {} already there; {} events; {} problems; {}\n", flags.db, total.added, total.replaced, skipped,
             total.events, batches.problem_count(), duration_text(seconds));
  program.exit_code = batches.problem_count() > 0 ? kNothing : kDone;
}

}  // namespace

void add_ingest(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("ingest", "Read reports and store their events in a DuckDB file");
  auto flags = std::make_shared<IngestFlags>();
  command->add_option("FILE", flags->files, "Text files, JSON lines, folders, or - for standard input (as for code)")->required();
  command->add_option("--db", flags->db, "The DuckDB file; made where there is none. Reports already in it are left as they are, so a stopped ingest goes on")
      ->required();
  command->add_option("--date", flags->date, "Day of publication of reports that give none, as 2015-03-11");
  command->add_option("--threads", flags->threads, "Threads (default: one a core)")->check(CLI::Range(1, 256));
  command->callback([flags, &program] { run_ingest(*flags, program); });
}

}  // namespace entente::cli
