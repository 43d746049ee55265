#include "ties/tie_series.h"

#include <gmock/gmock.h>

#include <functional>

namespace entente::ties {
namespace {

using testing::ElementsAre;

Actor of_country(const std::string& country) {
  Actor actor;
  actor.country = country;
  actor.id = country;
  return actor;
}

/// Borduria meets Syldavia (quad class 1, intensity 2.5) on a day of 2014; `change` sets what a test is about.
Event event(const std::string& begin, const std::string& end, const std::function<void(Event&)>& change = {}) {
  Event event;
  event.type = "CONSULT";
  event.derived = {"CONSULT", "040", 1, 2.5};
  event.actors = {of_country("BRD")};
  event.recipients = {of_country("SYL")};
  event.date = Date{};
  event.date->interval = Interval{parse_day(begin).value(), parse_day(end).value()};
  if (change) change(event);
  return event;
}

Event event(const std::string& date, const std::function<void(Event&)>& change = {}) { return event(date, date, change); }

TieSeries series(const std::vector<Event>& events, Period period = Period::Month) {
  TieCounter counter("BRD", "SYL", period);
  for (const Event& one : events) counter.add(one);
  return counter.series();
}

std::vector<std::string> labels(const TieSeries& counted) {
  std::vector<std::string> texts;
  for (const TiePeriod& period : counted.periods) texts.push_back(period_label(period.begin, counted.period));
  return texts;
}

void turn_round(Event& event) { std::swap(event.actors, event.recipients); }

void hit(Event& event) { event.derived = {"ASSAULT", "190", 4, -9}; }

TEST(TieSeries, CountsByPeriodOldestFirstWithoutEmptyOnes) {
  const std::vector<Event> events = {event("2014-03-31"), event("2014-01-02"), event("2014-03-01"), event("2015-01-01")};
  EXPECT_THAT(labels(series(events, Period::Month)), ElementsAre("2014-01", "2014-03", "2015-01"));
  EXPECT_THAT(labels(series(events, Period::Year)), ElementsAre("2014", "2015"));
  EXPECT_THAT(labels(series(events, Period::Day)), ElementsAre("2014-01-02", "2014-03-01", "2014-03-31", "2015-01-01"));
  EXPECT_EQ(series(events).periods[1].all.events(), 2U);
}

TEST(TieSeries, TellsDirectionsQuadsAndIntensity) {
  const auto counted = series({event("2014-01-01"), event("2014-01-02", hit), event("2014-01-03", [](Event& e) { turn_round(e), hit(e); })});
  ASSERT_EQ(counted.periods.size(), 1U);
  const TiePeriod& month = counted.periods[0];
  EXPECT_THAT(month.forth.quads, ElementsAre(1, 0, 0, 1));
  EXPECT_THAT(month.back.quads, ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(month.all.quads, ElementsAre(1, 0, 0, 2));
  EXPECT_EQ(month.all.cooperation(), 1U);
  EXPECT_EQ(month.all.conflict(), 2U);
  EXPECT_DOUBLE_EQ(month.forth.intensity_sum, -6.5);
  EXPECT_DOUBLE_EQ(month.all.intensity_mean(), -15.5 / 3);
}

TEST(TieSeries, MutualEventCountsBothWaysAndOnceInAll) {
  const auto meets_with = event("2014-01-01", [](Event& e) { e.mutual = true; });
  const auto both_meet = event("2014-01-02", [](Event& e) {
    e.mutual = true;
    e.actors = {of_country("SYL"), of_country("BRD")};
    e.recipients.clear();
  });
  const auto counted = series({meets_with, both_meet});
  ASSERT_EQ(counted.periods.size(), 1U);
  EXPECT_EQ(counted.periods[0].forth.events(), 2U);
  EXPECT_EQ(counted.periods[0].back.events(), 2U);
  EXPECT_EQ(counted.periods[0].all.events(), 2U);
}

TEST(TieSeries, OthersAndSideBySideAreNoTie) {
  const auto others = event("2014-01-01", [](Event& e) { e.recipients = {of_country("SAN")}; });
  const auto allies = event("2014-01-01", [](Event& e) {
    e.actors = {of_country("BRD"), of_country("SYL")};
    e.recipients = {of_country("SAN")};
  });
  const auto hosted = event("2014-01-01", [](Event& e) {
    e.actors = {of_country("SAN")};
    e.recipients = {of_country("BRD"), of_country("SYL")};
    e.mutual = true;
  });
  const auto counted = series({others, allies, hosted});
  EXPECT_TRUE(counted.periods.empty());
  EXPECT_EQ(counted.left_out.not_happened + counted.left_out.undated, 0U) << "they are not of the pair at all";
}

TEST(TieSeries, PartyIsACountryOrAnEntity) {
  const auto by_group = event("2014-01-01", [](Event& e) {
    e.actors[0].id = "FRONT";
    e.actors[0].country = "BRD";
  });
  TieCounter counter("FRONT", "SYL", Period::Year);
  counter.add(by_group);
  EXPECT_EQ(counter.series().periods.at(0).forth.events(), 1U);
  EXPECT_EQ(series({by_group}).periods.at(0).forth.events(), 1U);
  EXPECT_FALSE(is_of(Actor{}, ""));
}

TEST(TieSeries, ATieWithOneselfNeedsTwoMentions) {
  TieCounter counter("BRD", "BRD", Period::Year);
  counter.add(event("2014-01-01", [](Event& e) { e.recipients.clear(), e.mutual = true; }));
  EXPECT_TRUE(counter.series().periods.empty());
  counter.add(event("2014-01-01", [](Event& e) { e.recipients = e.actors; }));
  EXPECT_EQ(counter.series().periods.at(0).all.events(), 1U);
}

TEST(TieSeries, WhatDidNotHappenIsLeftOutButPromisesCount) {
  const auto with_status = [](Status status) { return event("2014-01-01", [=](Event& e) { e.status = status; }); };
  auto promise = with_status(Status::Future);
  promise.derived.plover = "AGREE";
  const auto counted = series({with_status(Status::Possible), with_status(Status::Negated), with_status(Status::Future), promise});
  ASSERT_EQ(counted.periods.size(), 1U);
  EXPECT_EQ(counted.periods[0].all.events(), 1U);
  EXPECT_EQ(counted.left_out.not_happened, 3U);
}

TEST(TieSeries, DatesThatFitNoPeriodAreCountedApart) {
  const auto undated = event("2014-01-01", [](Event& e) { e.date.reset(); });
  const auto open = event("2014-01-01", [](Event& e) { e.date->interval.reset(); });
  const auto counted = series({undated, open, event("2014-01-01", "2014-12-31"), event("2014-02-01", "2014-02-28")});
  EXPECT_EQ(counted.left_out.undated, 2U);
  EXPECT_EQ(counted.left_out.too_coarse, 1U);
  EXPECT_THAT(labels(counted), ElementsAre("2014-02"));
}

TEST(TieSeries, UnknownTypesAreCountedApart) {
  const auto unknown = event("2014-01-01", [](Event& e) { e.derived = {}; });
  EXPECT_EQ(series({unknown}).left_out.unclassed, 1U);
}

}  // namespace
}  // namespace entente::ties
