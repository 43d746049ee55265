// Turns an EventFilter into SQL with bound values. The events are first chosen and put in order, in a temporary table that may
// spill to disk, then read in pages: gathering the participants of all of them at once would need memory for all of them.
#pragma once

#include <string>
#include <vector>

#include "record/database.h"
#include "record/event_filter.h"

namespace entente::record {

struct Query {
  std::string sql;
  std::vector<Parameter> parameters;  // one for each `?` of the sql, in order
};

/// Makes the temporary table `chosen`: one row an event, numbered by `number` in the order that the filter asks for.
Query choose_events(const EventFilter& filter);

/// Makes the temporary table `chosen_people` of their participants.
Query choose_participants();

/// The chosen events from number `begin` to before `end`, in order: the columns that event_of (rows_in.h) reads.
Query chosen_page(std::uint64_t begin, std::uint64_t end);

}  // namespace entente::record
