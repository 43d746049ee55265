// When something happened: an interval of days, with how exactly it is known and how it was found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/span.h"

namespace entente {

/// A date as the text or the report gives it. Where it depends on the day of publication and that is unknown, `interval` is
/// empty and the date is "open".
struct Date {
  Span span;                         // the time expression; empty where the date comes from elsewhere
  std::string text;                  // its words; filled in when an event is put together (what/coder.h)
  std::optional<Interval> interval;
  std::string precision;             // "day", "week", "month", "season", "year", "decade", "range"
  std::string method;                // "explicit" (the text gives it whole), "relative" (counted from publication or an earlier date),
                                     // "narrative" (completed from the year being narrated), "publication", "open"
  std::optional<Interval> other;     // where tense chose `interval` ("on Friday"): what it would be with the other tense
  std::string bound;                 // "since", "until", "by", "before", "after" where such a word stands before it; else empty
  bool is_adverbial = false;         // dates its clause ("in 2014", "on Monday"), not a noun beside it ("the 2003 invasion")
};

/// The dates of a document, one list a sentence, in order of their spans.
struct When {
  std::vector<std::vector<Date>> sentences;
};

}  // namespace entente
