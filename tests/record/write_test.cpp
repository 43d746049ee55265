// What is written comes back as it was; what is there already is neither doubled nor lost.
#include <gmock/gmock.h>

#include "samples.h"

namespace entente {
namespace {

using samples::event;
using samples::Folder;
using samples::report;
using testing::ElementsAre;
using testing::HasSubstr;

ReportedEvent full_event() {
  return event("e1", [](ReportedEvent& reported) {
    reported.sentence.text = "He said: \"It's 'over'; drop table mentions; --\" Erdoğan 北京 🎉";
    Event& full = reported.event;
    full.type = "CONSULT";
    full.mode = "visit";
    full.contexts = {"diplomatic", "nuclear"};
    full.status = Status::Future;
    full.mutual = true;
    full.about = "AID";
    full.actors.push_back(samples::state("", "the \"West\""));
    full.actors.back().is_named = true;
    full.actors.back().span = {7, 11};
    full.actors.back().sectors = {"GOV", "MIL"};
    full.speakers = {{samples::state("KLW", "Klow's minister"), "source"}, {samples::state("", "Example News"), "outlet"}};
    full.date->span = {20, 28};
    full.date->text = "in April";
    full.place = Place{{30, 34}, "Klow", "Klow", "SYL", "Klow Region", -12.5, 170.25, 1871859U, "city"};
    full.numbers = {0, 1, 2, 9'000'000'000, 1.5e9, 0.9, "USD"};
    full.confidence = 0.8125F;
    full.read_by = "rule-7";
  });
}

ReportedEvent bare_event() {
  return event("e2", [](ReportedEvent& reported) {
    reported.event.trigger = {30, 31};
    reported.event.actors.clear();
    reported.event.recipients.clear();
    reported.event.date.reset();
  });
}

what::Ontology ontology() {
  auto loaded = what::Ontology::load(ENTENTE_ROOT "/knowledge");
  if (!loaded) throw std::runtime_error(to_string(loaded.error()));
  return *loaded;
}

TEST(Write, EveryFieldComesBack) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const CodedReport written = report("r1", {full_event(), bare_event()});
  ASSERT_TRUE(record.write({&written, 1}));

  const auto stored = samples::read(record);
  ASSERT_EQ(stored.size(), 2U);
  for (std::size_t index = 0; index < 2; ++index) {
    EXPECT_EQ(what::event_json(stored[index]), what::event_json(written.events[index]));
  }
  EXPECT_TRUE(stored[0].event.actors[1].is_named);
  EXPECT_EQ(stored[0].event.date->span, (Span{20, 28}));
  EXPECT_FALSE(stored[1].event.date.has_value());
  EXPECT_FALSE(stored[1].event.place.has_value());
}

TEST(Write, OpenDateStaysOpen) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const CodedReport written = report("r1", {event("e1", [](ReportedEvent& reported) {
                                       reported.event.date->interval.reset();
                                       reported.event.date->method = "open";
                                     })});
  ASSERT_TRUE(record.write({&written, 1}));
  const auto stored = samples::read(record);
  ASSERT_TRUE(stored.at(0).event.date.has_value());
  EXPECT_FALSE(stored[0].event.date->interval.has_value());
  EXPECT_EQ(stored[0].event.date->method, "open");
}

TEST(Write, ZeroBytesSurvive) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const std::string text("a\0b\0", 4);
  CodedReport written = report(text, {event("e1", [&](ReportedEvent& reported) { reported.sentence.text = text; })}, text);
  ASSERT_TRUE(record.write({&written, 1}));
  const auto stored = samples::read(record);
  EXPECT_EQ(stored.at(0).sentence.text, text);
  EXPECT_EQ(stored[0].report.id, text);
  EventFilter filter;
  filter.text = std::string("A\0B", 3);
  EXPECT_THAT(samples::ids(record, filter), ElementsAre("e1"));
}

TEST(Write, WhatFollowsFromTheOntologyIsDerivedAnewAtEachReading) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const what::Ontology known = ontology();
  std::vector<ReportedEvent> events = {full_event(), event("unknown-mode", [](ReportedEvent& reported) { reported.event.mode = "no such"; }),
                                       event("unknown-type", [](ReportedEvent& reported) { reported.event.type = "NO_SUCH"; })};
  const CodedReport written = report("r1", events);
  ASSERT_TRUE(record.write({&written, 1}));
  EXPECT_EQ(samples::read(record).at(0).event.derived.plover, "");

  ASSERT_TRUE(record.set_ontology(known));
  ASSERT_TRUE(record.set_ontology(known)) << "replaces, never doubles";
  const auto stored = samples::read(record);
  ASSERT_EQ(stored.size(), 3U);
  for (const ReportedEvent& reported : stored) {
    const Derived expected = known.derive(reported.event.type, reported.event.mode, reported.event.status);
    EXPECT_EQ(reported.event.derived.plover, expected.plover) << reported.event.id;
    EXPECT_EQ(reported.event.derived.cameo, expected.cameo) << reported.event.id;
    EXPECT_EQ(reported.event.derived.quad, expected.quad) << reported.event.id;
    EXPECT_EQ(reported.event.derived.intensity, expected.intensity) << reported.event.id;
  }
}

TEST(Write, UnchangedReportIsSkipped) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const CodedReport written = report("r1", {full_event()});
  EXPECT_EQ(samples::value(record.write({&written, 1})).added, 1U);
  const Written again = samples::value(record.write({&written, 1}));
  EXPECT_EQ(again.skipped, 1U);
  EXPECT_EQ(again.added + again.replaced + again.events, 0U);
  EXPECT_EQ(samples::value(record.counts()).events, 1U);
}

TEST(Write, ChangedTextOrReaderTakesThePlaceOfTheOlderRows) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const std::vector<CodedReport> first = {report("r1", {full_event(), bare_event()}), report("r2", {event("other")})};
  ASSERT_TRUE(record.write(first));

  CodedReport changed = report("r1", {event("e3")}, "Another text.");
  changed.problems = {{"", "news.jsonl", 7, "reading", "long-sentence", "cut"}};
  EXPECT_EQ(samples::value(record.write({&changed, 1})).replaced, 1U);
  EXPECT_THAT(samples::ids(record), ElementsAre("e3", "other"));

  changed.versions.reader = "small-2";
  EXPECT_EQ(samples::value(record.write({&changed, 1})).replaced, 1U);
  EXPECT_EQ(samples::read(record).at(0).event.actors.size(), 1U) << "participants of the older rows are gone";
  const RecordCounts counts = samples::value(record.counts());
  EXPECT_EQ(counts.reports, 2U);
  EXPECT_EQ(counts.problems, 1U);
  EXPECT_EQ(counts.sentences, 6U);
}

TEST(Write, OfTwoReportsWithOneIdInABatchTheLaterCounts) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const std::vector<CodedReport> batch = {report("r1", {event("e1")}, "one"), report("r1", {event("e2")}, "two")};
  const Written written = samples::value(record.write(batch));
  EXPECT_EQ(written.added, 1U);
  EXPECT_EQ(written.skipped, 1U);
  EXPECT_THAT(samples::ids(record), ElementsAre("e2"));
}

TEST(Write, BatchIsStoredWholeOrNotAtAll) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  std::vector<CodedReport> batch = {report("r1", {event("e1")}), report("r2", {event("e2")}, "not UTF-8: \xff\xfe")};
  const auto failed = record.write(batch);
  ASSERT_FALSE(failed);
  EXPECT_EQ(samples::value(record.counts()).reports, 0U);

  batch[1].story.text = "mended";
  EXPECT_EQ(samples::value(record.write(batch)).added, 2U) << "the record goes on working";
}

TEST(Write, EventIdTwiceInAReportIsRefused) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const CodedReport written = report("r1", {event("e1"), event("e1")});
  const auto failed = record.write({&written, 1});
  ASSERT_FALSE(failed);
  EXPECT_THAT(failed.error().what, HasSubstr("\"e1\""));
}

TEST(Write, HeldReportsTellWhatNeedNotBeReadAgain) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const CodedReport written = report("r1", {event("e1")});
  ASSERT_TRUE(record.write({&written, 1}));
  Story changed = written.story;
  changed.title += "!";
  Story fresh = written.story;
  fresh.id = "r2";
  const HeldReports held = samples::value(record.held_reports(samples::kVersions));
  EXPECT_EQ(held.size(), 1U);
  EXPECT_TRUE(held.contains(written.story));
  EXPECT_FALSE(held.contains(changed));
  EXPECT_FALSE(held.contains(fresh));
  EXPECT_FALSE(samples::value(record.held_reports({"0.1.0", "small-1", "2027-01"})).contains(written.story));
}

TEST(Write, ProblemsComeBackOnce) {
  const Folder folder;
  Record record = samples::open(folder.file("r.duckdb"));
  const Problem bad_line = {"", "news.jsonl", 3, "sources", "bad-json", "no \"text\""};
  const Problem other = {"", "news.jsonl", 2, "sources", "bad-json", "no \"id\""};
  ASSERT_TRUE(record.write_problems(std::vector<Problem>{bad_line, other}));
  ASSERT_TRUE(record.write_problems(std::vector<Problem>{bad_line, bad_line}));
  std::vector<Problem> met;
  ASSERT_TRUE(record.read_problems([&](const Problem& problem) {
    met.push_back(problem);
    return true;
  }));
  EXPECT_THAT(met, ElementsAre(other, bad_line));
}

}  // namespace
}  // namespace entente
