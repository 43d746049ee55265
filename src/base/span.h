// Half-open ranges: of bytes in a text, and of tokens in a sentence. Two types, so that one is never taken for the other.
#pragma once

#include <cstdint>
#include <string_view>

namespace entente {

/// Bytes [begin, end) of a story's UTF-8 text. Records printed for others count in code points instead: see base/utf8.h.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  std::uint32_t size() const { return end - begin; }
  bool holds(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};

/// Tokens [begin, end) of one sentence.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  std::uint32_t size() const { return end - begin; }
  bool holds(std::uint32_t token) const { return begin <= token && token < end; }
  bool overlaps(TokenRange other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(TokenRange, TokenRange) = default;
  friend auto operator<=>(TokenRange, TokenRange) = default;
};

}  // namespace entente
