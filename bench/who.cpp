// Measures who is who on annotated sentences (docs/ANNOTATIONS.md): how many mentions that the reader cut as they are annotated get
// the right country and sector, by the step that resolved them.
//
//   bench_who dev.jsonl                       a table
//   bench_who --clues clues.tsv train.jsonl   also writes what was weighed for mentions that name no country, one a line: the right code,
//                                             then "country;clue;clue..." a candidate: what training/context_weights.py fits to
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reading/reader.h"
#include "text/cutter.h"
#include "who/registry.h"

namespace entente {
namespace {

using Json = nlohmann::json;

struct Counts {
  int mentions = 0, countries = 0, sectors = 0;
};

/// "RUS GOV|Vladimir Putin" has country "RUS" and sector "GOV".
std::pair<std::string, std::string> annotated_code(const std::string& code) {
  const std::size_t blank = code.find(' ');
  return {code.substr(0, blank), code.substr(blank + 1, code.find('|') - blank - 1)};
}

class Bench {
 public:
  Bench(const text::Cutter& cutter, const reading::Reader& reader, const who::Registry& registry, std::ostream* clues)
      : cutter_(cutter), reader_(reader), registry_(registry), clues_(clues) {}

  void measure(const std::vector<Json>& lines) {
    if (lines.empty()) return;
    Story story;
    std::vector<Span> spans;
    for (const Json& line : lines) {
      if (!story.text.empty()) story.text += '\n';
      const auto begin = static_cast<std::uint32_t>(story.text.size());
      story.text += line.at("text").get<std::string>();
      spans.push_back({begin, static_cast<std::uint32_t>(story.text.size())});
    }
    std::vector<bool> opens(spans.size());
    opens.front() = true;
    const Document document = cutter_.cut_given(std::move(story), spans, opens);
    who::ContextLog log;
    const Who who = registry_.resolve(document, reader_.read(document), &log);
    for (std::size_t sentence = 0; sentence < lines.size(); ++sentence) {
      const Json gold = lines[sentence].value("who", Json::object());
      for (const auto& [range, actors] : who.sentences[sentence]) count(document.text(document.span(document.sentences[sentence], range)), actors, gold);
      for (const who::WeighedMention& weighed : log) {
        if (spans[sentence].holds(weighed.span)) write(document.text(weighed.span), weighed, gold);
      }
    }
  }

  void print() const {
    for (const auto& [how, counts] : counts_) {
      fmt::print("{:14} {:6} mentions  country {:5.1f}  sector {:5.1f}\n", how, counts.mentions, 100.0 * counts.countries / counts.mentions,
                 100.0 * counts.sectors / counts.mentions);
    }
  }

 private:
  void count(std::string_view mention, const std::vector<Actor>& actors, const Json& gold) {
    const auto code = gold.find(std::string(mention));
    if (code == gold.end()) return;
    const auto [country, sector] = annotated_code(code->get<std::string>());
    std::vector<const Actor*> all;
    for (const Actor& actor : actors) all.push_back(&actor);
    const std::string own_sector = actors.front().sectors.empty() ? "UNK" : actors.front().sectors.front();
    for (const std::string& row : {actors.front().how, std::string("all")}) {
      Counts& counts = counts_[row];
      ++counts.mentions;
      counts.countries += registry_.annotated_country(all) == country;
      counts.sectors += own_sector == sector;
    }
  }

  void write(std::string_view mention, const who::WeighedMention& weighed, const Json& gold) {
    const auto code = gold.find(std::string(mention));
    if (clues_ == nullptr || code == gold.end()) return;
    *clues_ << annotated_code(code->get<std::string>()).first;
    for (const who::CountryCandidate& candidate : weighed.candidates) {
      *clues_ << '\t' << candidate.country;
      for (const std::string& clue : candidate.clues) *clues_ << ';' << clue;
    }
    *clues_ << '\n';
  }

  const text::Cutter& cutter_;
  const reading::Reader& reader_;
  const who::Registry& registry_;
  std::ostream* clues_;
  std::map<std::string, Counts> counts_;
};

int run(int count, char** arguments) {
  CLI::App app("Measures who is who on annotated sentences");
  std::string knowledge = ENTENTE_ROOT "/knowledge", model = ENTENTE_ROOT "/models/base.entente", clues;
  std::vector<std::string> files;
  app.add_option("--knowledge", knowledge, "the tables");
  app.add_option("--model", model, "the reader's model");
  app.add_option("--clues", clues, "write what was weighed for mentions that name no country");
  app.add_option("FILES", files, "annotated sentences, JSON lines")->required();
  CLI11_PARSE(app, count, arguments);
  auto cutter = text::Cutter::load(knowledge);
  auto reader = reading::Reader::load(model, {});
  auto registry = who::Registry::load(knowledge);
  if (!cutter || !reader || !registry) {
    fmt::print(stderr, "{} or {} cannot be loaded (entente check tells why)\n", knowledge, model);
    return 2;
  }
  std::ofstream written(clues);
  Bench bench(*cutter, *reader, *registry, clues.empty() ? nullptr : &written);
  for (const std::string& file : files) {
    std::ifstream in(file);
    std::vector<Json> story;
    for (std::string text; std::getline(in, text);) {
      Json line = Json::parse(text);
      if (line.value("new", false)) {
        bench.measure(story);
        story.clear();
      }
      story.push_back(std::move(line));
    }
    bench.measure(story);
  }
  bench.print();
  return 0;
}

}  // namespace
}  // namespace entente

int main(int count, char** arguments) { return entente::run(count, arguments); }
