// Turns an EventFilter into SQL with bound values.
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

/// One row an event, in the order that the filter asks for: the columns that event_of (rows_in.h) reads.
Query event_query(const EventFilter& filter);

}  // namespace entente::record
