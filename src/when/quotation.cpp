#include "when/quotation.h"

#include <algorithm>

#include "base/utf8.h"

namespace entente::when {
namespace {

constexpr char32_t kOpening = 0x201C, kClosing = 0x201D, kPlain = '"';

}  // namespace

std::uint32_t first_of_paragraph(const Document& document, std::uint32_t sentence) {
  const auto& sentences = document.sentences;
  while (sentence > 0 && !sentences[sentence].opens_story && sentences[sentence - 1].paragraph == sentences[sentence].paragraph) --sentence;
  return sentence;
}

Quotation::Quotation(const Document& document, std::uint32_t sentence) {
  const std::string_view text = std::string_view(document.story.text).substr(0, document.sentences[sentence].span.end);
  bool is_open = false;
  for (std::size_t at = document.sentences[first_of_paragraph(document, sentence)].span.begin; at < text.size();) {
    const auto place = static_cast<std::uint32_t>(at);
    const char32_t point = utf8::next(text, at);
    const bool opens = point == kOpening || (point == kPlain && !is_open);
    const bool closes = is_open && (point == kClosing || point == kPlain);
    if (opens && !is_open) quoted_.push_back({place, static_cast<std::uint32_t>(text.size())});
    if (closes) quoted_.back().end = place;
    if (opens || closes) is_open = !closes;
  }
}

bool Quotation::holds(std::uint32_t byte) const {
  return std::any_of(quoted_.begin(), quoted_.end(), [byte](Span span) { return span.begin < byte && byte < span.end; });
}

bool Quotation::touches(Span span) const {
  return std::any_of(quoted_.begin(), quoted_.end(), [span](Span quoted) { return quoted.overlaps(span); });
}

}  // namespace entente::when
