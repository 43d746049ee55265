// Prints what was read in CoNLL-U, the format of Universal Dependencies (https://universaldependencies.org/format.html).
//
//   std::string text = reading::to_conllu(doc, reading);
//
// For people and for scoring programs. Mentions stand in the last column ("Mention=B-PER", I- inside). Not for events: CoNLL-U has
// no place for frames.
#pragma once

#include <string>

#include "reading/reading.h"
#include "text/document.h"

namespace entente::reading {

/// One block a sentence, with sent_id (the story's id and the sentence's number, from 1) and text; lemma "_". White space within a
/// token or within `text` is printed as single blanks, since the format ends its fields at tabs and line ends.
/// `reading` must be that of `doc`.
std::string to_conllu(const Document& doc, const Reading& reading);

}  // namespace entente::reading
