// Turns rows of the record back into values. rows_out.h is the way there.
#pragma once

#include "record/database.h"
#include "record/record.h"

namespace entente::record {

/// The event in the row at hand of a chosen_page (event_query.h).
ReportedEvent event_of(const Rows& rows);

}  // namespace entente::record
