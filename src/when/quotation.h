// Which words of a paragraph stand between quotation marks.
//
//   Quotation quotation(document, sentence);   // reads the paragraph of that sentence up to its end
//   quotation.holds(byte)
#pragma once

#include <cstdint>
#include <vector>

#include "text/document.h"

namespace entente::when {

class Quotation {
 public:
  Quotation(const Document& document, std::uint32_t sentence);

  /// Whether the byte lies inside quotation marks.
  bool holds(std::uint32_t byte) const;
  /// Whether anything is quoted within the span.
  bool touches(Span span) const;

 private:
  std::vector<Span> quoted_;  // in order; the last one may be open to the end of the sentence
};

/// The first sentence of the paragraph in which `sentence` stands.
std::uint32_t first_of_paragraph(const Document& document, std::uint32_t sentence);

}  // namespace entente::when
