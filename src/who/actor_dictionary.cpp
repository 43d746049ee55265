#include "who/actor_dictionary.h"

#include <algorithm>
#include <optional>

#include "base/day.h"
#include "base/utf8.h"

namespace entente::who {
namespace {

constexpr std::size_t kLongestLine = 1000;       // bytes; the longest of the published dictionaries have 200
constexpr std::size_t kMostNames = 500;          // of one entry: more is a file of another kind
constexpr std::size_t kLongestAbbreviation = 3;  // letters: longer words in capitals are taken as words (HAMAS, not UN)
constexpr int kFirstShortYear = 30;              // 30 to 99 are years of the 20th century, as in both programs

std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\f'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_upper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
char lower(char letter) { return is_upper(letter) ? static_cast<char>(letter - 'A' + 'a') : letter; }

/// Blanks for underscores, single, none at the ends: a trailing one only forbids endings, which names here never have.
std::string with_blanks(std::string_view written) {
  std::string name;
  for (const char letter : written) {
    if (letter != '_' && letter != ' ' && letter != '\t') name += letter;
    else if (!name.empty() && name.back() != ' ') name += ' ';
  }
  if (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

/// "FREE COAST MOVEMENT" as "Free Coast Movement"; what has small letters stays, and so does a short or dotted abbreviation.
std::string as_in_print(const std::string& name) {
  const bool is_mixed = std::any_of(name.begin(), name.end(), is_lower);
  const bool is_abbreviation = name.find(' ') == std::string::npos && (name.size() <= kLongestAbbreviation || name.find('.') != std::string::npos);
  if (is_mixed || is_abbreviation) return name;
  std::string printed;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool begins_word = at == 0 || name[at - 1] == ' ' || name[at - 1] == '-' || name[at - 1] == '(';
    printed += begins_word ? name[at] : lower(name[at]);
  }
  return printed;
}

std::string in_small_letters(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), lower);
  return name;
}

/// "850101" or "19850101" as "1985-01-01"; nothing where that is no day.
std::optional<std::string> day_text(std::string_view digits) {
  if ((digits.size() != 6 && digits.size() != 8) || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  std::string year(digits.substr(0, digits.size() - 4));
  if (year.size() == 2) year = ((year[0] - '0') * 10 + (year[1] - '0') >= kFirstShortYear ? "19" : "20") + year;
  const std::string text = year + "-" + std::string(digits.substr(digits.size() - 4, 2)) + "-" + std::string(digits.substr(digits.size() - 2));
  return parse_interval(text) ? std::optional(text) : std::nullopt;
}

/// ">850101", "<991231" or "850101-991231" into a code's days; false for anything else.
bool read_days(std::string_view text, DictionaryCode& code) {
  const auto set = [](std::string_view digits, std::string& day) {
    const std::optional<std::string> read = day_text(trimmed(digits));
    if (read) day = *read;
    return read.has_value();
  };
  if (text.empty()) return true;
  if (text.front() == '>') return set(text.substr(1), code.from);
  if (text.front() == '<') return set(text.substr(1), code.until);
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return false;
  return set(text.substr(0, dash), code.from) && set(text.substr(dash + 1), code.until) && code.from <= code.until;
}

class Parser {
 public:
  Parser(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  ActorDictionary parse() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      ++line_;
      read_line(text_.substr(begin, end - begin));
      begin = end + 1;
    }
    close();
    std::stable_sort(dictionary_.faults.begin(), dictionary_.faults.end(), [](const Error& left, const Error& right) { return left.line < right.line; });
    return std::move(dictionary_);
  }

 private:
  void report(std::size_t line, std::string what, std::string hint = {}) {
    dictionary_.faults.push_back({file_, line, 0, std::move(what), std::move(hint)});
  }

  void read_line(std::string_view line) {
    if (line.size() > kLongestLine || !utf8::is_valid(line)) return report(line_, "is no line of a dictionary", "lines are UTF-8 and have 1,000 bytes at most");
    line = trimmed(line.substr(0, line.find_first_of(";#")));
    if (line.empty()) return;
    const std::size_t bracket = std::min(line.find('['), line.size());
    if (const std::string_view name = trimmed(line.substr(0, bracket)); !name.empty()) read_name(name);
    read_codes(line.substr(bracket));
  }

  void read_name(std::string_view written) {
    const bool is_synonym = written.front() == '+';
    // Names follow one another without "+" too, until a code ends the entry.
    if (!is_synonym && is_coded_) close();
    if (is_synonym) written.remove_prefix(1);
    if (written.find('!') != std::string_view::npos) return report(line_, "uses a set of words (!...!)", "write the words out");
    const std::size_t brace = std::min(written.find('{'), written.size());
    const std::string name = with_blanks(written.substr(0, brace));
    if (brace < written.size()) entry_.plural = with_blanks(written.substr(brace + 1, written.find('}') - brace - 1));
    if (name.empty()) return;
    if (entry_.names.empty()) entry_.line = line_;
    if (entry_.names.size() < kMostNames) entry_.names.push_back(name);
    else is_full_ = true;
  }

  void read_codes(std::string_view rest) {
    while (!rest.empty() && rest.front() == '[') {
      is_coded_ = true;
      const std::size_t end = rest.find(']');
      if (end == std::string_view::npos) return report(line_, "has a code that no bracket ends", "close it with ]");
      read_code(trimmed(rest.substr(1, end - 1)));
      rest = trimmed(rest.substr(end + 1));
    }
  }

  void read_code(std::string_view inside) {
    const std::size_t blank = std::min(inside.find_first_of(" \t"), inside.size());
    std::string_view letters = inside.substr(0, blank);
    if (!letters.empty() && letters.front() == '~') {
      entry_.is_agent = true;
      letters.remove_prefix(1);
    }
    DictionaryCode code{std::string(letters), {}, {}};
    const bool is_code = !letters.empty() && std::all_of(letters.begin(), letters.end(), [](char letter) { return is_upper(letter) || is_digit(letter); });
    if (!is_code) return report(line_, "\"" + std::string(inside) + "\" is no code", "capital letters and digits");
    if (!read_days(trimmed(inside.substr(blank)), code)) return report(line_, "\"" + std::string(inside) + "\" has no such days", "as 850101-991231, >850101 or <991231");
    if (entry_.codes.size() < kMostNames) entry_.codes.push_back(std::move(code));
  }

  void close() {
    if (is_full_) report(entry_.line, "has more than 500 names: the others are left out", "is this a dictionary of actors?");
    if (!entry_.names.empty() && !is_coded_) report(entry_.line, "\"" + entry_.names.front() + "\" has no code", "give one in brackets after its names");
    if (!entry_.names.empty() && !entry_.codes.empty()) {
      for (std::string& name : entry_.names) name = entry_.is_agent ? in_small_letters(std::move(name)) : as_in_print(name);
      entry_.plural = in_small_letters(std::move(entry_.plural));
      dictionary_.entries.push_back(std::move(entry_));
    }
    entry_ = {};
    is_coded_ = is_full_ = false;
  }

  std::string_view text_;
  const std::string& file_;
  std::size_t line_ = 0;
  DictionaryEntry entry_;
  bool is_coded_ = false;  // a code stood there, readable or not: the next name opens another entry
  bool is_full_ = false;
  ActorDictionary dictionary_;
};

}  // namespace

ActorDictionary parse_dictionary(std::string_view text, const std::string& file) { return Parser(text, file).parse(); }

}  // namespace entente::who
