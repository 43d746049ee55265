#include "when/expression.h"

#include <algorithm>

namespace entente::when {
namespace {

class Finder {
 public:
  Finder(const std::vector<Lexeme>& lexemes, const Senses& senses, const Patterns& patterns, const std::vector<bool>& proper, Ranges ranges)
      : lexemes_(lexemes), senses_(senses), patterns_(patterns), proper_(proper), ranges_(ranges) {}

  std::vector<Expression> run() {
    for (std::size_t at = 0; at < lexemes_.size();) {
      const auto match = patterns_.longest_at(lexemes_, senses_, at);
      if (!match || !is_sure(*match)) {
        ++at;
        continue;
      }
      add(*match);
      at = match->end;
    }
    join_ranges();
    for (Expression& expression : found_) expression.is_adverbial = is_adverbial(expression);
    return std::move(found_);
  }

 private:
  const Sense* bound_before(std::size_t at) const {
    if (at > 0 && lexemes_[at - 1].word == "the") --at;
    return sense_before(senses_, at, Class::Bound);
  }

  /// "20 May" in "20 May Day marchers".
  bool cuts_name(const Match& match) const {
    for (std::size_t at = match.begin + 1; at < match.end; ++at) {
      const Sense* named = find_sense(senses_[at], Class::Named);
      if (named && at + named->length > match.end) return true;
    }
    return false;
  }

  /// "May", "fall", "March": words of time only where a date, a preposition or a tag says so.
  bool is_sure(const Match& match) const {
    if (cuts_name(match)) return false;
    const std::size_t first = lexemes_[match.begin].word == "the" ? match.begin + 1 : match.begin;
    const bool is_single = first < match.end && std::any_of(senses_[first].begin(), senses_[first].end(), [&](const Sense& sense) {
      return sense.word_class == Class::Unsure && first + sense.length >= match.end - (match.end - first > 1 ? 1 : 0);
    });
    if (!is_single || match.parts.year || match.parts.day || match.parts.shift) return true;
    if (match.end < lexemes_.size() && find_sense(senses_[match.end], Class::Genitive)) return false;
    const bool is_name = first < proper_.size() && proper_[first];
    return is_name || bound_before(match.begin) || edge_before(match.begin);
  }

  /// An edge or half that ends just before lexeme `at`, a hyphen between them or not.
  const Sense* edge_before(std::size_t at) const {
    if (const Sense* half = sense_before(senses_, at, Class::Half)) return half;
    if (at > 1 && lexemes_[at - 1].word == "-" && lexemes_[at].is_glued) --at;
    return sense_before(senses_, at, Class::Edge);
  }

  void add(const Match& match) {
    Expression expression{match.begin, match.end, match.parts, std::nullopt, {}, false, false};
    if (const Sense* edge = edge_before(match.begin); edge && expression.parts.edge.empty()) {
      expression.parts.edge = edge->text;
      expression.parts.is_half = edge->word_class == Class::Half;
      expression.begin -= edge->length;
      if (match.begin > 0 && lexemes_[match.begin - 1].word == "-") --expression.begin;
    }
    const std::size_t floor = found_.empty() ? 0 : found_.back().end;
    expression.begin = std::max(expression.begin, floor);
    if (const Sense* bound = bound_before(expression.begin)) {
      expression.bound = bound->text;
      expression.has_preposition = true;
    }
    found_.push_back(std::move(expression));
  }

  bool has_joiner(std::size_t at, std::string_view kind) const {
    return std::any_of(senses_[at].begin(), senses_[at].end(),
                       [&](const Sense& sense) { return sense.word_class == Class::Joiner && sense.text == kind; });
  }

  /// "from March to May", "between 1998 and 2002", "1998-2002": of like expressions with one joining word between them.
  bool are_joined(const Expression& first, const Expression& second) const {
    const bool are_alike = first.parts.meaning == second.parts.meaning && second.begin == first.end + 1 && !first.last;
    const bool are_dates = first.parts.meaning == Meaning::Calendar || first.parts.meaning == Meaning::Weekday;
    if (!are_alike || !are_dates) return false;
    if (has_joiner(first.end, "and")) return first.begin > 0 && has_joiner(first.begin - 1, "between");
    const bool is_dash = has_joiner(first.end, "dash");
    if (is_dash) return lexemes_[first.end].is_glued == lexemes_[second.begin].is_glued;
    return has_joiner(first.end, "to") && (first.parts.year || (first.begin > 0 && has_joiner(first.begin - 1, "from")));
  }

  void join_ranges() {
    std::vector<Expression> joined;
    for (Expression& expression : found_) {
      if (joined.empty() || !are_joined(joined.back(), expression)) {
        joined.push_back(std::move(expression));
        continue;
      }
      Expression& first = joined.back();
      if (!first.parts.year && expression.parts.year) {
        const bool is_year_before = first.parts.month && expression.parts.month && *first.parts.month > *expression.parts.month;
        first.parts.year = *expression.parts.year - (is_year_before ? 1 : 0);
      }
      if (ranges_ == Ranges::Apart) {
        joined.push_back(std::move(expression));
        continue;
      }
      first.last = std::move(expression.parts);
      first.end = expression.end;
      first.bound.clear();
      first.has_preposition = true;
    }
    found_ = std::move(joined);
  }

  /// Dates a clause by itself: after a preposition, at the head of the sentence, or by its nature ("yesterday"); not where a noun
  /// follows it ("Monday's attack", "the May 9 parade", "the 2003 invasion").
  bool is_adverbial(const Expression& expression) const {
    const bool is_possessive = expression.end < lexemes_.size() && find_sense(senses_[expression.end], Class::Possessive);
    if (is_possessive) return false;
    const bool follows_article = expression.begin > 0 && lexemes_[expression.begin - 1].word == "the";
    if (follows_article) return false;
    const bool is_day = expression.parts.day || expression.parts.meaning != Meaning::Calendar || expression.parts.shift;
    return expression.has_preposition || expression.begin == 0 || is_day;
  }

  const std::vector<Lexeme>& lexemes_;
  const Senses& senses_;
  const Patterns& patterns_;
  const std::vector<bool>& proper_;
  Ranges ranges_;
  std::vector<Expression> found_;
};

}  // namespace

std::vector<Expression> expressions_of(const std::vector<Lexeme>& lexemes, const Senses& senses, const Patterns& patterns,
                                       const std::vector<bool>& proper, Ranges ranges) {
  return Finder(lexemes, senses, patterns, proper, ranges).run();
}

}  // namespace entente::when
