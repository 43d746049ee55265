#include "ties/tie_series.h"

#include <algorithm>

namespace entente::ties {
namespace {

bool any_of(const std::vector<Actor>& side, std::string_view party) {
  return std::any_of(side.begin(), side.end(), [&](const Actor& actor) { return is_of(actor, party); });
}

/// Two different mentions of one side, one of each party.
bool stand_together(const std::vector<Actor>& side, std::string_view first, std::string_view second) {
  for (const Actor& one : side) {
    for (const Actor& other : side) {
      if (&one != &other && is_of(one, first) && is_of(other, second)) return true;
    }
  }
  return false;
}

bool counts_as_happened(const Event& event) {
  if (event.status == Status::Past) return true;
  return event.status == Status::Future && event.derived.plover != event.type;
}

}  // namespace

void Flow::add(const Derived& derived) {
  ++quads[static_cast<std::size_t>(derived.quad - 1)];
  intensity_sum += derived.intensity;
}

void Flow::add(const Flow& other) {
  for (std::size_t quad = 0; quad < quads.size(); ++quad) quads[quad] += other.quads[quad];
  intensity_sum += other.intensity_sum;
}

bool is_of(const Actor& actor, std::string_view party) {
  return !party.empty() && (actor.country == party || actor.id == party);
}

Directions directions_of(const Event& event, std::string_view first, std::string_view second) {
  Directions directions;
  directions.forth = any_of(event.actors, first) && any_of(event.recipients, second);
  directions.back = any_of(event.actors, second) && any_of(event.recipients, first);
  if (event.mutual && (directions.forth || directions.back || stand_together(event.actors, first, second))) return {true, true};
  return directions;
}

Day period_begin(Day day, Period period) {
  const std::chrono::year_month_day date(day);
  switch (period) {
    case Period::Day: return day;
    case Period::Month: return Day(date.year() / date.month() / 1);
    case Period::Year: return Day(date.year() / 1 / 1);
  }
  return day;
}

std::string period_label(Day begin, Period period) {
  const std::string text = to_string(begin);
  return text.substr(0, period == Period::Day ? 10 : period == Period::Month ? 7 : 4);
}

TieCounter::TieCounter(std::string first, std::string second, Period period)
    : first_(std::move(first)), second_(std::move(second)), period_(period) {}

void TieCounter::add(const Event& event) {
  const Directions directions = directions_of(event, first_, second_);
  if (!directions.forth && !directions.back) return;
  const Derived& derived = event.derived;
  if (derived.quad < 1 || derived.quad > 4) ++left_out_.unclassed;
  else if (!counts_as_happened(event)) ++left_out_.not_happened;
  else if (!event.date || !event.date->interval) ++left_out_.undated;
  else if (const Day begin = period_begin(event.date->interval->begin, period_); begin != period_begin(event.date->interval->end, period_))
    ++left_out_.too_coarse;
  else {
    TiePeriod& period = periods_[begin];
    period.begin = begin;
    if (directions.forth) period.forth.add(derived);
    if (directions.back) period.back.add(derived);
    period.all.add(derived);
  }
}

TieSeries TieCounter::series() const {
  TieSeries series{first_, second_, period_, {}, left_out_};
  for (const auto& entry : periods_) series.periods.push_back(entry.second);
  return series;
}

}  // namespace entente::ties
