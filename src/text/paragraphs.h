// Finds the paragraphs of a text: which of its line breaks end a thought, and which only wrap a line.
//
// A blank line always ends a paragraph. Within a block of lines a break is soft if the block looks wrapped (its longest line is about as
// wide as mail programs and typesetters make them) and the next line's first word would not have fitted; otherwise the author meant it.
// This is how headlines, list items and bylines on lines of their own come out alone, while wrapped prose is read on.
//
//   for (Span paragraph : find_paragraphs(story.text)) ...
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace entente::text {

/// Paragraphs in order, without white space around them, none empty. `text` must be valid UTF-8.
std::vector<Span> find_paragraphs(std::string_view text);

}  // namespace entente::text
