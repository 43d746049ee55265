// Turns a CodedReport into rows of the record's tables: the order of columns here is that of migrations.cpp. rows_in.h is the way back.
#pragma once

#include <string>

#include "record/database.h"
#include "record/record.h"

namespace entente::record {

void append_problem(Appender& problems, const Problem& problem);

/// The tables that a report fills, open for adding rows.
class Tables {
 public:
  static Result<Tables> open(Connection& connection);
  void add(const CodedReport& report, const std::string& content_hash);
  /// Stores what was added; tells the first failure of any row.
  Result<void> finish();

 private:
  Tables(Appender reports, Appender mentions, Appender participants, Appender problems);

  void add_report(const CodedReport& report, const std::string& content_hash);
  void add_mention(const std::string& report, const ReportedEvent& reported);
  void add_participant(const std::string& event, const char* side, std::size_t position, const Actor& actor, const std::string& kind);
  void add_participants(const Event& event);

  Appender reports_, mentions_, participants_, problems_;
};

}  // namespace entente::record
