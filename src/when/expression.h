// Where the time expressions of one sentence stand, with the words around them that change what they say.
//
//   for (const Expression& expression : expressions_of(lexemes, senses, patterns)) ...
//
// Between the patterns, which know one expression, and when/calendar.h, which knows the text: here "mid-May" gets its edge,
// "since 2011" its bound, and "from March to May" becomes one range.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "when/pattern.h"

namespace entente::when {

struct Expression {
  std::size_t begin = 0, end = 0;  // lexemes
  Parts parts;
  std::optional<Parts> last;       // of a range: its end
  std::string bound;               // as in Date
  bool has_preposition = false;
  bool is_adverbial = false;       // as in Date
};

/// What becomes of "from March to May": one expression, or one each for March and May, as TIMEX3 has it.
enum class Ranges : std::uint8_t { Joined, Apart };

/// `proper` tells which lexemes a tagger took for names; empty where none did.
std::vector<Expression> expressions_of(const std::vector<Lexeme>& lexemes, const Senses& senses, const Patterns& patterns,
                                       const std::vector<bool>& proper, Ranges ranges);

}  // namespace entente::when
