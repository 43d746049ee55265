// Turns the parts of a time expression into days, given what the reader of the sentence knows by then.
//
//   resolve(parts, {published, Tense::Past, narrated_year, anchor}, vocabulary)   // "April" -> 2014-04-01..2014-04-30, narrative
//
// A pure function: what came before in the text arrives as Situation. when/calendar.h keeps that up to date.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"
#include "when/pattern.h"

namespace entente::when {

enum class Tense : std::uint8_t { Past, Future };

/// What an expression is read against.
struct Situation {
  std::optional<Day> published;
  Tense tense = Tense::Past;
  std::optional<int> narrated_year;  // of the paragraph, where it is not the year of publication
  std::optional<Interval> anchor;    // the date told last in the paragraph
  std::optional<Interval> told;      // the date told last in the story, whatever the paragraph: what "the same day" points back to
};

struct Resolution {
  std::optional<Interval> interval;
  std::optional<Interval> other;     // with the other tense, where tense decided
  std::string precision;             // as in Date; empty where the expression dates nothing
  std::string method;
  std::string type;                  // TIMEX3: DATE, TIME, DURATION, SET
  std::string value;                 // TIMEX3: "2014-04", "P3D"
};

Resolution resolve(const Parts& parts, const Situation& situation, const Vocabulary& vocabulary);

}  // namespace entente::when
