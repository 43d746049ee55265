// Stores batches: each call is one transaction, so a process that is killed leaves whole batches and nothing else.
// Private to this folder; record.h has the contracts.
#pragma once

#include <span>
#include <vector>

#include "record/database.h"
#include "record/record.h"

namespace entente::record {

Result<void> store_ontology(Connection& connection, const what::Ontology& ontology);
Result<std::vector<bool>> stories_held(Connection& connection, std::span<const Story> stories, const Versions& versions);
Result<Written> store_reports(Connection& connection, std::span<const CodedReport> batch);
Result<void> store_problems(Connection& connection, std::span<const Problem> problems);

}  // namespace entente::record
