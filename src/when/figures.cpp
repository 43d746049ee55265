#include "when/figures.h"

#include <charconv>

namespace entente::when {
namespace {

constexpr int kFirstYear = 1000, kLastYear = 2100;  // what news and history date with four figures
constexpr int kPivot = 40;                          // '40 and above: of the twentieth century; below: of ours
constexpr int kCenturyBefore = 1900, kOurCentury = 2000;

bool is_glued_word(const std::vector<Lexeme>& lexemes, std::size_t at, std::string_view word) {
  return at < lexemes.size() && lexemes[at].is_glued && lexemes[at].word == word;
}

/// Signs that may touch a year: what else touches it ($, €, #, a letter) makes it a number of another kind.
bool stands_free(const std::vector<Lexeme>& lexemes, std::size_t at) {
  constexpr std::string_view kOpeners = "-–—/('\"“‘[,";
  if (at > 0 && lexemes[at].is_glued && kOpeners.find(lexemes[at - 1].word) == std::string_view::npos) return false;
  if (at > 0 && !lexemes[at].is_glued && lexemes[at - 1].word == "$") return false;
  const bool has_next = at + 1 < lexemes.size() && lexemes[at + 1].is_glued;
  return !has_next || (lexemes[at + 1].word != "%" && lexemes[at + 1].word != ":");
}

bool is_counting(const std::vector<Lexeme>& lexemes, const Senses& senses, std::size_t at) {
  const bool counts_after = at + 1 < lexemes.size() && find_sense(senses[at + 1], Class::Counted);
  return counts_after || sense_before(senses, at, Class::Approximate);
}

void add_year(const std::vector<Lexeme>& lexemes, Senses& senses, std::size_t at, int value) {
  const std::string& figure = lexemes[at].word;
  const bool has_suffix = at + 1 < lexemes.size() && lexemes[at + 1].is_glued && find_sense(senses[at + 1], Class::DecadeSuffix);
  if (has_suffix && value % 10 == 0) senses[at].push_back({Class::Decade, figure, static_cast<double>(value), 2});
  const bool is_bare_suffix = has_suffix && lexemes[at + 1].kind == Lexeme::Kind::Word && lexemes[at + 1].word.front() != '\'';
  if (!is_bare_suffix && !is_counting(lexemes, senses, at)) senses[at].push_back({Class::Year, figure, static_cast<double>(value), 1});
}

void add_short(const std::vector<Lexeme>& lexemes, Senses& senses, std::size_t at, int value) {
  const std::string& figure = lexemes[at].word;
  const auto full = static_cast<double>(value >= kPivot ? kCenturyBefore + value : kOurCentury + value);
  const bool has_next = at + 1 < lexemes.size() && lexemes[at + 1].is_glued;
  if (has_next && value % 10 == 0 && find_sense(senses[at + 1], Class::DecadeSuffix)) senses[at].push_back({Class::ShortDecade, figure, full, 2});
  if (figure.size() == 2) senses[at].push_back({Class::ShortYear, figure, full, 1});
  if (is_glued_word(lexemes, at + 1, ":") && at + 2 < lexemes.size() && lexemes[at + 2].is_glued && lexemes[at + 2].word.size() == 2) {
    senses[at].push_back({Class::Clock, figure + ":" + lexemes[at + 2].word, static_cast<double>(value), 3});
  }
  const auto number = static_cast<double>(value);
  if (has_next && find_sense(senses[at + 1], Class::OrdinalSuffix)) {
    senses[at].push_back({Class::Ordinal, figure, number, 2});
    if (value >= 1 && value <= 31) senses[at].push_back({Class::Day, figure, number, 2});
    if (value >= 1 && value <= 31) senses[at].push_back({Class::LastDay, figure, number, 2});
    return;
  }
  if (value >= 1 && value <= 12) senses[at].push_back({Class::MonthNumber, figure, number, 1});
  if (value >= 1 && value <= 31) senses[at].push_back({Class::Day, figure, number, 1});
  if (value >= 1 && value <= 31) senses[at].push_back({Class::LastDay, figure, number, 1});
}

}  // namespace

void add_figure_senses(const std::vector<Lexeme>& lexemes, Senses& senses, std::size_t at) {
  const Lexeme& lexeme = lexemes[at];
  const bool is_plain = lexeme.kind == Lexeme::Kind::Figure && lexeme.span.size() == lexeme.word.size() && lexeme.word.size() <= 4 &&
                        lexeme.word.find('.') == std::string::npos;
  if (!is_plain) return;
  int value = 0;
  std::from_chars(lexeme.word.data(), lexeme.word.data() + lexeme.word.size(), value);
  if (lexeme.word.size() == 4 && value >= kFirstYear && value <= kLastYear && stands_free(lexemes, at)) add_year(lexemes, senses, at, value);
  else if (lexeme.word.size() <= 2) add_short(lexemes, senses, at, value);
}

}  // namespace entente::when
