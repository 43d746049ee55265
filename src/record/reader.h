// Reads events back, a page at a time. Private to this folder; record.h has the contract.
#pragma once

#include <cstdint>
#include <functional>

#include "record/database.h"
#include "record/event_filter.h"
#include "what/reported_event.h"

namespace entente::record {

Result<std::uint64_t> read_events(Connection& connection, const EventFilter& filter, const std::function<bool(const ReportedEvent&)>& visit);

}  // namespace entente::record
