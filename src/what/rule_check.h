// Do rules do what their own examples say? Reads every example and near miss of every rule: what `entente check` runs.
//
//   for (const Error& fault : check_rules(coder)) ...   // ports.yaml:14: rule "port-call": nothing came of its example (...)
#pragma once

#include <vector>

#include "base/result.h"
#include "what/coder.h"

namespace entente::what {

/// Faults of all rules, also of those that could not be read, in order of the rules. Takes a reading for each sentence.
std::vector<Error> check_rules(const Coder& coder);

}  // namespace entente::what
