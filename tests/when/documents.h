// Documents for the tests of when/, cut by the real knowledge; without a reading, or with one that a test fills in.
#pragma once

#include <stdexcept>
#include <string>

#include "text/cutter.h"
#include "when/calendar.h"

namespace entente::when {

inline const Calendar& calendar() {
  static const Loaded<Calendar> kCalendar = Calendar::load(ENTENTE_ROOT "/knowledge");
  if (!kCalendar) throw std::runtime_error(to_string(kCalendar.error()));
  return *kCalendar;
}

/// `published` empty: unknown.
inline Document document_of(const std::string& text, const std::string& published) {
  static const Loaded<text::Cutter> kCutter = text::Cutter::load(ENTENTE_ROOT "/knowledge");
  if (!kCutter) throw std::runtime_error(to_string(kCutter.error()));
  Story story;
  story.id = "test";
  story.text = text;
  story.published = parse_day(published);
  return kCutter->cut(std::move(story), text::Cutter::Keep::Everything);
}

}  // namespace entente::when
