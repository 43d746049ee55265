// Stores batches: each call is one transaction, so a process that is killed leaves whole batches and nothing else.
// Private to this folder; record.h has the contracts.
#pragma once

#include <span>

#include "record/database.h"
#include "record/record.h"

namespace entente::record {

Result<void> store_ontology(Connection& connection, const what::Ontology& ontology);
Result<Written> store_reports(Connection& connection, std::span<const CodedReport> batch);
Result<void> store_problems(Connection& connection, std::span<const Problem> problems);

}  // namespace entente::record
