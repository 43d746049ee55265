#include "what/event_json.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace entente::what {
namespace {

using testing::HasSubstr;
using testing::Not;

/// "Zürich: Mali met Chad." with the spans a coder would give, in bytes.
Document document() {
  Document document;
  document.story.id = "r1";
  document.story.published = parse_day("2015-03-11");
  document.story.text = "Zürich: Mali met Chad.";
  Sentence sentence;
  sentence.span = {0, 23};
  document.sentences.push_back(sentence);
  return document;
}

Event event() {
  Event event;
  event.id = "e1";
  event.trigger = {14, 17};
  event.trigger_text = "met";
  event.type = "CONSULT";
  event.actors.resize(1);
  event.actors[0].span = {9, 13};
  event.actors[0].text = "Mali";
  event.actors[0].country = "MLI";
  event.read_by = "reader";
  event.confidence = 0.876543f;
  return event;
}

TEST(EventJson, CountsCodePointsNotBytes) {
  const auto reported = report_events(document(), {event()}, {"0.1", "small 1", "k"});
  const auto json = nlohmann::json::parse(event_json(reported.at(0)));
  EXPECT_EQ(json["trigger"]["begin"], 13);
  EXPECT_EQ(json["trigger"]["end"], 16);
  EXPECT_EQ(json["actors"][0]["begin"], 8);
  EXPECT_EQ(json["sentence"]["end"], 22);
  EXPECT_EQ(json["report"]["published"], "2015-03-11");
  EXPECT_EQ(json["versions"]["program"], "0.1");
}

TEST(EventJson, LeavesOutWhatIsUnknown) {
  const std::string json = event_json(report_events(document(), {event()}, {})[0]);
  for (const char* key : {"\"date\"", "\"place\"", "\"numbers\"", "\"mode\"", "\"about\"", "\"url\"", "\"sectors\""}) {
    EXPECT_THAT(json, Not(HasSubstr(key)));
  }
  EXPECT_THAT(json, HasSubstr("\"recipients\":[]"));
  EXPECT_THAT(json, HasSubstr("\"confidence\":0.8765"));
}

TEST(EventJson, AnOpenDateHasNoDays) {
  Event open = event();
  open.date = Date{};
  open.date->text = "Mali";
  open.date->method = "open";
  const auto json = nlohmann::json::parse(event_json(report_events(document(), {open}, {})[0]));
  EXPECT_EQ(json["date"]["method"], "open");
  EXPECT_FALSE(json["date"].contains("begin"));
}

TEST(EventJson, KeepsTheLineWholeWhateverTheTextHolds) {
  Document odd = document();
  odd.story.title = "quote \" newline \n end";
  const std::string json = event_json(report_events(odd, {event()}, {})[0]);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(json)["report"]["title"], odd.story.title);
}

}  // namespace
}  // namespace entente::what
