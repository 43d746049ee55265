#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace entente::utf8 {
namespace {

constexpr char32_t kFirstTwoByte = 0x80;
constexpr char32_t kFirstThreeByte = 0x800;
constexpr char32_t kFirstFourByte = 0x10000;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

const UNormalizer2* nfd() {
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFDInstance(&status);  // a constant of ICU's, built into the library
}

void append_without_mark(std::string& text, char32_t point) {
  const auto code = static_cast<UChar32>(point);
  if (u_charType(code) != U_NON_SPACING_MARK) append(text, static_cast<char32_t>(u_foldCase(code, U_FOLD_CASE_DEFAULT)));
}

/// Appends the canonical decomposition of one code point, folded and without marks. Order of marks does not matter: they go.
void append_folded(std::string& text, char32_t point, const UNormalizer2* normalizer) {
  std::array<UChar, 32> parts;  // the longest canonical decomposition has 4 units
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      unorm2_getDecomposition(normalizer, static_cast<UChar32>(point), parts.data(), static_cast<int32_t>(parts.size()), &status);
  if (length < 0 || U_FAILURE(status)) return append_without_mark(text, point);
  for (int32_t at = 0; at < length;) {
    UChar32 code;
    U16_NEXT(parts.data(), at, length, code);
    append_without_mark(text, static_cast<char32_t>(code));
  }
}

}  // namespace

bool is_valid(std::string_view text) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 code;
    U8_NEXT(bytes, at, text.size(), code);
    if (code < 0) return false;
  }
  return true;
}

char32_t next(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 code;
  U8_NEXT_OR_FFFD(bytes, at, text.size(), code);
  return static_cast<char32_t>(code);
}

void append(std::string& text, char32_t point) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((point >> shift) & 0x3F)); };
  if (point < kFirstTwoByte) {
    text += static_cast<char>(point);
  } else if (point < kFirstThreeByte) {
    text += static_cast<char>(0xC0 | (point >> 6));
    tail(0);
  } else if (point < kFirstFourByte) {
    text += static_cast<char>(0xE0 | (point >> 12));
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xF0 | (point >> 18));
    tail(12), tail(6), tail(0);
  }
}

bool is_space(char32_t point) { return u_isUWhiteSpace(static_cast<UChar32>(point)); }
bool is_letter(char32_t point) { return u_isUAlphabetic(static_cast<UChar32>(point)); }
bool is_digit(char32_t point) { return u_isdigit(static_cast<UChar32>(point)); }
bool is_upper(char32_t point) { return u_isUUppercase(static_cast<UChar32>(point)); }
bool is_lower(char32_t point) { return u_isULowercase(static_cast<UChar32>(point)); }

std::string fold_case(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto code = static_cast<UChar32>(next(text, at));
    append(folded, static_cast<char32_t>(u_foldCase(code, U_FOLD_CASE_DEFAULT)));
  }
  return folded;
}

std::string fold(std::string_view text) {
  const UNormalizer2* normalizer = nfd();
  std::string folded;
  folded.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next(text, at);
    if (point < kFirstTwoByte) {
      append_without_mark(folded, point);
    } else {
      append_folded(folded, point, normalizer);
    }
  }
  return folded;
}

CodePoints::CodePoints(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_continuation(text[at])) multibyte_.push_back(static_cast<std::uint32_t>(at));
  }
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  const auto before = std::lower_bound(multibyte_.begin(), multibyte_.end(), byte) - multibyte_.begin();
  return byte - static_cast<std::uint32_t>(before);
}

}  // namespace entente::utf8
