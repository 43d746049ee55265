// Reads CoNLL-U (universaldependencies.org/format.html): sentences and tokens that are already cut, by us or others.
//
//   Result<Document> doc = read_conllu(bytes, "ud-english-ewt/dev");
//
// Takes over words and sentences only. What else the columns say (tags, trees) is a Reading's business.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "text/document.h"

namespace entente::text {

/// A Document whose text is rebuilt from the words and SpaceAfter=No, sentences one a line, a blank line before "# newdoc" and
/// "# newpar". Words of a multiword token that spell it stand at their places in it; if they do not, the token as written is one
/// word. Empty nodes are skipped. "# newdoc" opens a story. Fails, with the line, at a row without ten columns, a number that is not the
/// next one, a form that is empty or not UTF-8, and on text over 4 GB.
Result<Document> read_conllu(std::string_view bytes, std::string id);

}  // namespace entente::text
