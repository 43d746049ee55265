#include "text/sentences.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/table.h"
#include "base/utf8.h"

namespace entente::text {
namespace {

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

char32_t first_point(std::string_view word) {
  std::size_t at = 0;
  return utf8::next(word, at);
}

bool starts_small(std::string_view word) { return utf8::is_lower(first_point(word)); }
bool starts_capital(std::string_view word) { return utf8::is_upper(first_point(word)); }
bool starts_with_digit(std::string_view word) { return utf8::is_digit(first_point(word)); }
bool is_word(std::string_view word) { return utf8::is_letter(first_point(word)) || starts_with_digit(word); }

/// Quotation marks and brackets that close what went before; the straight ones also open, so where they stand decides.
bool closes(std::string_view word) {
  constexpr std::array<std::string_view, 12> kClosing{"”", "’", "»", ")", "]", "}", "\"", "'", "''", "’’", "”’", "’”"};
  return is_one_of(word, kClosing);
}

bool opens(std::string_view word) {
  constexpr std::array<std::string_view, 12> kOpening{"“", "‘", "«", "(", "[", "{", "\"", "'", "``", "‘‘", "„", "`"};
  return is_one_of(word, kOpening);
}

bool is_stop(std::string_view word) { return word == "." || word == "。"; }

/// "..." and "…": may trail off in the middle of a sentence.
bool is_ellipsis(std::string_view word) { return word == "…" || (word.size() > 1 && word.find_first_not_of('.') == std::string_view::npos); }

/// "!", "?", "?!".
bool is_call(std::string_view word) { return !word.empty() && word.find_first_not_of("!?") == std::string_view::npos; }

bool ends_with_stop(std::string_view word) { return word.size() > 1 && word.back() == '.' && !is_ellipsis(word); }

/// Where to cut a sentence that is too long: behind its last punctuation, if that leaves a good part of it, else at the limit.
std::size_t cut_of_long(std::string_view text, const std::vector<Token>& tokens, std::size_t begin) {
  const std::size_t limit = begin + kMaxSentenceTokens;
  for (std::size_t end = limit; end > begin + kMaxSentenceTokens / 2; --end) {
    const std::string_view word = tokens[end - 1].span.of(text);
    if (!is_word(word) && !opens(word)) return end;
  }
  return limit;
}

void add_range(std::string_view text, const std::vector<Token>& tokens, std::size_t begin, std::size_t end, std::vector<TokenRange>& ranges) {
  while (end - begin > kMaxSentenceTokens) {
    const std::size_t cut = cut_of_long(text, tokens, begin);
    ranges.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cut)});
    begin = cut;
  }
  if (begin < end) ranges.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

}  // namespace

struct SentenceSplitter::Words {
  std::string_view text;
  const std::vector<Token>& tokens;

  std::string_view operator[](std::size_t number) const { return tokens[number].span.of(text); }
  std::size_t size() const { return tokens.size(); }
  bool space_after(std::size_t number) const { return tokens[number].space_after; }

  /// The first word from `number` on that no quotation mark or bracket opens; size() if there is none.
  std::size_t behind_opening(std::size_t number) const {
    while (number < size() && opens((*this)[number])) ++number;
    return number;
  }

  /// Behind what closes a sentence that ends at `next`: quotation marks and brackets, then notes like "[12]".
  std::size_t behind_closing(std::size_t next) const {
    const auto follows_closely = [&](std::size_t number) { return number < size() && !space_after(number - 1); };
    while (follows_closely(next) && closes((*this)[next])) ++next;
    while (follows_closely(next) && next + 2 < size() && (*this)[next] == "[" && starts_with_digit((*this)[next + 1]) && (*this)[next + 2] == "]") {
      next += 3;
    }
    return next;
  }

  /// Whether [begin, end) only counts: "1." and "(b)" open a list item and end nothing.
  bool only_counts(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMaxCountTokens = 4;
    if (end - begin > kMaxCountTokens) return false;
    for (std::size_t number = begin; number < end; ++number) {
      const std::string_view word = (*this)[number];
      if (is_word(word) && !starts_with_digit(word) && word.size() > 1) return false;
    }
    return true;
  }
};

Loaded<SentenceSplitter> SentenceSplitter::load(const KnowledgeFolder& knowledge) {
  const auto abbreviations = Table::read(knowledge / "language/abbreviations.tsv", {"word", "follows"});
  const auto openers = Table::read(knowledge / "language/openers.tsv", {"word"});
  std::vector<Error> errors;
  SentenceSplitter splitter;
  if (abbreviations) {
    const std::unordered_map<std::string_view, Follows> kinds{{"name", Follows::Name}, {"number", Follows::Number}, {"any", Follows::Any}};
    for (const Table::Row& row : abbreviations->rows()) {
      const auto kind = kinds.find(row["follows"]);
      if (kind == kinds.end()) {
        errors.push_back(row.fault("\"" + std::string(row["follows"]) + "\" is not what can follow", "name, number or any"));
      } else {
        splitter.abbreviations_.emplace(utf8::fold_case(row["word"]), kind->second);
      }
    }
  } else {
    errors = abbreviations.error();
  }
  if (openers) {
    for (const Table::Row& row : openers->rows()) splitter.openers_.emplace(row["word"]);
  } else {
    errors.insert(errors.end(), openers.error().begin(), openers.error().end());
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return splitter;
}

/// Whether the word at `next`, or the first behind quotation marks, can only open a sentence.
bool SentenceSplitter::opens_sentence(const Words& words, std::size_t next) const {
  const std::size_t word = words.behind_opening(next);
  if (word >= words.size()) return true;
  if (word > next && starts_capital(words[word])) return true;
  return openers_.count(std::string(words[word])) > 0;
}

/// Whether a sentence can end with this abbreviation, or with an unknown word that keeps its stop (an initial, "Ph.D."), before `next`.
bool SentenceSplitter::abbreviation_ends(const std::string& abbreviation, const Words& words, std::size_t next) const {
  const std::size_t first = words.behind_opening(next);
  if (first < words.size() && starts_small(words[first])) return false;
  const auto known = abbreviations_.find(abbreviation);
  if (known != abbreviations_.end() && known->second == Follows::Name) return false;
  if (known != abbreviations_.end() && known->second == Follows::Number && starts_with_digit(words[next])) return false;
  return opens_sentence(words, next);
}

/// Whether the sentence that began at `begin` ends with the mark at `mark`, given that the token at `next` follows what closes behind it.
bool SentenceSplitter::ends_after(const Words& words, std::size_t mark, std::size_t next, std::size_t begin) const {
  const std::string_view word = words[mark];
  if (!words.space_after(next - 1)) return is_stop(word) && next == mark + 1 && openers_.count(std::string(words[next])) > 0;
  if (ends_with_stop(word)) return abbreviation_ends(utf8::fold_case(word), words, next);
  if (is_stop(words[next]) || words.only_counts(begin, mark)) return false;
  if (is_stop(word) && mark > begin) {  // "etc" and "." are two words at the end of a run
    const std::string abbreviation = utf8::fold_case(words[mark - 1]) + ".";
    if (abbreviations_.count(abbreviation) > 0) return abbreviation_ends(abbreviation, words, next);
  }
  const std::size_t first = words.behind_opening(next);
  const bool small = first < words.size() && starts_small(words[first]);
  const bool quoted = next > mark + 1;  // what is asked or called out within a sentence
  const bool trails_off = is_ellipsis(word) || (mark > begin && is_stop(words[mark - 1]));
  const bool may_go_on = quoted || trails_off || word.find('!') != std::string_view::npos;
  return !(small && may_go_on);
}

std::vector<TokenRange> SentenceSplitter::split(std::string_view text, const std::vector<Token>& tokens) const {
  std::vector<TokenRange> ranges;
  const Words words{text, tokens};
  std::size_t begin = 0;
  for (std::size_t mark = 0; mark < words.size(); ++mark) {
    const std::string_view word = words[mark];
    if (!is_stop(word) && !is_ellipsis(word) && !is_call(word) && !ends_with_stop(word)) continue;
    const std::size_t next = words.behind_closing(mark + 1);
    if (next == words.size()) break;
    if (!ends_after(words, mark, next, begin)) continue;
    add_range(text, tokens, begin, next, ranges);
    begin = next;
    mark = next - 1;
  }
  add_range(text, tokens, begin, words.size(), ranges);
  return ranges;
}

}  // namespace entente::text
