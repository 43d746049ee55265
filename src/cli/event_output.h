// Prints events: for people as a table with the words in colour, for machines as JSON lines, a JSON array or CSV.
// `entente code` and `entente events` print alike, for both show ReportedEvents.
//
//   EventOutput output("jsonl", codes);
//   for (const ReportedEvent& reported : events) output.write(reported);
//   output.finish();
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "cli/shown_codes.h"
#include "what/reported_event.h"

namespace entente::cli {

class EventOutput {
 public:
  /// `format`: table, jsonl, json or csv; empty chooses table in a terminal and jsonl in a pipe. Colours only in a terminal
  /// and where NO_COLOR is not set.
  explicit EventOutput(const std::string& format, ShownCodes codes = {});

  static const std::vector<std::string>& formats();

  void write(const ReportedEvent& reported);

  /// What must follow the last event. Throws Failure where the output could not be written (disk full, closed pipe).
  void finish();

  std::size_t count() const { return count_; }

 private:
  void print(const ReportedEvent& reported);
  void write_table(const ReportedEvent& reported);
  std::string painted_sentence(const ReportedEvent& reported) const;

  std::string format_;
  ShownCodes codes_;
  bool colour_ = false;
  std::size_t count_ = 0;
  std::string last_report_;
  std::uint32_t last_sentence_ = 0;
};

/// "Vladimir Putin (RUS GOV), Moscow (RUS GOV)"; "-" for an empty side.
std::string sides_text(const std::vector<Actor>& side);

/// A cell of CSV (RFC 4180), quoted where it must be.
std::string csv_cell(const std::string& text);

}  // namespace entente::cli
