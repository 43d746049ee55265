// Chooses the date of an event among the dates of the text: the second half of the stage "when".
//
//   std::optional<Date> date = when::date_of(document, reading, when, sentence, frame);
//
// In this order: the expression its Time role marks; a date that stands by the event's noun; a date of its clause; one of a clause
// of time beneath it; one that opens the sentence; for quoted words the date of their saying; in narration, the date told before in
// the paragraph; for what has happened, the day of publication. A date that the event's status rules out is passed over: what
// has happened does not lie after publication, what is to come not before it. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>

#include "reading/reading.h"
#include "text/document.h"
#include "when/date.h"

namespace entente::when {

/// Nothing where even that is unknown: events to come without a date, and any without one in a report without a day of publication.
/// `when` is what Calendar::find gave for the document. The reading of the sentence may have no tree: then the nearest date counts.
std::optional<Date> date_of(const Document& document, const Reading& reading, const When& when, std::uint32_t sentence, const Frame& frame);

}  // namespace entente::when
