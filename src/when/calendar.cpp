#include "when/calendar.h"

#include <algorithm>
#include <iterator>

#include "when/date_of.h"
#include "when/expression.h"
#include "when/resolution.h"
#include "when/tense.h"

namespace entente::when {
namespace {

/// Reads the sentences of a document in order and keeps up what has been told: the year being narrated and the last date.
class Reader {
 public:
  Reader(const Document& document, const Reading& reading, const Vocabulary& vocabulary, const Patterns& patterns, Ranges ranges)
      : document_(document), reading_(reading), vocabulary_(vocabulary), patterns_(patterns), ranges_(ranges) {}

  std::vector<std::vector<TimeExpression>> run() {
    std::vector<std::vector<TimeExpression>> all;
    situation_.published = document_.story.published;
    for (std::size_t index = 0; index < document_.sentences.size(); ++index) {
      const Sentence& sentence = document_.sentences[index];
      if (sentence.opens_story) situation_.told.reset();
      if (index > 0 && (sentence.opens_story || sentence.paragraph != document_.sentences[index - 1].paragraph)) forget();
      all.push_back(read(sentence, index < reading_.sentences.size() ? &reading_.sentences[index] : nullptr));
    }
    return all;
  }

 private:
  void forget() {
    situation_.narrated_year.reset();
    situation_.anchor.reset();
  }

  std::vector<TimeExpression> read(const Sentence& sentence, const SentenceReading* reading) {
    const std::vector<Lexeme> lexemes = lex(document_.story.text, sentence.span);
    const Senses senses = vocabulary_.senses_of(lexemes);
    std::vector<std::string_view> tokens;
    for (const Token& token : sentence.tokens) tokens.push_back(document_.text(token.span));
    const Site site{lexemes, senses, reading, tokens};
    std::vector<TimeExpression> found;
    for (const Expression& expression : expressions_of(lexemes, senses, patterns_, proper_lexemes(sentence, reading, lexemes), ranges_)) {
      const Span span{lexemes[expression.begin].span.begin, lexemes[expression.end - 1].span.end};
      situation_.tense = tense_at(site, expression.begin, token_at(sentence, span.begin), vocabulary_);
      found.push_back(time_expression(expression, span));
      note(found.back());
    }
    if (!situation_.published && found.size() == 1) take_dateline(lexemes, found.front());
    return found;
  }

  /// Where nothing says when a report was published, a day written whole that stands alone in a line does.
  void take_dateline(const std::vector<Lexeme>& lexemes, const TimeExpression& only) {
    const bool is_whole = only.date.span.begin == lexemes.front().span.begin && only.date.span.end == lexemes.back().span.end;
    if (is_whole && only.date.method == "explicit" && only.date.precision == "day") situation_.published = only.date.interval->begin;
  }

  static std::uint32_t token_at(const Sentence& sentence, std::uint32_t byte) {
    const auto after = std::upper_bound(sentence.tokens.begin(), sentence.tokens.end(), byte,
                                        [](std::uint32_t at, const Token& token) { return at < token.span.begin; });
    return after == sentence.tokens.begin() ? 0 : static_cast<std::uint32_t>(after - sentence.tokens.begin() - 1);
  }

  static std::vector<bool> proper_lexemes(const Sentence& sentence, const SentenceReading* reading, const std::vector<Lexeme>& lexemes) {
    std::vector<bool> proper;
    if (!reading || reading->words.size() != sentence.tokens.size()) return proper;
    for (const Lexeme& lexeme : lexemes) proper.push_back(reading->words[token_at(sentence, lexeme.span.begin)].upos == "PROPN");
    return proper;
  }

  TimeExpression time_expression(const Expression& expression, Span span) const {
    Resolution resolved = resolve(expression.parts, situation_, vocabulary_);
    if (expression.last) resolved = range(resolved, resolve(*expression.last, situation_, vocabulary_));
    TimeExpression found;
    found.type = resolved.type;
    found.value = resolved.value;
    found.is_date = !resolved.precision.empty();
    found.date.span = span;
    found.date.interval = resolved.interval;
    found.date.precision = resolved.precision;
    found.date.method = resolved.method;
    found.date.other = resolved.other;
    found.date.bound = expression.bound;
    found.date.is_adverbial = expression.is_adverbial;
    apply_bound(found.date);
    return found;
  }

  static Resolution range(Resolution first, const Resolution& last) {
    const bool is_open = !first.interval || !last.interval || last.interval->end < first.interval->begin;
    first.value += "/" + last.value;
    first.precision = "range";
    first.other.reset();
    if (is_open) first.method = "open";
    first.interval = is_open ? std::nullopt : std::optional(Interval{first.interval->begin, last.interval->end});
    return first;
  }

  /// "since 2011" lasts until publication; "by June", where June is to come, begins with it.
  void apply_bound(Date& date) const {
    if (!date.interval || !situation_.published) return;
    const Day published = *situation_.published;
    const bool is_since = date.bound == "since" && date.interval->begin <= published;
    const bool is_deadline = (date.bound == "until" || date.bound == "by") && date.interval->end > published;
    if (is_since) date.interval->end = published;
    if (is_deadline) date.interval->begin = published;
    if (is_since || is_deadline) date.precision = "range";
  }

  /// Later expressions are read against this one.
  void note(const TimeExpression& found) {
    const Date& date = found.date;
    if (!found.is_date || !date.interval || date.precision == "decade") return;
    if (date.bound.empty()) situation_.anchor = situation_.told = date.interval;
    const int year = year_of_day(date.interval->begin);
    const bool is_of_one_year = year == year_of_day(date.interval->end);
    if (!date.is_adverbial || !date.bound.empty() || !is_of_one_year) return;
    const bool is_past = !situation_.published || year < year_of_day(*situation_.published);
    if (is_past) situation_.narrated_year = year;
    else situation_.narrated_year.reset();
  }

  const Document& document_;
  const Reading& reading_;
  const Vocabulary& vocabulary_;
  const Patterns& patterns_;
  Ranges ranges_;
  Situation situation_;
};

}  // namespace

Loaded<Calendar> Calendar::load(const KnowledgeFolder& knowledge) {
  auto vocabulary = Vocabulary::load(knowledge);
  auto patterns = Patterns::load(knowledge);
  std::vector<Error> faults;
  if (!vocabulary) faults = std::move(vocabulary.error());
  if (!patterns) std::move(patterns.error().begin(), patterns.error().end(), std::back_inserter(faults));
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return Calendar(std::move(*vocabulary), std::move(*patterns));
}

std::vector<std::vector<TimeExpression>> Calendar::expressions(const Document& document, const Reading& reading) const {
  return Reader(document, reading, vocabulary_, patterns_, Ranges::Apart).run();
}

When Calendar::find(const Document& document, const Reading& reading) const {
  When when;
  for (std::vector<TimeExpression>& sentence : Reader(document, reading, vocabulary_, patterns_, Ranges::Joined).run()) {
    std::vector<Date>& dates = when.sentences.emplace_back();
    for (TimeExpression& expression : sentence) {
      if (expression.is_date) dates.push_back(std::move(expression.date));
    }
  }
  return when;
}

std::optional<Date> Calendar::date_of(const Document& document, const Reading& reading, const When& when, std::uint32_t sentence,
                                      const Frame& frame) const {
  return when::date_of(document, reading, when, sentence, frame);
}

}  // namespace entente::when
