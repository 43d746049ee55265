// A ReportedEvent is an event mention with the report and sentence it was read from, complete in itself: what one line of
// `entente code --format jsonl` shows, what the record stores and what a query gives back. It needs no Document.
//
//   for (const ReportedEvent& reported : report_events(document, events, versions)) out << event_json(reported);
//
// All its spans, those inside `event` too, count code points of the report's text (the stages before count bytes).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/span.h"
#include "text/document.h"
#include "what/event.h"

namespace entente {

struct ReportRef {
  std::string id, url, title, publisher;  // empty where unknown, but for the id
  std::optional<Day> published;
};

struct SentenceRef {
  std::uint32_t index = 0;  // counts from 0 in the report
  Span span;
  std::string text;
};

/// What read the event: the same versions read the same text alike.
struct Versions {
  std::string program, reader, knowledge;
};

struct ReportedEvent {
  ReportRef report;
  SentenceRef sentence;
  Event event;
  Versions versions;
};

namespace what {

/// The events of one document as records of their own; in the order given.
std::vector<ReportedEvent> report_events(const Document& document, const std::vector<Event>& events, const Versions& versions);

}  // namespace what
}  // namespace entente
