// The schema of the record, as the numbered steps that lead to it. A step, once released, is never changed: a new one is added.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/database.h"

namespace entente::record {

/// The statements that lead from one version to the next.
using Migration = std::vector<std::string>;

/// All steps; version N of the schema is what the first N make.
std::span<const Migration> migrations();

/// Brings the database to the version that `steps` lead to, in one transaction; an empty one is given its schema. Read-only, it
/// only checks. Fails on a database that holds tables but no record, one of a newer version, and, read-only, an older or empty one.
/// Errors name `path`.
Result<void> migrate(Connection& connection, std::span<const Migration> steps, Access access, const std::string& path);

}  // namespace entente::record
