#include "when/number_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/table.h"

namespace entente::when {
namespace {

constexpr double kTen = 10, kTwenty = 20;  // "twenty five" adds up, "ten five" does not
constexpr double kThousand = 1000;       // scales from here on close a group: "two hundred thousand"
constexpr double kLargestCount = 1e15;   // beyond it a figure is no count of people or money
constexpr std::size_t kMaxAmountWords = 12;  // no amount in prose is longer

std::optional<double> figure_of(const Lexeme& lexeme) {
  if (lexeme.kind != Lexeme::Kind::Figure) return std::nullopt;
  double value = 0;
  const char* end = lexeme.word.data() + lexeme.word.size();
  const auto [stop, error] = std::from_chars(lexeme.word.data(), end, value);
  if (error != std::errc{} || stop != end || value > kLargestCount) return std::nullopt;
  return value;
}

}  // namespace

std::optional<NumberWords::Kind> NumberWords::kind_of(std::string_view name) {
  if (name == "unit") return Kind::Unit;
  if (name == "scale") return Kind::Scale;
  if (name == "about") return Kind::About;
  if (name == "article") return Kind::Article;
  if (name == "ordinal") return Kind::Ordinal;
  if (name == "fraction") return Kind::Fraction;
  if (name == "percent") return Kind::Percent;
  if (name == "filler") return Kind::Filler;
  if (name == "and") return Kind::And;
  return std::nullopt;
}

Loaded<NumberWords> NumberWords::load(const KnowledgeFolder& knowledge) {
  const auto table = Table::read(knowledge / "language/numbers.tsv", {"word", "value", "kind"}, {"word", "kind"});
  if (!table) return tl::unexpected(table.error());
  NumberWords words;
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    const std::string_view number = row["value"];
    double value = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const auto kind = kind_of(row["kind"]);
    if (error != std::errc{} || stop != number.data() + number.size()) {
      faults.push_back(row.fault("\"" + std::string(number) + "\" is no number"));
    } else if (!kind) {
      faults.push_back(row.fault("unknown kind \"" + std::string(row["kind"]) + "\"", "the head of the file lists the kinds"));
    } else {
      words.words_.emplace(std::string(row["word"]), Word{*kind, value});
    }
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return words;
}

const NumberWords::Word* NumberWords::find(std::string_view folded_word, Kind kind) const {
  const auto [begin, end] = words_.equal_range(std::string(folded_word));
  for (auto entry = begin; entry != end; ++entry) {
    if (entry->second.kind == kind) return &entry->second;
  }
  return nullptr;
}

std::optional<int> NumberWords::ordinal_of(std::string_view folded_word) const {
  const Word* word = find(folded_word, Kind::Ordinal);
  return word ? std::optional(static_cast<int>(word->value)) : std::nullopt;
}

std::optional<double> NumberWords::fraction_of(std::string_view folded_word) const {
  const Word* word = find(folded_word, Kind::Fraction);
  return word ? std::optional(word->value) : std::nullopt;
}

/// "dozens", "hundreds of thousands". A word of the kind `about` counts as two of its measure, so after another it multiplies by
/// half its value.
std::optional<NumberWords::Amount> NumberWords::about_at(const std::vector<Lexeme>& lexemes, std::size_t at) const {
  const Word* first = find(lexemes[at].word, Kind::About);
  if (!first) return std::nullopt;
  Amount amount{first->value, 1, false};
  std::size_t next = at + 1;
  if (next < lexemes.size() && find(lexemes[next].word, Kind::Filler)) ++next;
  if (next < lexemes.size()) {
    if (const Word* second = find(lexemes[next].word, Kind::About)) return Amount{amount.value * second->value / 2, next + 1 - at, false};
  }
  return amount;
}

/// Figures and number words that add up and multiply: "1.5 million", "two hundred and five", "a dozen".
std::optional<NumberWords::Amount> NumberWords::sum_at(const std::vector<Lexeme>& lexemes, std::size_t at) const {
  double total = 0, group = 0;
  bool has_value = false, has_scale = false, ends_in_figure = false, ends_in_unit = false;
  std::size_t length = 0;
  const std::size_t stop = std::min(lexemes.size(), at + kMaxAmountWords);
  for (std::size_t index = at; index < stop; ++index) {
    const Lexeme& lexeme = lexemes[index];
    const Word* word = nullptr;
    if (const auto figure = figure_of(lexeme)) {
      if (has_value) break;
      group = *figure;
      ends_in_figure = true;
    } else if ((word = find(lexeme.word, Kind::Unit))) {
      const bool adds_up = !ends_in_unit || (group >= kTwenty && std::fmod(group, kTen) == 0 && word->value < kTen);
      if (ends_in_figure || !adds_up) break;
      group += word->value;
      ends_in_unit = true;
    } else if ((word = find(lexeme.word, Kind::Scale))) {
      group = (group == 0 ? 1 : group) * word->value;
      if (word->value >= kThousand) {
        total += group;
        group = 0;
      }
      has_scale = true;
      ends_in_figure = ends_in_unit = false;
    } else if ((lexeme.word == "-" && has_value) || (has_scale && find(lexeme.word, Kind::And)) || (index == at && find(lexeme.word, Kind::Article))) {
      continue;  // counts only if a number follows: `length` stays
    } else {
      break;
    }
    has_value = true;
    length = index + 1 - at;
  }
  if (!has_value || total + group > kLargestCount) return std::nullopt;
  return Amount{total + group, length, false};
}

bool NumberWords::is_filler(std::string_view folded_word) const { return find(folded_word, Kind::Filler) != nullptr; }

std::size_t NumberWords::percent_at(const std::vector<Lexeme>& lexemes, std::size_t at) const {
  if (at >= lexemes.size()) return 0;
  if (find(lexemes[at].word, Kind::Percent)) return 1;
  return at + 1 < lexemes.size() && find(lexemes[at].word + " " + lexemes[at + 1].word, Kind::Percent) ? 2 : 0;
}

std::optional<NumberWords::Amount> NumberWords::amount_at(const std::vector<Lexeme>& lexemes, std::size_t at) const {
  const bool may_begin = lexemes[at].kind == Lexeme::Kind::Figure || words_.count(lexemes[at].word) > 0;
  if (!may_begin) return std::nullopt;
  if (const auto amount = about_at(lexemes, at)) return amount;
  if (const auto amount = sum_at(lexemes, at)) return amount;
  if (find(lexemes[at].word, Kind::Article)) return Amount{1, 1, true};
  return std::nullopt;
}

std::optional<std::int64_t> NumberWords::count_of(std::string_view words) const {
  const std::vector<Lexeme> lexemes = lex(words, {0, static_cast<std::uint32_t>(words.size())});
  bool has_article = false;
  for (std::size_t at = 0; at < lexemes.size(); ++at) {
    const auto amount = amount_at(lexemes, at);
    if (!amount) continue;
    if (!amount->is_article) return static_cast<std::int64_t>(std::llround(amount->value));
    has_article = true;
  }
  return has_article ? std::optional<std::int64_t>(1) : std::nullopt;
}

}  // namespace entente::when
