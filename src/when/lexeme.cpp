#include "when/lexeme.h"

#include "base/utf8.h"

namespace entente::when {
namespace {

constexpr char32_t kCurlyApostrophe = 0x2019;
constexpr char32_t kNoBreakSpace = 0xA0;

bool is_digit(char32_t point) { return point >= '0' && point <= '9'; }
bool is_ascii_letter(char32_t point) { return (point | 32) >= 'a' && (point | 32) <= 'z'; }
bool is_blank(char32_t point) { return point == ' ' || (point >= '\t' && point <= '\r') || point == kNoBreakSpace; }
bool is_apostrophe(char32_t point) { return point == '\'' || point == kCurlyApostrophe; }

/// Letters, near enough: ASCII letters, and what lies beyond Latin-1's signs but is no general punctuation or currency sign.
bool is_letter(char32_t point) {
  return is_ascii_letter(point) || (point >= 0xC0 && point < 0x2000 && point != 0xD7 && point != 0xF7) || point >= 0x3041;
}

class Lexer {
 public:
  Lexer(std::string_view text, Span span) : text_(text.substr(0, span.end)), at_(span.begin) {}

  std::vector<Lexeme> run() {
    while (at_ < text_.size() && lexemes_.size() < kMaxLexemes) {
      const std::size_t begin = at_;
      const char32_t point = utf8::next(text_, at_);
      if (is_blank(point)) {
        is_glued_ = false;
        continue;
      }
      if (is_digit(point)) figure(begin);
      else if (is_letter(point)) word(begin);
      else if (is_apostrophe(point) && is_letter(peek(at_))) word(begin);
      else add(Lexeme::Kind::Sign, begin);
      is_glued_ = true;
    }
    return std::move(lexemes_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? utf8::next(text_, at) : U'\0'; }

  void skip_digits() {
    while (is_digit(peek(at_))) ++at_;
  }

  /// A figure goes on over thousands (",000") and one decimal part (".5").
  void figure(std::size_t begin) {
    skip_digits();
    const auto has_digits = [&](std::size_t from, int count) {
      for (int offset = 0; offset < count; ++offset) {
        if (!is_digit(peek(from + offset))) return false;
      }
      return true;
    };
    while (at_ - begin <= 15 && peek(at_) == ',' && has_digits(at_ + 1, 3) && !is_digit(peek(at_ + 4))) at_ += 4;
    if (peek(at_) == '.' && has_digits(at_ + 1, 1)) {
      ++at_;
      skip_digits();
    }
    add(Lexeme::Kind::Figure, begin);
    std::erase(lexemes_.back().word, ',');
  }

  /// Letters, and the dots inside abbreviations of single letters ("a.m", "u.s").
  void word(std::size_t begin) {
    for (;;) {
      std::size_t next = at_;
      const char32_t point = next < text_.size() ? utf8::next(text_, next) : U'\0';
      const bool is_initial = at_ - begin == 1 || text_[at_ - 2] == '.';
      if (point == '.' && is_initial && is_ascii_letter(peek(next))) ++next;
      else if (!is_letter(point)) break;
      at_ = next;
    }
    add(Lexeme::Kind::Word, begin);
  }

  void add(Lexeme::Kind kind, std::size_t begin) {
    Lexeme lexeme;
    lexeme.kind = kind;
    lexeme.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    std::string_view written = lexeme.span.of(text_);
    std::size_t first_end = 0;
    const bool is_curly = utf8::next(written, first_end) == kCurlyApostrophe;
    lexeme.word = is_curly ? "'" + utf8::fold_case(written.substr(first_end)) : utf8::fold_case(written);
    lexeme.is_glued = is_glued_ && !lexemes_.empty();
    lexeme.is_capital = kind == Lexeme::Kind::Word && utf8::fold_case(written.substr(0, first_end)) != written.substr(0, first_end);
    lexemes_.push_back(std::move(lexeme));
  }

  std::string_view text_;
  std::size_t at_;
  bool is_glued_ = false;
  std::vector<Lexeme> lexemes_;
};

}  // namespace

std::vector<Lexeme> lex(std::string_view text, Span span) { return Lexer(text, span).run(); }

}  // namespace entente::when
