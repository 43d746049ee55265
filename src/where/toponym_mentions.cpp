// Where a text names places: what the reading marks, and what follows from it.
#include <algorithm>
#include <unordered_set>

#include "where/geoparser.h"

namespace entente::where {
namespace {

constexpr std::size_t kMaxNameWords = 4;  // a longer name that was marked once is seldom repeated in full

bool overlaps_any(Span span, const std::vector<Span>& spans) {
  return std::any_of(spans.begin(), spans.end(), [&](Span other) { return other.overlaps(span); });
}

/// Where a sentence writes, with a capital, names that were marked elsewhere; the longest first.
std::vector<Span> repeated(const std::vector<who::Word>& words, const std::unordered_set<std::string>& names) {
  std::vector<Span> spans;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!words[begin].is_capital) continue;
    for (std::size_t length = std::min(kMaxNameWords, words.size() - begin); length >= 1; --length) {
      if (names.count(who::joined(words, begin, begin + length)) == 0) continue;
      spans.push_back({words[begin].span.begin, words[begin + length - 1].span.end});
      begin += length - 1;
      break;
    }
  }
  return spans;
}

/// What must not be taken for a place though it bears the name of one: persons.
std::vector<Span> persons_of(const Document& document, const Sentence& sentence, const SentenceReading& reading) {
  std::vector<Span> spans;
  for (const Mention& mention : reading.mentions) {
    if (mention.kind == "PER") spans.push_back(document.span(sentence, mention.range));
  }
  return spans;
}

}  // namespace

bool Geoparser::is_known(std::string_view name) const { return !lookup_.find(who::words_of(name)).candidates.empty(); }

/// "PARIS, Texas (AP)": the stretches between commas and brackets that are names.
std::vector<Span> Geoparser::of_dateline(const Document& document) const {
  std::vector<Span> spans;
  std::uint32_t begin = document.dateline.begin;
  for (std::uint32_t at = begin; at <= document.dateline.end; ++at) {
    if (at < document.dateline.end && std::string_view(",()-/").find(document.story.text[at]) == std::string_view::npos) continue;
    Span span{begin, at};
    while (!span.empty() && document.story.text[span.begin] == ' ') ++span.begin;
    while (!span.empty() && document.story.text[span.end - 1] == ' ') --span.end;
    if (!span.empty() && is_known(document.text(span))) spans.push_back(span);
    begin = at + 1;
  }
  return spans;
}

std::vector<Span> Geoparser::mentions(const Document& document, const Reading& reading) const {
  const std::size_t count = std::min(reading.sentences.size(), document.sentences.size());
  std::vector<Span> all = of_dateline(document);
  std::vector<std::vector<Span>> marked(count);  // by sentence
  std::unordered_set<std::string> names;
  for (const Span span : all) names.insert(who::key_of(document.text(span)));
  for (std::size_t sentence = 0; sentence < count; ++sentence) {
    for (const Mention& mention : reading.sentences[sentence].mentions) {
      if (mention.kind != "LOC" && mention.kind != "NAT") continue;
      const Span span = document.span(document.sentences[sentence], mention.range);
      const std::vector<who::Word> words = who::words_of(document.text(span));
      const bool is_name = std::any_of(words.begin(), words.end(), [](const who::Word& word) { return word.is_capital; });
      const bool is_in_tables = is_known(document.text(span));
      if (mention.kind == "LOC" ? !is_name : !is_in_tables) continue;
      if (!overlaps_any(span, marked[sentence])) marked[sentence].push_back(span);
      if (is_in_tables) names.insert(who::joined(words, 0, words.size()));
    }
  }
  for (std::size_t sentence = 0; sentence < count; ++sentence) {
    std::vector<Span>& spans = marked[sentence];
    const std::vector<Span> persons = persons_of(document, document.sentences[sentence], reading.sentences[sentence]);
    for (const Span span : repeated(who::words_of(document, document.sentences[sentence]), names)) {
      if (!overlaps_any(span, persons) && !overlaps_any(span, spans)) spans.push_back(span);
    }
    all.insert(all.end(), spans.begin(), spans.end());
  }
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace entente::where
