// entente explain: everything between the words and the events, for the one who asks why.
#include <algorithm>
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/event_output.h"

namespace entente::cli {
namespace {

struct ExplainFlags {
  std::string text, date;
};

void print_words(const Document& document, const Sentence& sentence, const SentenceReading& reading) {
  fmt::print("  words\n");
  for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
    const WordReading& word = reading.words[token];
    const std::string head = word.head == kRoot ? "-" : fmt::format("{} {}", word.head + 1, document.text(sentence, word.head));
    fmt::print("    {:>3} {:<18} {:<6} {:<5} {:<14} {}\n", token + 1, document.text(sentence, token), word.upos, word.xpos, word.deprel, head);
  }
}

void print_mentions(const Document& document, const Sentence& sentence, const SentenceReading& reading) {
  if (reading.mentions.empty()) return;
  fmt::print("  mentions\n");
  for (const Mention& mention : reading.mentions) {
    fmt::print("    {:<4} {:.2f} {}\n", mention.kind, mention.score, document.text(document.span(sentence, mention.range)));
  }
}

void print_actors(const Document& document, const Sentence& sentence, const SentenceActors& actors) {
  if (actors.empty()) return;
  fmt::print("  who\n");
  for (const auto& [range, resolved] : actors) {
    for (const Actor& actor : resolved) {
      fmt::print("    {:<32} {} ({}) by {}\n", document.text(document.span(sentence, range)), actor.name,
                 fmt::format("{} {}", actor.country.empty() ? "---" : actor.country, fmt::join(actor.sectors, " ")), actor.how);
    }
  }
}

void print_dates(const Document& document, const std::vector<Date>& dates) {
  if (dates.empty()) return;
  fmt::print("  when\n");
  for (const Date& date : dates) {
    const std::string days = date.interval ? to_string(date.interval->begin) + " to " + to_string(date.interval->end) : "open";
    fmt::print("    {:<32} {} {} {}\n", document.text(date.span), days, date.precision, date.method);
  }
}

void print_frames(const Document& document, const Sentence& sentence, const SentenceReading& reading) {
  if (reading.frames.empty()) {
    fmt::print("  no event\n");
    return;
  }
  fmt::print("  frames\n");
  for (const Frame& frame : reading.frames) {
    fmt::print("    {:.2f} \"{}\" {}{}{} {}{}{} by {}\n", frame.score, document.text(document.span(sentence, frame.trigger)), frame.type,
               frame.mode.empty() ? "" : "/", frame.mode, status_name(frame.status), frame.mutual ? ", mutual" : "",
               frame.about.empty() ? "" : ", about " + frame.about, frame.read_by);
    for (const RoleMention& mention : frame.roles) {
      fmt::print("         {:.2f} {:<10} {}\n", mention.score, role_name(mention.role), document.text(document.span(sentence, mention.range)));
    }
  }
}

void print_rules(const Coded& coded, std::uint32_t sentence) {
  const bool any = std::any_of(coded.rule_uses.begin(), coded.rule_uses.end(), [&](const what::RuleUse& use) { return use.sentence == sentence; });
  if (!any) return;
  fmt::print("  rules\n");
  for (const what::RuleUse& use : coded.rule_uses) {
    if (use.sentence != sentence) continue;
    fmt::print("    {:<20} \"{}\": {}\n", use.rule, coded.document.text(coded.document.span(coded.document.sentences[sentence], use.trigger)), use.outcome);
  }
}

void run_explain(const ExplainFlags& flags, const Program& program) {
  const Coder coder = program.load_coder();
  Story story;
  story.id = "sentence";
  story.text = flags.text;
  if (!flags.date.empty()) story.published = day_of(flags.date);
  const Coded coded = coder.code(coder.cutter().cut(std::move(story)));
  for (std::size_t index = 0; index < coded.document.sentences.size(); ++index) {
    const Sentence& sentence = coded.document.sentences[index];
    const SentenceReading& reading = coded.reading.sentences[index];
    const auto number = static_cast<std::uint32_t>(index);
    fmt::print("{}\n", coded.document.text(sentence.span));
    print_words(coded.document, sentence, reading);
    print_mentions(coded.document, sentence, reading);
    print_rules(coded, number);
    print_frames(coded.document, sentence, reading);
    print_actors(coded.document, sentence, coded.who.sentences[index]);
    print_dates(coded.document, coded.when.sentences[index]);
  }
  fmt::print("events\n");
  EventOutput output("table");
  for (const ReportedEvent& reported : what::report_events(coded.document, coded.events, coder.versions())) output.write(reported);
  output.finish();
}

}  // namespace

void add_explain(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("explain", "Show everything between the words of a sentence and its events");
  auto flags = std::make_shared<ExplainFlags>();
  command->add_option("SENTENCE", flags->text, "A sentence, or a few")->required();
  command->add_option("--date", flags->date, "Day of publication, as 2015-03-11");
  command->callback([flags, &program] { run_explain(*flags, program); });
}

}  // namespace entente::cli
