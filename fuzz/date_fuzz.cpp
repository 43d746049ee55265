// Any text gives dates that stand in their sentences, in order, and whose intervals do not end before they begin; and time
// expressions that all have a type.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "text/cutter.h"
#include "when/calendar.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto cutter = entente::text::Cutter::load(ENTENTE_ROOT "/knowledge").value();
  static const auto calendar = entente::when::Calendar::load(ENTENTE_ROOT "/knowledge").value();
  entente::Story story;
  story.published = entente::parse_day("2015-03-11");
  story.text.assign(reinterpret_cast<const char*>(data), size);
  if (!entente::utf8::is_valid(story.text)) return 0;  // a story is valid UTF-8
  const entente::Document doc = cutter.cut(std::move(story));
  const entente::When when = calendar.find(doc, {});
  for (std::size_t sentence = 0; sentence < when.sentences.size(); ++sentence) {
    std::uint32_t end = 0;
    for (const entente::Date& date : when.sentences[sentence]) {
      if (!doc.sentences[sentence].span.holds(date.span) || date.span.begin < end) std::abort();
      if (date.interval && date.interval->end < date.interval->begin) std::abort();
      end = date.span.end;
    }
  }
  for (const auto& sentence : calendar.expressions(doc, {})) {
    for (const entente::when::TimeExpression& time : sentence) {
      const bool is_dated = !time.date.interval || time.date.interval->begin <= time.date.interval->end;
      if (time.type.empty() || !is_dated) std::abort();
    }
  }
  return 0;
}
