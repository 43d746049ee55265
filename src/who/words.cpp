#include "who/words.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente::who {
namespace {

bool is_ascii_letter(char32_t point) { return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z'); }
bool is_ascii_digit(char32_t point) { return point >= '0' && point <= '9'; }
bool is_apostrophe(char32_t point) { return point == '\'' || point == 0x2019 || point == 0x2018; }
bool is_hyphen(char32_t point) { return point == '-' || point == 0x2010 || point == 0x2011; }

/// Letters beyond ASCII start where the signs of Latin-1 end; general punctuation and the symbols after it are no letters.
bool is_wide_letter(char32_t point) {
  return point >= 0xC0 && point != 0xD7 && point != 0xF7 && !(point >= 0x2000 && point <= 0x2BFF) && !(point >= 0x3000 && point <= 0x303F);
}
bool is_word_part(char32_t point) { return is_ascii_letter(point) || is_ascii_digit(point) || is_wide_letter(point); }

std::string folded(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char letter : text) {
    if (static_cast<unsigned char>(letter) >= 0x80) return utf8::fold(text);  // rare, and slower
    plain += (letter >= 'A' && letter <= 'Z') ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return plain;
}

bool is_capital(std::string_view text) {
  std::size_t at = 0;
  const char32_t point = utf8::next(text, at);
  if (point < 0x80) return point >= 'A' && point <= 'Z';
  const std::string_view letter = text.substr(0, at);
  return utf8::fold_case(letter) != letter;
}

bool is_upper(std::string_view text) {
  const auto is_letter = [](char letter) { return is_ascii_letter(static_cast<unsigned char>(letter)); };
  const auto is_lower = [](char letter) { return letter >= 'a' && letter <= 'z'; };
  return std::count_if(text.begin(), text.end(), is_letter) >= 2 && std::none_of(text.begin(), text.end(), is_lower);
}

/// Cuts one stretch of text and appends its words.
class Cutter {
 public:
  Cutter(std::string_view text, std::vector<Word>& words) : text_(text), words_(words) {}

  void cut(Span span, std::uint32_t token) {
    std::size_t at = span.begin;
    while (at < span.end) {
      const std::size_t start = at;
      const char32_t point = utf8::next(text_, at);
      if (is_word_part(point)) {
        at = end_of_word(start, span.end);
        append(start, at, token);
      }
    }
  }

 private:
  std::size_t end_of_word(std::size_t at, std::size_t limit) const {
    std::size_t end = at;
    while (end < limit) {
      std::size_t next = end;
      const char32_t point = utf8::next(text_, next);
      if (is_word_part(point)) {
        end = next;
      } else if (point == '.' && next < limit && is_word_part(static_cast<unsigned char>(text_[next]))) {
        end = next;  // U.S
      } else {
        break;
      }
    }
    return end;
  }

  void append(std::size_t begin, std::size_t end, std::uint32_t token) {
    const std::string_view written = text_.substr(begin, end - begin);
    if (follows_apostrophe(begin) && (written == "s" || written == "S") && !words_.empty()) {
      words_.back().is_possessive = true;
      return;
    }
    std::string plain;
    for (const char letter : written) {
      if (letter != '.') plain += letter;
    }
    Word word;
    word.folded = folded(plain);
    word.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    word.token = token;
    word.is_capital = is_capital(plain);
    word.is_upper = is_upper(plain);
    words_.push_back(std::move(word));
  }

  bool follows_apostrophe(std::size_t begin) const {
    if (begin >= 1 && text_[begin - 1] == '\'') return true;
    return begin >= 3 && text_.substr(begin - 3, 3) == "\u2019";
  }

  std::string_view text_;
  std::vector<Word>& words_;
};

/// "rebels' camp": the apostrophe alone, after a plural, is a possessive too.
void mark_plural_possessives(std::string_view text, std::vector<Word>& words) {
  for (Word& word : words) {
    std::size_t at = word.span.end;
    if (at >= text.size() || word.folded.empty() || word.folded.back() != 's') continue;
    if (is_apostrophe(utf8::next(text, at))) word.is_possessive = true;
  }
}

void mark_joined(std::string_view text, std::vector<Word>& words) {
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    std::size_t end = words[at].span.end;
    if (end < text.size() && text[end] == '.') ++end;  // U.S.-led
    if (end >= text.size()) continue;
    if (is_hyphen(utf8::next(text, end)) && end == words[at + 1].span.begin) words[at].joins_next = true;
  }
}

}  // namespace

std::vector<Word> words_of(std::string_view name) {
  std::vector<Word> words;
  Cutter(name, words).cut({0, static_cast<std::uint32_t>(name.size())}, 0);
  mark_joined(name, words);
  return words;
}

std::vector<Word> words_of(const Document& document, const Sentence& sentence) {
  std::vector<Word> words;
  words.reserve(sentence.tokens.size() + 4);
  Cutter cutter(document.story.text, words);
  for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) cutter.cut(sentence.tokens[token].span, token);
  mark_joined(document.story.text, words);
  mark_plural_possessives(document.story.text, words);
  return words;
}

std::string joined(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  std::string key;
  for (std::size_t at = begin; at < end; ++at) {
    if (at != begin) key += ' ';
    key += words[at].folded;
  }
  return key;
}

std::string key_of(std::string_view name) {
  const std::vector<Word> words = words_of(name);
  return joined(words, 0, words.size());
}

bool is_all_capitals(const std::vector<Word>& words) {
  constexpr std::size_t kFewestWords = 3;  // "US" alone is an abbreviation, not a headline
  std::size_t long_words = 0;
  for (const Word& word : words) {
    if (word.folded.size() < 3) continue;
    if (!word.is_upper) return false;
    ++long_words;
  }
  return long_words >= kFewestWords;
}

}  // namespace entente::who
