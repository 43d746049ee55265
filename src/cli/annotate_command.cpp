// entente annotate: given sentences in, the same lines with events and who, in the form in which our corpus is annotated
// (docs/ANNOTATIONS.md), so that a scoring program can compare the two.
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;

/// How often `trigger` occurs before and at `at`, overlapping ones too: what "nth" says.
std::size_t occurrence(std::string_view text, std::string_view trigger, std::size_t at) {
  std::size_t count = 0;
  for (std::size_t found = text.find(trigger); found != std::string_view::npos && found <= at; found = text.find(trigger, found + 1)) ++count;
  return count;
}

/// "RUS GOV|Vladimir Putin"; all their names for a mention that stands for several.
std::string code_of(const std::vector<const Actor*>& actors, const who::Registry& registry) {
  const Actor& first = *actors.front();
  const std::string sector = first.sectors.empty() ? "UNK" : first.sectors.front();
  std::string names;
  for (const Actor* actor : actors) {
    if (actor->is_named) names += (names.empty() ? "|" : " and ") + actor->name;
  }
  return registry.annotated_country(actors) + " " + sector + names;
}

/// Writes the mentions of one side under `key` and their codes into `who`.
void put_side(Json& json, const char* key, const std::vector<const Actor*>& side, const who::Registry& registry, Json& who) {
  Json mentions = Json::array();
  for (std::size_t first = 0; first < side.size();) {
    std::size_t end = first + 1;
    while (end < side.size() && side[end]->span == side[first]->span) ++end;
    mentions.push_back(side[first]->text);
    who[side[first]->text] = code_of({side.begin() + static_cast<std::ptrdiff_t>(first), side.begin() + static_cast<std::ptrdiff_t>(end)}, registry);
    first = end;
  }
  if (!mentions.empty()) json[key] = std::move(mentions);
}

std::vector<const Actor*> pointers(const std::vector<Actor>& side) {
  std::vector<const Actor*> all;
  for (const Actor& actor : side) all.push_back(&actor);
  return all;
}

/// The speakers named in the sentence itself; those that a quotation inherits are not annotated.
std::vector<const Actor*> speakers_within(const Event& event, Span sentence) {
  std::vector<const Actor*> all;
  for (const Speaker& speaker : event.speakers) {
    if (speaker.kind == "source" && sentence.holds(speaker.actor.span)) all.push_back(&speaker.actor);
  }
  return all;
}

Json annotation_of(const Event& event, const Document& document, const who::Registry& registry, Json& who) {
  const Span sentence = document.sentences[event.sentence].span;
  Json json = {{"trigger", event.trigger_text}};
  const std::size_t nth = occurrence(document.text(sentence), event.trigger_text, event.trigger.begin - sentence.begin);
  if (nth > 1) json["nth"] = nth;
  json["type"] = event.type;
  if (!event.mode.empty()) json["mode"] = event.mode;
  put_side(json, "actors", pointers(event.actors), registry, who);
  put_side(json, "recipients", pointers(event.recipients), registry, who);
  if (event.mutual) json["mutual"] = true;
  json["status"] = std::string(status_name(event.status));
  if (!event.about.empty()) json["about"] = event.about;
  put_side(json, "says", speakers_within(event, sentence), registry, who);
  if (event.date && !event.date->text.empty() && sentence.holds(event.date->span)) json["when"] = event.date->text;
  if (event.place && !event.place->text.empty() && sentence.holds(event.place->span)) json["where"] = event.place->text;
  const Numbers& numbers = event.numbers;
  for (const auto& [key, count] : {std::pair{"dead", numbers.dead}, {"injured", numbers.injured}, {"arrested", numbers.arrested}, {"crowd", numbers.crowd}}) {
    if (count) json[key] = *count;
  }
  return json;
}

/// One line of the input.
struct Line {
  Json json;
  Span sentence;
};

/// Lines of one story, gathered into a text with a line each.
class AnnotatedStory {
 public:
  bool empty() const { return lines_.empty(); }

  void add(Json json) {
    const std::string text = json.at("text").get<std::string>();
    if (lines_.empty()) {
      story_.id = json.value("id", "");
      story_.published = parse_day(json.value("date", ""));
    } else {
      story_.text += '\n';
    }
    const auto begin = static_cast<std::uint32_t>(story_.text.size());
    story_.text += text;
    lines_.push_back({std::move(json), {begin, static_cast<std::uint32_t>(story_.text.size())}});
  }

  void annotate(const Coder& coder, bool with_confidence) {
    std::vector<Span> sentences;
    for (const Line& line : lines_) sentences.push_back(line.sentence);
    std::vector<bool> opens(sentences.size());
    opens.front() = true;
    const Coded coded = coder.code(coder.cutter().cut_given(std::move(story_), sentences, opens));
    for (Line& line : lines_) {
      Json events = Json::array(), who = Json::object();
      for (const Event& event : coded.events) {
        if (!line.sentence.holds(event.trigger)) continue;
        events.push_back(annotation_of(event, coded.document, coder.registry(), who));
        if (with_confidence) events.back()["confidence"] = event.confidence;
      }
      line.json["events"] = std::move(events);
      line.json.erase("who");
      if (!who.empty()) line.json["who"] = std::move(who);
      print_line(line.json);
    }
  }

 private:
  Story story_;
  std::vector<Line> lines_;
};

Json parse_line(const std::string& text, const std::string& file, std::size_t number) {
  Json json = Json::parse(text, nullptr, false);
  const bool is_sentence = json.is_object() && json.contains("text") && json["text"].is_string();
  if (!is_sentence) throw Failure(fmt::format("{}:{}: no sentence (a line is {{\"id\": ..., \"text\": ..., \"new\": true|false, \"date\": ...}})", file, number));
  return json;
}

struct Flags {
  std::string file;
  bool confidence = false;
};

void run_annotate(const Flags& flags, const Program& program) {
  const std::string& file = flags.file;
  const Coder coder = program.load_coder();
  std::ifstream named;
  if (file != "-") {
    named.open(file);
    if (!named) throw Failure(file + ": cannot be read");
  }
  std::istream& in = file == "-" ? std::cin : named;
  AnnotatedStory story;
  std::string text;
  for (std::size_t number = 1; std::getline(in, text); ++number) {
    if (text.empty()) continue;
    Json json = parse_line(text, file, number);
    if (json.value("new", false) && !story.empty()) {
      story.annotate(coder, flags.confidence);
      story = AnnotatedStory();
    }
    story.add(std::move(json));
  }
  if (!story.empty()) story.annotate(coder, flags.confidence);
}

}  // namespace

void add_annotate(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("annotate", "Annotate given sentences (JSON lines) with their events, for scoring");
  auto flags = std::make_shared<Flags>();
  command->add_option("SENTENCES", flags->file, "JSON lines {\"id\", \"text\", \"new\", \"date\"}, or -; a story runs to the next \"new\": true")->required();
  command->add_flag("--confidence", flags->confidence, "Write the confidence of each event too");
  command->callback([flags, &program] { run_annotate(*flags, program); });
}

}  // namespace entente::cli
