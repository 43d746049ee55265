// entente relate: sentences in which an actor and a recipient are marked in, the type of what the one does to the other out.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <thread>

#include "cli/command.h"
#include "cli/pipeline.h"
#include "reading/marked_text.h"
#include "reading/reader.h"
#include "sources/input.h"
#include "text/cutter.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxLineBytes = 1u << 20;   // a pair is a sentence: a longer line is none, and must not fill the memory
constexpr std::size_t kLinesTogether = 1024;      // read before any is answered: enough to keep all threads busy
constexpr const char* kHowPairsLook = R"(write {"id": "...", "marked_text": "<s>Norland</s> condemned <t>Sudria</t>."})";

struct RelateFlags {
  std::string file;
  std::size_t threads = default_threads();
};

struct Line {
  std::size_t number = 0;
  std::string text;
  sources::Input::Line kind = sources::Input::Line::None;
};

/// Answers lines; const and shared by all threads.
class Relater {
 public:
  explicit Relater(const Program& program)
      : cutter_(value_or_fail(text::Cutter::load(program.knowledge()))),
        reader_(value_or_fail(reading::Reader::load(program.model(), program.reader_options()))) {
    if (!reader_.relates()) throw Failure("the reader " + reader_.name_and_version() + " has not learned what parties do to each other (use one that has: --reader base)");
  }

  /// The answer's record, or what is wrong with the line.
  Result<Json> answer(const Line& line) const {
    if (line.kind == sources::Input::Line::TooLong) return fail("a line of more than " + std::to_string(kMaxLineBytes) + " bytes", {}, "give a sentence");
    const Json pair = Json::parse(line.text, nullptr, false);
    if (!pair.is_object() || !pair.contains("marked_text") || !pair["marked_text"].is_string()) return fail("no pair", {}, kHowPairsLook);
    Result<reading::MarkedText> marked = reading::read_marked_text(pair["marked_text"].get<std::string>());
    if (!marked) return tl::unexpected<Error>(marked.error());
    const Result<std::vector<float>> types = relate(std::move(*marked));
    if (!types) return tl::unexpected<Error>(types.error());
    return record(pair.value("id", Json()), *types);
  }

 private:
  Result<std::vector<float>> relate(reading::MarkedText marked) const {
    Story story;
    story.text = std::move(marked.text);
    const Span whole = {0, static_cast<std::uint32_t>(story.text.size())};
    return reader_.relate(cutter_.cut_given(std::move(story), {whole}, {true}), marked.actor, marked.recipient);
  }

  Json record(Json id, const std::vector<float>& types) const {
    Json scores = Json::object();
    for (std::size_t type = 0; type < types.size(); ++type) scores[reader_.types()[type]] = std::round(types[type] * 1e4) / 1e4;
    const auto likeliest = static_cast<std::size_t>(std::max_element(types.begin(), types.end()) - types.begin());
    return {{"id", std::move(id)}, {"root", reader_.types()[likeliest]}, {"scores", std::move(scores)}};
  }

  text::Cutter cutter_;
  reading::Reader reader_;
};

/// The next lines that hold anything.
std::vector<Line> read_lines(sources::Input& input, std::size_t& number) {
  std::vector<Line> lines;
  Line line;
  while (lines.size() < kLinesTogether && (line.kind = input.read_line(line.text, kMaxLineBytes)) != sources::Input::Line::None) {
    line.number = ++number;
    if (line.kind == sources::Input::Line::TooLong || line.text.find_first_not_of(" \t\r") != std::string::npos) lines.push_back(line);
  }
  return lines;
}

/// One answer a line; each thread takes the next line that none has taken.
std::vector<Result<Json>> answer_all(const std::vector<Line>& lines, const Relater& relater, std::size_t threads) {
  std::vector<Result<Json>> answers(lines.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < lines.size(); at = next++) answers[at] = relater.answer(lines[at]);
  };
  std::vector<std::jthread> others;
  for (std::size_t count = 1; count < std::min(threads, lines.size()); ++count) others.emplace_back(work);
  work();
  others.clear();
  return answers;
}

void run_relate(const RelateFlags& flags, Program& program) {
  sources::Input input = value_or_fail(sources::Input::open(flags.file));
  const Relater relater(program);
  const std::string name = flags.file == "-" ? "standard input" : flags.file;
  std::size_t number = 0, answered = 0;
  for (std::vector<Line> lines = read_lines(input, number); !lines.empty(); lines = read_lines(input, number)) {
    const std::vector<Result<Json>> answers = answer_all(lines, relater, flags.threads);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (answers[at]) {
        print_line(*answers[at]);
        ++answered;
        continue;
      }
      Error error = answers[at].error();
      error.file = name, error.line = lines[at].number;
      std::fprintf(stderr, "entente: %s\n", to_string(error).c_str());
      program.exit_code = kError;
    }
  }
  if (answered == 0 && program.exit_code == kDone) program.exit_code = kNothing;
}

}  // namespace

void add_relate(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("relate", "Tell what one marked party of a sentence does to the other (reader base)");
  auto flags = std::make_shared<RelateFlags>();
  command->add_option("PAIRS", flags->file, "JSON lines {\"id\", \"marked_text\"}, or -; the actor in <s></s>, the recipient in <t></t>")->required();
  command->add_option("--threads", flags->threads, "Threads (default: one a core)")->check(CLI::Range(1, 256));
  command->callback([flags, &program] { run_relate(*flags, program); });
}

}  // namespace entente::cli
