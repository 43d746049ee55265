// Faults of sense in the tables of actors, for `entente check`: what loads, but cannot be right.
//
//   for (const Error& fault : check(knowledge)) print(to_string(fault));
//
// Finds: ids given twice (states: only where their days overlap), two rows of one kind with one name on one day, ids and
// sectors that do not exist, two persons in one single-holder office of a state on one day, persons without a term's id.
// Faults of form (a cell too many, no such day) stop the loading instead: who/knowledge.h.
#pragma once

#include <vector>

#include "base/result.h"
#include "who/knowledge.h"

namespace entente::who {

std::vector<Error> check(const Knowledge& knowledge);

}  // namespace entente::who
