// The record: a DuckDB file of reports and the events read from them. The last stage that stores anything; ties/ and the
// commands only ask it. Users may open the same file with DuckDB themselves: docs/SCHEMA.md describes its tables and views.
//
//   auto record = Record::open("news.duckdb", Access::ReadWrite);
//   record->set_ontology(ontology);
//   record->write(batch);                                    // one transaction
//   record->read(filter, [](const ReportedEvent& event) { print(event); return true; });
//
// It codes nothing, resolves nothing and merges no mentions into happenings. A Record is one connection: one thread at a time;
// share() gives another thread one of its own. One process may write; while it does, no other can open the file.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/event_filter.h"
#include "record/held_reports.h"
#include "record/unknown_names.h"
#include "sources/story.h"
#include "what/ontology.h"
#include "what/reported_event.h"

namespace entente {

enum class Access : std::uint8_t { ReadWrite, ReadOnly };

/// What went wrong with one report or one line of a source. The run goes on; this is what stays of it.
struct Problem {
  std::string report;      // id; empty where the fault came before there was a report
  std::string file;        // source file, and line in it counting from 1; empty and 0 where unknown
  std::uint64_t line = 0;
  std::string stage;       // the folder that met it: "sources", "reading", ...
  std::string code;        // for programs: "bad-json"
  std::string text;        // for people
  friend bool operator==(const Problem&, const Problem&) = default;
};

/// A report with all that was read from it.
struct CodedReport {
  Story story;
  Versions versions;
  std::uint32_t sentences = 0;        // how many the text has
  std::vector<ReportedEvent> events;  // ids unique; `report`, `versions` and `event.derived` are not stored from here: they follow
                                      // from the story, the versions above and the ontology
  std::vector<Problem> problems;
};

/// How a batch was taken.
struct Written {
  std::uint64_t added = 0;     // reports new to the record
  std::uint64_t replaced = 0;  // reports whose text or versions changed: their older rows are gone
  std::uint64_t skipped = 0;   // reports already there with the same content, reader and knowledge
  std::uint64_t events = 0;    // events of those added and replaced
};

struct RecordCounts {
  std::uint64_t reports = 0, sentences = 0, events = 0, problems = 0;
};

class Record {
 public:
  /// Opens a record. ReadWrite makes the file where there is none and brings an older schema up to date. Fails, saying what to do,
  /// on a missing file, a file of another kind, a database that is no record, one from a newer Entente, one that another
  /// process holds, and one that may not be read or written.
  static Result<Record> open(const std::string& path, Access access);

  /// Another connection to the same open file, for another thread.
  Result<Record> share() const;

  /// Replaces the ontology that the record derives by; what follows from type, mode and status follows the new one from now on, for
  /// events already stored too.
  Result<void> set_ontology(const what::Ontology& ontology);

  /// The reports that this reader and knowledge have read already.
  Result<HeldReports> held_reports(const Versions& versions) const;

  /// Stores a batch in one transaction: all of it or, on any failure, nothing. A report that is there already is skipped; one whose
  /// content or versions changed takes the place of the older one. An id names one report: of two in one batch the later counts.
  /// Fails on text that is not UTF-8 and where the disk is full.
  Result<Written> write(std::span<const CodedReport> batch);

  /// Stores problems that belong to no stored report. Those already there are not doubled.
  Result<void> write_problems(std::span<const Problem> problems);

  /// Calls `visit` with each event that the filter asks for, in its order, until `visit` returns false. Returns how many it was
  /// called with. Rows are streamed: memory does not grow with their number. `visit` must not use this Record.
  Result<std::uint64_t> read(const EventFilter& filter, const std::function<bool(const ReportedEvent&)>& visit) const;

  /// Calls `visit` with each problem, in the order of source files and lines, until it returns false.
  Result<void> read_problems(const std::function<bool(const Problem&)>& visit) const;

  /// Calls `visit` with each name that the knowledge did not resolve, the most mentioned first, until it returns false.
  Result<void> read_unknown_names(const UnknownNameFilter& filter, const std::function<bool(const UnknownName&)>& visit) const;

  Result<RecordCounts> counts() const;

  Record(Record&&) noexcept;
  Record& operator=(Record&&) noexcept;
  ~Record();

 private:
  struct Parts;
  explicit Record(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace entente
