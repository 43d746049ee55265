// UTF-8: checking, decoding and counting. Case folding and normalisation come from ICU, behind these calls.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente::utf8 {

/// True where every byte belongs to a well-formed code point (no overlong forms, no surrogates).
bool is_valid(std::string_view text);

/// The code point that starts at `at` (which must lie on a boundary of valid text); moves `at` past it.
char32_t next(std::string_view text, std::size_t& at);

/// Appends a code point.
void append(std::string& text, char32_t point);

/// What a code point is, by Unicode's properties White_Space, Alphabetic, Nd, Uppercase and Lowercase.
bool is_space(char32_t point);
bool is_letter(char32_t point);
bool is_digit(char32_t point);
bool is_upper(char32_t point);
bool is_lower(char32_t point);

/// Lower case by Unicode's simple folding, for comparing words.
std::string fold_case(std::string_view text);

/// fold_case, and without diacritics ("Erdoğan" -> "erdogan"): decomposed (NFD), marks of category Mn dropped.
std::string fold(std::string_view text);

/// Turns byte offsets of one text into offsets in code points. Built once, in time linear in the text; then O(log n) a look-up.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  std::uint32_t at(std::uint32_t byte) const;

 private:
  std::vector<std::uint32_t> multibyte_;  // offset of every continuation byte: count of those before `byte` is what to subtract
};

}  // namespace entente::utf8
