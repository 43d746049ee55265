// A sentence in which an actor is marked as <s>...</s> and a recipient as <t>...</t>, taken apart: what `entente relate` is given.
//
//   Result<MarkedText> marked = read_marked_text("<s>Norland</s> condemned <t>Sudria</t>.");
//   marked->text;    // "Norland condemned Sudria."
//
// Not for other markup: every other sign is text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace entente::reading {

struct MarkedText {
  std::string text;               // without the marks; valid UTF-8
  std::vector<Span> actor;        // of the text, in order: one who is named several times may be marked each time
  std::vector<Span> recipient;
};

/// Fails on bytes that are not UTF-8, on a mark that does not open or close, that holds nothing or one of its own kind, and where
/// nothing is marked. Either side may be without marks, where the sentence does not say who.
Result<MarkedText> read_marked_text(std::string_view marked);

}  // namespace entente::reading
