// Turns bytes from outside into the text that everything else relies on: valid UTF-8 without control characters.
//
//   story.text = decode(bytes);
//
// All offsets of events count in what this returns. Does not touch line ends, blanks or accents: the words stay as they were written.
#pragma once

#include <string>

namespace entente::sources {

/// Never fails. A byte order mark is taken off, and UTF-16 that has one is converted. Bytes that are not UTF-8 are read as Windows-1252
/// if the text has no sequence that only UTF-8 explains; otherwise each bad one becomes U+FFFD. Control characters other than tab,
/// line feed, carriage return and form feed become blanks.
std::string decode(std::string bytes);

}  // namespace entente::sources
