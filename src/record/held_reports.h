// Which reports a record holds, asked story by story by an ingest before it reads them, so that it goes on where it was stopped.
//
//   const HeldReports held = record.held_reports(versions).value();
//   if (!held.contains(story)) read(story);
//
// A picture of the moment it was made: eight bytes a report, so that asking needs no query. Const, any thread may ask.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sources/story.h"

namespace entente {

class HeldReports {
 public:
  /// Whether the story is held with this very content. Wrong about one story in some 10^12, for a record of ten million.
  bool contains(const Story& story) const;
  std::size_t size() const { return keys_.size(); }

  /// Keys as report_key makes them, in any order.
  explicit HeldReports(std::vector<std::uint64_t> keys);

 private:
  std::vector<std::uint64_t> keys_;  // sorted
};

namespace record {

/// A fingerprint of all that a report says; its id is not part of it.
std::string content_hash(const Story& story);

/// One number for a report's id and content.
std::uint64_t report_key(std::string_view id, std::string_view content_hash);

}  // namespace record
}  // namespace entente
