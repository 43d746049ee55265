#include "sources/decode.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace entente::sources {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE";
constexpr std::string_view kUtf16BigMark = "\xFE\xFF";
constexpr char32_t kReplacement = 0xFFFD;
constexpr unsigned char kDelete = 0x7F;

/// What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F; 0 where it has nothing. All else is as in Latin-1.
constexpr std::array<char32_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

char32_t windows_1252(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80] : code;
}

bool reads_as_windows_1252(std::string_view bytes) {
  for (const char byte : bytes) {
    if (byte != 0 && windows_1252(byte) == 0) return false;
  }
  return true;
}

/// Whether some well-formed sequence of several bytes occurs: what Windows-1252 would have to explain as "Ã©".
bool has_utf8_sequence(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    if (utf8::next(bytes, at) != kReplacement && at - before > 1) return true;
  }
  return false;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) utf8::append(text, windows_1252(byte));
  return text;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  for (std::size_t at = 0; at < bytes.size();) utf8::append(text, utf8::next(bytes, at));
  return text;
}

bool is_surrogate(char32_t unit, char32_t first) { return unit >= first && unit < first + 0x400; }

/// `bytes` without their mark; an odd last byte and a lone surrogate become U+FFFD.
std::string from_utf16(std::string_view bytes, bool little) {
  constexpr char32_t kHigh = 0xD800;
  constexpr char32_t kLow = 0xDC00;
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return little ? static_cast<char32_t>(first | second << 8) : static_cast<char32_t>(first << 8 | second);
  };
  std::string text;
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t high = unit(at);
    if (is_surrogate(high, kHigh) && at + 3 < bytes.size() && is_surrogate(unit(at + 2), kLow)) {
      utf8::append(text, 0x10000 + ((high - kHigh) << 10) + (unit(at + 2) - kLow));
      at += 2;
    } else {
      utf8::append(text, is_surrogate(high, kHigh) || is_surrogate(high, kLow) ? kReplacement : high);
    }
  }
  if (at < bytes.size()) utf8::append(text, kReplacement);
  return text;
}

std::string to_utf8(std::string bytes) {
  if (starts_with(bytes, kUtf16LittleMark)) return from_utf16(std::string_view(bytes).substr(2), true);
  if (starts_with(bytes, kUtf16BigMark)) return from_utf16(std::string_view(bytes).substr(2), false);
  if (starts_with(bytes, kUtf8Mark)) bytes.erase(0, kUtf8Mark.size());
  if (utf8::is_valid(bytes)) return bytes;
  if (!has_utf8_sequence(bytes) && reads_as_windows_1252(bytes)) return from_windows_1252(bytes);
  return with_replacements(bytes);
}

void blank_controls(std::string& text) {
  for (char& byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    const bool control = (code < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') || code == kDelete;
    if (control) byte = ' ';
  }
}

}  // namespace

std::string decode(std::string bytes) {
  std::string text = to_utf8(std::move(bytes));
  blank_controls(text);
  return text;
}

}  // namespace entente::sources
