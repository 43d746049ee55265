#include "when/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "base/table.h"
#include "base/utf8.h"
#include "when/figures.h"
#include "when/spans_of_days.h"

namespace entente::when {
namespace {

constexpr std::array<std::pair<std::string_view, Class>, 45> kClassNames{{{"month", Class::Month}, {"weekday", Class::Weekday},
    {"season", Class::Season}, {"unit", Class::Unit}, {"units", Class::Units}, {"part", Class::Part}, {"relative_day", Class::RelativeDay},
    {"relative_night", Class::RelativeNight}, {"shift", Class::Shift}, {"edge", Class::Edge}, {"half", Class::Half}, {"ago", Class::Ago},
    {"earlier", Class::Earlier}, {"later", Class::Later}, {"from_now", Class::FromNow}, {"within", Class::Within}, {"that", Class::That},
    {"bound", Class::Bound}, {"joiner", Class::Joiner}, {"reference", Class::Reference}, {"set", Class::Set}, {"several", Class::Several},
    {"plural", Class::Plural},
    {"counted", Class::Counted}, {"approximate", Class::Approximate}, {"future", Class::Future},
    {"possessive", Class::Possessive}, {"end", Class::End}, {"fiscal", Class::Fiscal}, {"zone", Class::Zone}, {"unsure", Class::Unsure},
    {"ordinal_suffix", Class::OrdinalSuffix}, {"decade_suffix", Class::DecadeSuffix}, {"genitive", Class::Genitive}, {"year", Class::Year},
    {"shortyear", Class::ShortYear}, {"day", Class::Day}, {"lastday", Class::LastDay}, {"monthnumber", Class::MonthNumber},
    {"decade", Class::Decade}, {"shortdecade", Class::ShortDecade}, {"clock", Class::Clock}, {"number", Class::Number},
    {"ordinal", Class::Ordinal}, {"named", Class::Named}}};

std::vector<std::string> words_of(std::string_view written) {
  std::vector<std::string> words;
  for (Lexeme& lexeme : lex(written, {0, static_cast<std::uint32_t>(written.size())})) words.push_back(std::move(lexeme.word));
  return words;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Reads "05-09" as month and day, checked in a leap year.
bool read_month_day(std::string_view text, int& month, int& day) {
  const auto date = parse_day("2000-" + std::string(text));
  if (!date) return false;
  month = month_of_day(*date);
  day = static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day(*date).day()));
  return true;
}

}  // namespace

std::optional<Class> class_of(std::string_view name) {
  const std::string folded = utf8::fold_case(name);
  for (const auto& [class_name, word_class] : kClassNames) {
    if (class_name == folded) return word_class;
  }
  return std::nullopt;
}

std::optional<Interval> NamedDay::in(int year) const {
  if (month == 0) {
    const auto found = by_year.find(year);
    return found == by_year.end() ? std::nullopt : std::optional(found->second);
  }
  const auto first = day_of(year, month, day), last = day_of(year, last_month, last_day);
  if (!first || !last) return std::nullopt;
  return Interval{first->begin, last->end};
}

Loaded<Vocabulary> Vocabulary::load(const KnowledgeFolder& knowledge) {
  Vocabulary vocabulary;
  std::vector<Error> faults;
  const auto collect = [&](std::vector<Error> found) { std::move(found.begin(), found.end(), std::back_inserter(faults)); };
  collect(vocabulary.load_words(knowledge / "dates/words.tsv"));
  collect(vocabulary.load_named_days(knowledge / "dates/named_days.tsv"));
  collect(vocabulary.load_movable_days(knowledge / "dates/movable_days.tsv"));
  auto numbers = NumberWords::load(knowledge);
  if (!numbers) collect(std::move(numbers.error()));
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  vocabulary.numbers_ = std::move(*numbers);
  for (auto& [first, phrases] : vocabulary.phrases_) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& left, const Phrase& right) { return left.words.size() > right.words.size(); });
  }
  return vocabulary;
}

void Vocabulary::add_phrase(std::string_view written, Sense sense) {
  Phrase phrase;
  phrase.words = words_of(written);
  if (phrase.words.empty()) return;
  phrase.is_capital = written.front() >= 'A' && written.front() <= 'Z';
  phrase.sense = std::move(sense);
  phrase.sense.length = phrase.words.size();
  phrases_[phrase.words.front()].push_back(std::move(phrase));
}

std::vector<Error> Vocabulary::load_words(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"class", "value", "words"}, {"class", "value"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    const auto word_class = class_of(row["class"]);
    const auto number = number_of(row["value"]);
    const bool wants_unit = word_class == Class::Unit || word_class == Class::Units || word_class == Class::Plural;
    if (!word_class || *word_class >= Class::Year) {
      faults.push_back(row.fault("unknown class \"" + std::string(row["class"]) + "\"", "dates/README.md lists the classes"));
    } else if (wants_unit && !unit_of(row["value"])) {
      faults.push_back(row.fault("\"" + std::string(row["value"]) + "\" is no unit of time"));
    } else {
      for (const std::string_view written : row.list("words")) {
        add_phrase(written, Sense{*word_class, std::string(row["value"]), number.value_or(0), 1});
      }
    }
  }
  return faults;
}

std::vector<Error> Vocabulary::load_named_days(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"name", "names", "from", "until", "year"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    NamedDay named;
    if (!read_month_day(row["from"], named.month, named.day) || !read_month_day(row["until"], named.last_month, named.last_day)) {
      faults.push_back(row.fault("from and until must be days such as 05-09"));
      continue;
    }
    if (const auto year = number_of(row["year"])) named.only_year = static_cast<int>(*year);
    const Sense sense{Class::Named, std::string(row["name"]), static_cast<double>(named_days_.size()), 1};
    named_days_.push_back(std::move(named));
    add_phrase(row["name"], sense);
    for (const std::string_view other : row.list("names")) add_phrase(other, sense);
  }
  return faults;
}

std::vector<Error> Vocabulary::load_movable_days(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"name", "names", "from", "until"}, {"name", "from"});
  if (!table) return table.error();
  std::vector<Error> faults;
  std::map<std::string, std::size_t, std::less<>> known;
  for (const Table::Row& row : table->rows()) {
    const auto from = parse_day(row["from"]), until = parse_day(row["until"]);
    if (!from || !until || *until < *from) {
      faults.push_back(row.fault("from and until must be days such as 2014-06-28, in order"));
      continue;
    }
    auto entry = known.find(row["name"]);
    if (entry == known.end()) {
      entry = known.emplace(std::string(row["name"]), named_days_.size()).first;
      const Sense sense{Class::Named, entry->first, static_cast<double>(named_days_.size()), 1};
      named_days_.emplace_back();
      add_phrase(row["name"], sense);
      for (const std::string_view other : row.list("names")) add_phrase(other, sense);
    }
    named_days_[entry->second].by_year.emplace(year_of_day(*from), Interval{*from, *until});
  }
  return faults;
}

void Vocabulary::add_phrases(const std::vector<Lexeme>& lexemes, std::size_t at, std::vector<Sense>& senses) const {
  const auto found = phrases_.find(lexemes[at].word);
  if (found == phrases_.end()) return;
  for (const Phrase& phrase : found->second) {
    if (at + phrase.words.size() > lexemes.size() || (phrase.is_capital && !lexemes[at].is_capital)) continue;
    const bool fits = std::equal(phrase.words.begin(), phrase.words.end(), lexemes.begin() + static_cast<std::ptrdiff_t>(at),
                                 [](const std::string& word, const Lexeme& lexeme) { return word == lexeme.word; });
    if (!fits) continue;
    senses.push_back(phrase.sense);
    // "Sept." is one word with its dot, whatever the tokenizer thinks; a dot that ends the sentence is none of it.
    const std::size_t dot = at + phrase.words.size();
    const bool may_be_short = phrase.sense.word_class == Class::Month || phrase.sense.word_class == Class::Weekday;
    if (may_be_short && dot + 1 < lexemes.size() && lexemes[dot].word == "." && lexemes[dot].is_glued) {
      senses.push_back(phrase.sense);
      ++senses.back().length;
      std::swap(senses.back(), senses[senses.size() - 2]);
    }
  }
}

Senses Vocabulary::senses_of(const std::vector<Lexeme>& lexemes) const {
  Senses senses(lexemes.size());
  for (std::size_t at = 0; at < lexemes.size(); ++at) add_phrases(lexemes, at, senses[at]);
  for (std::size_t at = 0; at < lexemes.size(); ++at) {
    add_figure_senses(lexemes, senses, at);
    if (const auto ordinal = numbers_->ordinal_of(lexemes[at].word)) {
      senses[at].push_back({Class::Ordinal, lexemes[at].word, static_cast<double>(*ordinal), 1});
    }
    if (const auto amount = numbers_->amount_at(lexemes, at)) {
      senses[at].push_back({Class::Number, lexemes[at].word, amount->value, amount->length});
    }
  }
  return senses;
}

const Sense* find_sense(const std::vector<Sense>& senses, Class word_class) {
  for (const Sense& sense : senses) {
    if (sense.word_class == word_class) return &sense;
  }
  return nullptr;
}

const Sense* sense_before(const Senses& senses, std::size_t at, Class word_class) {
  constexpr std::size_t kMaxPhrase = 6;  // lexemes; no phrase of the tables is longer
  for (std::size_t length = std::min(kMaxPhrase, at); length >= 1; --length) {
    for (const Sense& sense : senses[at - length]) {
      if (sense.word_class == word_class && sense.length == length) return &sense;
    }
  }
  return nullptr;
}

}  // namespace entente::when
