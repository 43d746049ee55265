// The tie of two parties over time: how often each acted on the other, day by day, month by month or year by year, and how.
// Pure counting over events that the record gives; it stores and prints nothing.
//
//   TieCounter counter("RUS", "PRK", Period::Month);
//   record.read(filter, [&](const ReportedEvent& reported) { counter.add(reported.event); return true; });
//   std::cout << ties::plot(counter.series(), options);
//
// What counts: events that happened (status past), and acts that lie ahead where the ontology makes them a promise or concession
// of their own (its root for the future differs from the type: a planned visit is an agreement to visit). Possible and negated
// events and other future ones are left out, as are undated ones and those whose date does not fit into one period: a mere
// "in 2014" says nothing of its months. All that is left out is counted, so that a reader sees how much.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "what/event.h"

namespace entente::ties {

enum class Period : std::uint8_t { Day, Month, Year };

/// Events from one side to the other, or of both directions.
struct Flow {
  std::array<std::uint64_t, 4> quads{};  // verbal cooperation, material cooperation, verbal conflict, material conflict
  double intensity_sum = 0;

  std::uint64_t events() const { return quads[0] + quads[1] + quads[2] + quads[3]; }
  std::uint64_t cooperation() const { return quads[0] + quads[1]; }
  std::uint64_t conflict() const { return quads[2] + quads[3]; }
  /// -10 (worst) to 10; 0 without events.
  double intensity_mean() const { return events() == 0 ? 0 : intensity_sum / static_cast<double>(events()); }
  void add(const Derived& derived);
  void add(const Flow& other);
};

struct TiePeriod {
  Day begin;    // its first day
  Flow forth;   // what the first party did to the second; what they did together counts here
  Flow back;    // and here,
  Flow all;     // but once here
};

/// Events of the pair that are in no period, each under the first reason that applies.
struct LeftOut {
  std::uint64_t not_happened = 0;  // possible, negated, or future without a root of its own
  std::uint64_t unclassed = 0;     // of a type that the ontology does not know
  std::uint64_t undated = 0;
  std::uint64_t too_coarse = 0;    // dated, but to more than one period
};

struct TieSeries {
  std::string first, second;
  Period period = Period::Month;
  std::vector<TiePeriod> periods;  // oldest first; those without events are not listed
  LeftOut left_out;
};

/// Whether an actor is of this party: has that country or that id.
bool is_of(const Actor& actor, std::string_view party);

struct Directions {
  bool forth = false;
  bool back = false;
};

/// Who acts on whom: forth where one of `first` acts on one of `second`, back the other way round; both where they do it together,
/// be it as actor and recipient or as two actors of a mutual event.
Directions directions_of(const Event& event, std::string_view first, std::string_view second);

/// The first day of the period that holds the day.
Day period_begin(Day day, Period period);

/// "2014-03-01", "2014-03" or "2014".
std::string period_label(Day begin, Period period);

/// Counts events one by one, in any order; memory grows with the number of periods, not of events.
class TieCounter {
 public:
  TieCounter(std::string first, std::string second, Period period);
  /// Events that are not between the two are ignored.
  void add(const Event& event);
  TieSeries series() const;

 private:
  std::string first_, second_;
  Period period_;
  std::map<Day, TiePeriod> periods_;
  LeftOut left_out_;
};

}  // namespace entente::ties
