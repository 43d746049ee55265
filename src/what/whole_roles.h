// Makes the reader's parties whole. The reader decides word by word, so that it may see "Russian minister of" and "East" where the
// text says "the Russian minister of Far East development", or "expert" where it says "expert Alexander Vorontsov".
//
//   make_roles_whole(reading);   // after Reader::read, before anything is resolved
//
// Not for sides that the reader missed or invented: it only redraws the bounds of those it saw, by the tree and the names.
#pragma once

#include "reading/reading.h"

namespace entente::what {

/// In every frame, actors, recipients and speakers (a) take in the person's name that they cut through or that stands right behind
/// their noun, and (b) become one mention where they are parts of one noun phrase; words that a conjunction or an apposition joins
/// stay apart, for they are different mentions.
void make_roles_whole(Reading& reading);

}  // namespace entente::what
