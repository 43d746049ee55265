// Cuts text into words, figures and signs, finer than tokens, so that a date is found however the tokenizer cut it.
//
//   lex("Sept. 9-12, 13,000 men", {0, 22})   ->  sept . 9 - 12 , 13000 men
//
// Serves the readers of dates (when/) and numbers (what/numbers.h). Not for display: words are folded, commas in figures dropped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace entente::when {

struct Lexeme {
  enum class Kind : std::uint8_t { Word, Figure, Sign };
  Kind kind = Kind::Word;
  Span span;                 // bytes of the text
  std::string word;          // case folded; a figure without its commas ("13000", "1.5"); any apostrophe as '
  bool is_glued = false;     // no blank stands before it
  bool is_capital = false;   // begins with a capital letter
};

/// At most so many lexemes of a sentence are read: beyond it is no prose, and matching stays linear in it.
constexpr std::size_t kMaxLexemes = 4096;

/// The lexemes of text[span]. `text` is valid UTF-8 and `span` lies on its boundaries.
std::vector<Lexeme> lex(std::string_view text, Span span);

}  // namespace entente::when
