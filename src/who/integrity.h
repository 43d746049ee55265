// Faults of sense in the tables of actors, for `entente check`: what loads, but cannot be right.
//
//   for (const Error& fault : check(knowledge)) print(to_string(fault));
//
// Finds: ids given twice (states: only where their days overlap), one name for two actors on one day, ids and sectors that do not
// exist, two persons in one single-holder office of a state on one day, terms given twice, members and terms of states that do not
// exist on their days, and in codes.tsv days with two rows of a state or with two states for one code.
// Faults of form (a cell too many, no such day) stop the loading instead: who/knowledge.h.
#pragma once

#include <vector>

#include "base/result.h"
#include "who/knowledge.h"

namespace entente::who {

std::vector<Error> check(const Knowledge& knowledge);

/// The part of check() that concerns codes.tsv.
std::vector<Error> check_codes(const Knowledge& knowledge);

}  // namespace entente::who
