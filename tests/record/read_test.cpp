// Each condition of an EventFilter finds what it names and nothing beside it.
#include <gmock/gmock.h>

#include <thread>

#include "samples.h"

namespace entente {
namespace {

using samples::day;
using samples::event;
using samples::Folder;
using samples::ids;
using samples::report;
using samples::state;
using testing::ElementsAre;
using testing::IsEmpty;

Actor group() {
  Actor actor = state("FRONT", "Free Klow Front");
  actor.country = "SYL";
  return actor;
}

/// A few events about which the filters below disagree.
std::vector<CodedReport> sample() {
  const auto dated = [](const char* begin, const char* end) {
    return [=](ReportedEvent& reported) { reported.event.date->interval = Interval{day(begin), day(end)}; };
  };
  std::vector<CodedReport> reports;
  reports.push_back(report("a", {
                                    event("warn", dated("2014-03-01", "2014-03-01")),
                                    event("reply", [&](ReportedEvent& reported) {
                                      dated("2014-04-01", "2014-04-30")(reported);
                                      std::swap(reported.event.actors, reported.event.recipients);
                                      reported.event.type = "REJECT";
                                      reported.event.mode = "yield";
                                      reported.event.confidence = 0.4F;
                                      reported.sentence.text = "SYLDAVIA’S Straße: 100% “no_way”";
                                    }),
                                    event("met", [&](ReportedEvent& reported) {
                                      dated("2014-05-01", "2014-05-01")(reported);
                                      reported.event.type = "CONSULT";
                                      reported.event.mutual = true;
                                      reported.event.actors = {state("BRD", "Borduria"), state("SYL", "Syldavia")};
                                      reported.event.recipients.clear();
                                      reported.event.place = Place{{}, "", "Klow", "SYL", "", {}, {}, {}, "city"};
                                    }),
                                }));
  reports.push_back(report("b", {
                                    event("group", [&](ReportedEvent& reported) {
                                      dated("2015-01-01", "2015-12-31")(reported);
                                      reported.event.actors = {group()};
                                      reported.event.recipients = {state("BRD", "Borduria")};
                                      reported.event.status = Status::Negated;
                                    }),
                                    event("hosts", [&](ReportedEvent& reported) {
                                      dated("2016-01-01", "2016-01-01")(reported);
                                      reported.event.actors = {state("SAN", "San Theodoros")};
                                      reported.event.recipients = {state("BRD", "Borduria"), state("SYL", "Syldavia")};
                                      reported.event.speakers = {{state("SAN", "General Un Alcazar"), "source"}};
                                    }),
                                    event("undated", [&](ReportedEvent& reported) {
                                      reported.event.date.reset();
                                      reported.event.actors = {state("SAN", "San Theodoros")};
                                      reported.event.recipients.clear();
                                    }),
                                }));
  return reports;
}

class Read : public testing::Test {
 protected:
  Read() : record_(samples::open(folder_.file("r.duckdb"))) { samples::value(record_.write(sample())); }

  std::vector<std::string> found(const std::function<void(EventFilter&)>& ask) {
    EventFilter filter;
    ask(filter);
    return ids(record_, filter);
  }

  Folder folder_;
  Record record_;
};

TEST_F(Read, OrdersByDateUndatedLast) {
  EXPECT_THAT(ids(record_), ElementsAre("warn", "reply", "met", "group", "hosts", "undated"));
  EXPECT_THAT(found([](EventFilter& f) { f.order = EventFilter::Order::NewestFirst; }), ElementsAre("hosts", "group", "met", "reply", "warn", "undated"));
  EXPECT_THAT(found([](EventFilter& f) { f.limit = 2; }), ElementsAre("warn", "reply"));
  EXPECT_THAT(found([](EventFilter& f) { f.limit = 0; }), IsEmpty());
}

TEST_F(Read, FindsPartiesByCountryAndByEntity) {
  EXPECT_THAT(found([](EventFilter& f) { f.parties = {"SAN"}; }), ElementsAre("hosts", "undated")) << "speakers are no party";
  EXPECT_THAT(found([](EventFilter& f) { f.parties = {"FRONT", "SAN"}; }), ElementsAre("group", "hosts", "undated"));
  EXPECT_THAT(found([](EventFilter& f) { f.actors = {"SYL"}; }), ElementsAre("reply", "met", "group"));
  EXPECT_THAT(found([](EventFilter& f) { f.recipients = {"SYL"}; }), ElementsAre("warn", "hosts"));
  EXPECT_THAT(found([](EventFilter& f) { f.actors = {"SYL"}, f.recipients = {"BRD"}; }), ElementsAre("reply", "group"));
}

TEST_F(Read, FindsAPairEitherWayRoundAndTogether) {
  EXPECT_THAT(found([](EventFilter& f) { f.pair = {{"BRD", "SYL"}}; }), ElementsAre("warn", "reply", "met", "group"));
  EXPECT_THAT(found([](EventFilter& f) { f.pair = {{"SYL", "BRD"}}; }), ElementsAre("warn", "reply", "met", "group"));
  EXPECT_THAT(found([](EventFilter& f) { f.pair = {{"BRD", "BRD"}}; }), IsEmpty()) << "one mention is no pair";
}

TEST_F(Read, FindsByTypeModeAndStatus) {
  EXPECT_THAT(found([](EventFilter& f) { f.types = {"CONSULT", "REJECT"}; }), ElementsAre("reply", "met"));
  EXPECT_THAT(found([](EventFilter& f) { f.modes = {"yield"}; }), ElementsAre("reply"));
  EXPECT_THAT(found([](EventFilter& f) { f.statuses = {Status::Negated}; }), ElementsAre("group"));
}

TEST_F(Read, FindsIntervalsThatOverlap) {
  EXPECT_THAT(found([](EventFilter& f) { f.from = day("2014-04-30"), f.to = day("2015-06-01"); }), ElementsAre("reply", "met", "group"));
  EXPECT_THAT(found([](EventFilter& f) { f.from = day("2014-05-02"), f.to = day("2014-12-31"); }), IsEmpty());
  EXPECT_THAT(found([](EventFilter& f) { f.to = day("2014-03-01"); }), ElementsAre("warn"));
}

TEST_F(Read, FindsWordsWhateverTheirCaseAndTakesThemAsTheyAre) {
  EXPECT_THAT(found([](EventFilter& f) { f.text = "syldavia’s STRAßE"; }), ElementsAre("reply"));
  EXPECT_THAT(found([](EventFilter& f) { f.text = "100% “NO_"; }), ElementsAre("reply"));
  EXPECT_THAT(found([](EventFilter& f) { f.text = "%"; }), ElementsAre("reply")) << "no wildcard";
  EXPECT_THAT(found([](EventFilter& f) { f.text = "' or 1=1 --"; }), IsEmpty());
}

TEST_F(Read, FindsSpeakersByCountryAndByWholeWordsOfTheirName) {
  EXPECT_THAT(found([](EventFilter& f) { f.speaker = "SAN"; }), ElementsAre("hosts"));
  EXPECT_THAT(found([](EventFilter& f) { f.speaker = "un alcazar"; }), ElementsAre("hosts"));
  EXPECT_THAT(found([](EventFilter& f) { f.speaker = "Alca"; }), IsEmpty());
}

TEST_F(Read, FindsByConfidencePlaceAndReport) {
  EXPECT_THAT(found([](EventFilter& f) { f.min_confidence = 0.9, f.from = day("2014-01-01"), f.to = day("2014-12-31"); }), ElementsAre("warn", "met"));
  EXPECT_THAT(found([](EventFilter& f) { f.place_country = "SYL"; }), ElementsAre("met"));
  EXPECT_THAT(found([](EventFilter& f) { f.report = "b"; }), ElementsAre("group", "hosts", "undated"));
}

TEST_F(Read, RefusesValuesThatAreNotUtf8) {
  EventFilter filter;
  filter.text = "\xff";
  const auto failed = record_.read(filter, [](const ReportedEvent&) { return true; });
  ASSERT_FALSE(failed);
  EXPECT_THAT(failed.error().hint, testing::HasSubstr("UTF-8"));
}

TEST(ReadPages, MoreEventsThanOnePageHoldsComeInOrderWithTheirOwnParticipants) {
  constexpr int kEvents = 20'500;  // reader.cpp takes 20,000 at a time
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  std::vector<ReportedEvent> events;
  for (int number = 0; number < kEvents; ++number) {
    events.push_back(event("e" + std::to_string(number), [&](ReportedEvent& reported) {
      reported.event.trigger.begin = static_cast<std::uint32_t>(number);
      reported.event.actors = {state("BRD", "First"), state("BRD", std::to_string(number))};
    }));
  }
  const CodedReport coded = report("r1", std::move(events));
  samples::value(record.write({&coded, 1}));
  int next = 0;
  const auto visited = record.read({}, [&](const ReportedEvent& reported) {
    const bool is_right = reported.event.trigger.begin == static_cast<std::uint32_t>(next) && reported.event.actors.size() == 2 &&
                          reported.event.actors[1].name == std::to_string(next);
    next += is_right;
    return is_right;
  });
  EXPECT_EQ(samples::value(visited), static_cast<std::uint64_t>(kEvents));
  EXPECT_EQ(next, kEvents);
}

TEST_F(Read, StopsWhenToldTo) {
  int seen = 0;
  EXPECT_EQ(samples::value(record_.read({}, [&](const ReportedEvent&) { return ++seen < 2; })), 2U);
  EXPECT_EQ(seen, 2);
  EXPECT_EQ(ids(record_).size(), 6U) << "and can be asked again";
}

TEST_F(Read, ThreadsWithAConnectionEachReadAlike) {
  const auto expected = samples::lines(record_);
  std::vector<std::vector<std::string>> answers(3);
  std::vector<std::jthread> threads;
  for (auto& answer : answers) {
    threads.emplace_back([&answer, shared = samples::value(record_.share())] { answer = samples::lines(shared); });
  }
  threads.clear();
  EXPECT_THAT(answers, testing::Each(expected));
}

}  // namespace
}  // namespace entente
