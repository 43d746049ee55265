#include "when/pattern.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/table.h"

namespace entente::when {
namespace {

constexpr std::size_t kMaxElements = 16;  // bounds the matcher's recursion; the longest pattern has half as many

constexpr std::array<std::pair<std::string_view, Meaning>, 22> kMeanings{{{"calendar", Meaning::Calendar}, {"fiscal", Meaning::Fiscal},
    {"weekday", Meaning::Weekday}, {"relative_day", Meaning::RelativeDay}, {"relative_night", Meaning::RelativeNight},
    {"this_part", Meaning::ThisPart}, {"that", Meaning::That}, {"shifted", Meaning::Shifted}, {"span", Meaning::Span}, {"ago", Meaning::Ago},
    {"earlier", Meaning::Earlier}, {"later", Meaning::Later}, {"ahead", Meaning::Ahead}, {"within", Meaning::Within},
    {"day_before", Meaning::DayBefore}, {"day_after", Meaning::DayAfter}, {"unit_end", Meaning::UnitEnd}, {"duration", Meaning::Duration},
    {"reference", Meaning::Reference}, {"set", Meaning::Set}, {"every", Meaning::Every}, {"clock", Meaning::Clock}}};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) pieces.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

/// Reads one element; nothing if it names an unknown class.
std::optional<Patterns::Element> element_of(std::string_view text) {
  Patterns::Element element;
  if (text == "$") {
    element.is_boundary = true;
    return element;
  }
  if (text.size() > 1 && text.front() == '~') {
    element.is_glued = true;
    text.remove_prefix(1);
  }
  if (text.size() > 1 && text.back() == '?') {
    element.is_optional = true;
    text.remove_suffix(1);
  }
  if (text.front() >= 'A' && text.front() <= 'Z') {
    element.word_class = class_of(text);
    if (!element.word_class) return std::nullopt;
  } else if (text.size() == 1) {
    element.words.emplace_back(text);
  } else {
    for (const std::string_view word : split(text, '/')) element.words.emplace_back(word);
  }
  return element;
}

void take_date_part(const Sense& sense, Parts& parts) {
  const int number = static_cast<int>(sense.number);
  switch (sense.word_class) {
    case Class::Month: case Class::MonthNumber: parts.month = number; break;
    case Class::Weekday: parts.weekday = number; break;
    case Class::Season: parts.season = number; break;
    case Class::Year: case Class::ShortYear: parts.year = number; break;
    case Class::Day: parts.day = number; break;
    case Class::LastDay: parts.last_day = number; break;
    case Class::Decade: case Class::ShortDecade: parts.decade = number; break;
    case Class::Ordinal: parts.ordinal = number; break;
    case Class::Named: parts.named = static_cast<std::size_t>(sense.number); break;
    default: break;
  }
}

/// Notes in `parts` what a sense adds to its expression.
void take(const Sense& sense, Parts& parts) {
  const int number = static_cast<int>(sense.number);
  switch (sense.word_class) {
    case Class::Shift: parts.shift = number; break;
    case Class::RelativeDay: case Class::RelativeNight: parts.day_shift = number; break;
    case Class::That: parts.that_shift = number; break;
    case Class::Number: parts.number = sense.number; break;
    case Class::Unit: case Class::Units: parts.unit = unit_of(sense.text); break;
    case Class::Several: parts.is_vague = true; break;
    case Class::Plural: parts.unit = unit_of(sense.text); parts.is_vague = true; break;
    case Class::Edge: parts.edge = sense.text; break;
    case Class::Zone: parts.zone = sense.text; break;
    case Class::Part: parts.day_part = sense.text; break;
    case Class::Reference: case Class::Set: case Class::Clock: parts.value = sense.text; break;
    default: take_date_part(sense, parts); break;
  }
}

/// One attempt of a pattern at a place: goes down the elements, an optional one first taken and then left out.
class Attempt {
 public:
  Attempt(const Patterns::Pattern& pattern, const std::vector<Lexeme>& lexemes, const Senses& senses)
      : pattern_(pattern), lexemes_(lexemes), senses_(senses) {}

  /// Where the expression ends, its parts in `parts`; nothing if it does not fit.
  std::optional<std::size_t> run(std::size_t element, std::size_t at, Parts& parts) const {
    if (element == pattern_.elements.size()) return at;
    const Patterns::Element& wanted = pattern_.elements[element];
    if (wanted.is_boundary) {
      const bool is_boundary = at == lexemes_.size() || lexemes_[at].kind == Lexeme::Kind::Sign;
      return is_boundary ? run(element + 1, at, parts) : std::nullopt;
    }
    if (at < lexemes_.size() && (!wanted.is_glued || lexemes_[at].is_glued)) {
      const auto end = wanted.word_class ? try_class(element, at, parts) : try_word(element, at, parts);
      if (end) return end;
    }
    return wanted.is_optional ? run(element + 1, at, parts) : std::nullopt;
  }

 private:
  std::optional<std::size_t> try_class(std::size_t element, std::size_t at, Parts& parts) const {
    for (const Sense& sense : senses_[at]) {
      if (sense.word_class != *pattern_.elements[element].word_class) continue;
      Parts with = parts;
      take(sense, with);
      if (const auto end = run(element + 1, at + sense.length, with)) {
        parts = std::move(with);
        return end;
      }
    }
    return std::nullopt;
  }

  std::optional<std::size_t> try_word(std::size_t element, std::size_t at, Parts& parts) const {
    for (const std::string& word : pattern_.elements[element].words) {
      if (lexemes_[at].word != word) continue;
      Parts with = parts;
      if (const auto unit = unit_of(word)) with.unit = unit;
      if (const auto end = run(element + 1, at + 1, with)) {
        parts = std::move(with);
        return end;
      }
    }
    return std::nullopt;
  }

  const Patterns::Pattern& pattern_;
  const std::vector<Lexeme>& lexemes_;
  const Senses& senses_;
};

/// Whether the lexeme fits the first element that must be there, or one before it: most do not, and need no attempt.
bool may_begin(const Patterns::Pattern& pattern, const Lexeme& lexeme, const std::vector<Sense>& senses) {
  for (const Patterns::Element& element : pattern.elements) {
    const bool fits = element.word_class ? find_sense(senses, *element.word_class) != nullptr
                                         : std::find(element.words.begin(), element.words.end(), lexeme.word) != element.words.end();
    if (fits) return true;
    if (!element.is_optional) return false;
  }
  return false;
}

bool has_half_more(const Patterns::Pattern& pattern) {
  for (const Patterns::Element& element : pattern.elements) {
    if (element.words.size() == 1 && element.words.front() == "half") return true;
  }
  return false;
}

}  // namespace

Loaded<Patterns> Patterns::load(const KnowledgeFolder& knowledge) {
  const auto table = Table::read(knowledge / "dates/patterns.tsv", {"pattern", "meaning", "example"});
  if (!table) return tl::unexpected(table.error());
  Patterns patterns;
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    Pattern pattern;
    pattern.example = row["example"];
    const auto meaning = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const auto& known) { return known.first == row["meaning"]; });
    if (meaning == kMeanings.end()) {
      faults.push_back(row.fault("unknown meaning \"" + std::string(row["meaning"]) + "\"", "dates/README.md lists the meanings"));
      continue;
    }
    pattern.meaning = meaning->second;
    for (const std::string_view written : split(row["pattern"], ' ')) {
      const auto element = element_of(written);
      if (element) pattern.elements.push_back(*element);
      else faults.push_back(row.fault("unknown class \"" + std::string(written) + "\"", "dates/README.md lists the classes"));
    }
    if (pattern.elements.empty() || pattern.elements.size() > kMaxElements) {
      faults.push_back(row.fault("a pattern has 1 to " + std::to_string(kMaxElements) + " elements"));
    }
    patterns.patterns_.push_back(std::move(pattern));
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return patterns;
}

std::optional<Match> Patterns::longest_at(const std::vector<Lexeme>& lexemes, const Senses& senses, std::size_t at) const {
  std::optional<Match> best;
  for (const Pattern& pattern : patterns_) {
    if (!may_begin(pattern, lexemes[at], senses[at])) continue;
    Parts parts;
    parts.meaning = pattern.meaning;
    parts.has_half_more = has_half_more(pattern);
    const auto end = Attempt(pattern, lexemes, senses).run(0, at, parts);
    if (end && *end > (best ? best->end : at)) best = Match{at, *end, std::move(parts)};
  }
  return best;
}

}  // namespace entente::when
