// Reads a whole file into memory, never more than the caller can use.
//
//   Result<std::string> rules = read_file("knowledge/events/ontology.yaml", kMaxTableBytes);
//
// Not for reports, which may come by the gigabyte: sources/reader.h streams those.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "base/result.h"

namespace entente {

/// Far above any table or rule file an expert edits; keeps a mistaken path (a film, a device) from filling the memory.
constexpr std::size_t kMaxTableBytes = 256u << 20;

/// The file's bytes. Fails on a missing file, a folder, a file that may not be read, and one of more than `max_bytes`.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

}  // namespace entente
