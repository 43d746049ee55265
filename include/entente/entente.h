// The public interface of Entente: load once, give it stories, get events.
//
//   #include "entente/entente.h"
//
//   auto coder = entente::Coder::load({.knowledge = "knowledge", .model = "models/small.entente", .atlas = "build/places.atlas"});
//   if (!coder) { std::cerr << entente::to_string(coder.error()); return 2; }
//   entente::Story story;
//   story.id = "1";
//   story.published = entente::parse_day("2015-03-11");
//   story.text = "In April, Moscow sent Deputy Prime Minister Yuri Trutnev to Pyongyang for three days.";
//   for (const entente::ReportedEvent& event : entente::events_of(*coder, story)) std::cout << entente::what::event_json(event) << '\n';
//
// A Coder is const after load and may be shared by any number of threads. Nothing here prints or throws on bad input;
// exceptions mean that the machine failed (memory). Link with the target entente_what.
#pragma once

#include <vector>

#include "sources/story.h"
#include "what/coder.h"
#include "what/event_json.h"
#include "what/reported_event.h"

namespace entente {

/// Everything that the story reports, in reading order. Spans count code points of story.text, which must be valid UTF-8
/// (sources/decode.h makes it so).
inline std::vector<ReportedEvent> events_of(const Coder& coder, const Story& story) {
  const Coded coded = coder.code(coder.cutter().cut(story));
  return what::report_events(coded.document, coded.events, coder.versions());
}

}  // namespace entente
