// Writes a ReportedEvent as the JSON record of docs/JSON.md: a promise to users, fields are only ever added.
#pragma once

#include <string>

#include "what/reported_event.h"

namespace entente::what {

/// One line of JSON without the line end. What is unknown is left out, never guessed. Keys come in the order of docs/JSON.md.
std::string event_json(const ReportedEvent& reported);

}  // namespace entente::what
