#include "what/reported_event.h"

#include "base/utf8.h"

namespace entente::what {
namespace {

/// Turns the spans of one event from bytes into code points.
class Recount {
 public:
  explicit Recount(const utf8::CodePoints& points) : points_(points) {}

  void operator()(Span& span) const { span = {points_.at(span.begin), points_.at(span.end)}; }

  void operator()(Event& event) const {
    (*this)(event.trigger);
    for (Actor& actor : event.actors) (*this)(actor.span);
    for (Actor& recipient : event.recipients) (*this)(recipient.span);
    for (Speaker& speaker : event.speakers) (*this)(speaker.actor.span);
    if (event.date) (*this)(event.date->span);
    if (event.place) (*this)(event.place->span);
  }

 private:
  const utf8::CodePoints& points_;
};

}  // namespace

std::vector<ReportedEvent> report_events(const Document& document, const std::vector<Event>& events, const Versions& versions) {
  const utf8::CodePoints points(document.story.text);
  const Recount recount(points);
  const Story& story = document.story;
  const ReportRef report{story.id, story.url, story.title, story.publisher, story.published};
  std::vector<ReportedEvent> reported;
  reported.reserve(events.size());
  for (const Event& event : events) {
    const Sentence& sentence = document.sentences[event.sentence];
    reported.push_back({report, {event.sentence, sentence.span, std::string(document.text(sentence.span))}, event, versions});
    recount(reported.back().sentence.span);
    recount(reported.back().event);
  }
  return reported;
}

}  // namespace entente::what
