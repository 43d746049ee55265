// Turns what a user types for a party into the id that the record knows it by: "PRK", "prk", "North Korea" and "cow:731" are one.
#pragma once

#include <string>

#include "cli/command.h"

namespace entente::cli {

/// The id of a state or organisation named by id or name, whatever the case. An unknown word in the form of an id is taken as one, for
/// a record may know more than today's knowledge; any other throws Failure.
std::string party_id(const std::string& typed, const Program& program);

/// The first and the last day of "2014", "2014-03" or "2014-03-01", for --from and --to. Throws Failure.
Day first_day_of(const std::string& text);
Day last_day_of(const std::string& text);

}  // namespace entente::cli
