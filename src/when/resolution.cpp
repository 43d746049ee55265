#include "when/resolution.h"

#include <charconv>
#include <cmath>
#include <functional>

#include <fmt/format.h>

namespace entente::when {
namespace {

namespace chrono = std::chrono;

constexpr int kYearsTried = 8;             // a 29 February lies at most eight years away
constexpr int kNearFutureDays = 92;        // a day of the next quarter is meant, where the last one of that name is ...
constexpr int kTimesFarther = 3;           // ... three times farther away ("invited him for May 9", written in March)
constexpr double kMaxNumber = 100'000;     // no report counts more units of time

/// An interval with the unit it is one of.
struct Found {
  Interval interval;
  Unit unit = Unit::Day;
};

using InYear = std::function<std::optional<Interval>(int year)>;

/// The number that the text begins with; 0 where it begins with none, as in a clock time cut off ("4:").
int leading_figure(std::string_view text) {
  int figure = 0;
  std::from_chars(text.data(), text.data() + text.size(), figure);
  return figure;
}

class Resolver {
 public:
  Resolver(const Parts& parts, const Situation& situation, const Vocabulary& vocabulary)
      : parts_(parts), situation_(situation), vocabulary_(vocabulary) {}

  Resolution run() {
    switch (parts_.meaning) {
      case Meaning::Calendar: calendar(); break;
      case Meaning::Fiscal: whole(year_of(parts_.year.value_or(0)), Unit::Year, "explicit"); break;
      case Meaning::Weekday: weekday(); break;
      case Meaning::RelativeDay: case Meaning::RelativeNight: counted(Unit::Day, parts_.day_shift.value_or(0), situation_.published); break;
      case Meaning::ThisPart: counted(Unit::Day, 0, situation_.published); break;
      case Meaning::Shifted: shifted(); break;
      case Meaning::UnitEnd: unit_end(); break;
      case Meaning::Span: span(); break;
      case Meaning::Ago: amount(-1, situation_.published); break;
      case Meaning::Ahead: amount(1, situation_.published); break;
      case Meaning::Within: within(); break;
      case Meaning::Earlier: amount(-1, anchor_or_published()); break;
      case Meaning::Later: amount(1, anchor_day()); break;
      case Meaning::That: that(); break;
      case Meaning::DayBefore: counted(Unit::Day, -1, anchor_day()); break;
      case Meaning::DayAfter: counted(Unit::Day, 1, anchor_day()); break;
      default: undated(); break;
    }
    if (result_.type.empty()) result_.type = "DATE";
    if (result_.interval) narrow();
    if (!parts_.day_part.empty()) add_day_part();
    if (parts_.meaning == Meaning::RelativeNight) add_night();
    if (parts_.meaning == Meaning::Fiscal && !result_.value.empty()) result_.value = "FY" + result_.value;
    return std::move(result_);
  }

 private:
  /// No interval: there are no such days ("February 30"), so the expression dates nothing.
  void whole(std::optional<Interval> interval, Unit unit, std::string method) {
    if (!interval) return;
    result_.precision = precision_of(unit);
    result_.method = std::move(method);
    result_.interval = interval;
    result_.value = timex_value(interval->begin, unit);
  }

  void open(Unit unit, std::string value) {
    result_.precision = precision_of(unit);
    result_.method = "open";
    result_.value = std::move(value);
  }

  /// The unit that lies `shift` units from the one that holds `from`.
  void counted(Unit unit, std::int64_t shift, std::optional<Day> from) {
    if (!from) return open(unit, unit == Unit::Day ? "XXXX-XX-XX" : "XXXX");
    whole(unit_around(*from, unit, shift), unit, "relative");
  }

  std::optional<Day> anchor_day() const {
    if (!situation_.anchor || situation_.anchor->begin != situation_.anchor->end) return std::nullopt;
    return situation_.anchor->begin;
  }
  std::optional<Day> anchor_or_published() const {
    return situation_.anchor ? std::optional(situation_.anchor->begin) : situation_.published;
  }

  // ---- dates of the calendar

  void calendar() {
    if (parts_.decade) return whole(years_from(*parts_.decade, 10), Unit::Decade, "explicit");
    if (parts_.ordinal && parts_.unit == Unit::Century) return whole(years_from((*parts_.ordinal - 1) * 100, 100), Unit::Century, "explicit");
    if (parts_.named && vocabulary_.named_day(*parts_.named).only_year) {
      return whole(vocabulary_.named_day(*parts_.named).in(*vocabulary_.named_day(*parts_.named).only_year), Unit::Day, "explicit");
    }
    const auto [unit, in_year] = yearly();
    if (parts_.year) return in_given_year(*parts_.year, unit, in_year, "explicit");
    if (parts_.shift && parts_.unit == Unit::Year) return in_shifted_year(unit, in_year);
    if (parts_.shift) return in_shifted_instance(unit, in_year);
    if (situation_.narrated_year && situation_.tense == Tense::Past) return in_given_year(*situation_.narrated_year, unit, in_year, "narrative");
    nearest(unit, in_year);
  }

  /// What the expression names as it comes back every year: a day, a month, a season.
  std::pair<Unit, InYear> yearly() const {
    const Parts& parts = parts_;
    if (parts.named) return {Unit::Day, [&](int year) { return vocabulary_.named_day(*parts.named).in(year); }};
    if (parts.month && parts.last_day) {
      return {Unit::Day, [&](int year) -> std::optional<Interval> {
                const auto first = day_of(year, *parts.month, *parts.day), last = day_of(year, *parts.month, *parts.last_day);
                if (!first || !last || last->end < first->begin) return std::nullopt;
                return Interval{first->begin, last->end};
              }};
    }
    if (parts.month && parts.day) return {Unit::Day, [&](int year) { return day_of(year, *parts.month, *parts.day); }};
    if (parts.month) return {Unit::Month, [&](int year) { return month_of(year, *parts.month); }};
    if (parts.season) return {Unit::Season, [&](int year) { return three_months(year, *parts.season); }};
    if (parts.ordinal) {
      return {Unit::Quarter, [&](int year) { return *parts.ordinal <= 4 ? three_months(year, *parts.ordinal * 3 - 2) : std::nullopt; }};
    }
    return {Unit::Year, [](int year) { return year_of(year); }};
  }

  void in_given_year(int year, Unit unit, const InYear& in_year, std::string method) {
    whole(in_year(year), unit, std::move(method));
    if (result_.interval && result_.interval->begin != result_.interval->end && result_.precision == "day") range_value();
  }

  void in_shifted_year(Unit unit, const InYear& in_year) {
    if (!situation_.published) return open_in_year(unit);
    in_given_year(year_of_day(*situation_.published) + *parts_.shift, unit, in_year, "relative");
  }

  /// "last April": the latest one that was over when the running month began; "next": the first after; "this": of the year.
  void in_shifted_instance(Unit unit, const InYear& in_year) {
    if (!situation_.published) return open_in_year(unit);
    const int year = year_of_day(*situation_.published);
    if (*parts_.shift == 0) return in_given_year(year, unit, in_year, "relative");
    const Day running = unit == Unit::Day ? *situation_.published : unit_around(*situation_.published, Unit::Month, 0)->begin;
    for (int step = -1; step <= kYearsTried; ++step) {
      const int tried = *parts_.shift < 0 ? year - step : year + step;
      const auto interval = in_year(tried);
      if (!interval) continue;
      const bool fits = *parts_.shift < 0 ? interval->end < running : interval->begin > *situation_.published;
      if (fits) return whole(interval, unit, "relative");
    }
    open_in_year(unit);
  }

  /// A date without its year: the last one in the past tense, the next one in the future.
  void nearest(Unit unit, const InYear& in_year) {
    if (!situation_.published) return open_in_year(unit);
    const Day published = *situation_.published;
    const int year = year_of_day(published);
    std::optional<Interval> last, next;
    for (int step = -1; step <= kYearsTried; ++step) {
      const auto before = in_year(year - step), after = in_year(year + step);
      if (!last && before && before->begin <= published) last = before;
      if (!next && after && after->end >= published) next = after;
    }
    const bool is_near = unit == Unit::Day && last && next && is_much_nearer(*next, *last, published);
    const bool is_future = situation_.tense == Tense::Future || is_near;
    const auto chosen = is_future && next ? next : last;
    whole(chosen, unit, "relative");
    const auto other = is_future ? last : next;
    if (other != chosen && !is_near) result_.other = other;
    if (chosen && chosen->begin != chosen->end && unit == Unit::Day) range_value();
  }

  static bool is_much_nearer(Interval next, Interval last, Day published) {
    const auto ahead = (next.begin - published).count(), behind = (published - last.end).count();
    return ahead > 0 && ahead <= kNearFutureDays && ahead * kTimesFarther < behind;
  }

  void open_in_year(Unit unit) {
    if (unit == Unit::Day && parts_.month && parts_.day) return open(unit, fmt::format("XXXX-{:02}-{:02}", *parts_.month, *parts_.day));
    if (unit == Unit::Month) return open(unit, fmt::format("XXXX-{:02}", *parts_.month));
    open(unit, "XXXX");
  }

  void range_value() {
    result_.precision = "range";
    result_.value = to_string(result_.interval->begin) + "/" + to_string(result_.interval->end);
  }

  // ---- weekdays, and what is counted from publication

  void weekday() {
    if (!situation_.published) return open(Unit::Day, fmt::format("XXXX-WXX-{}", *parts_.weekday));
    const Day published = *situation_.published;
    const int distance = *parts_.weekday - weekday_of_day(published);  // to that day of the week of publication
    if (parts_.shift && (parts_.unit == Unit::Week || *parts_.shift == 0)) return on_day(published, distance + 7 * *parts_.shift);
    if (parts_.shift && *parts_.shift < 0) return on_day(published, distance >= 0 ? distance - 7 : distance);
    if (parts_.shift) return on_day(published, distance <= 0 ? distance + 7 : distance);
    const int last = distance > 0 ? distance - 7 : distance;
    const int next = distance < 0 ? distance + 7 : distance;
    const bool is_future = situation_.tense == Tense::Future;
    on_day(published, is_future ? next : last);
    if (last != next) result_.other = unit_around(published, Unit::Day, is_future ? last : next);
  }

  void on_day(Day published, int distance) { whole(unit_around(published, Unit::Day, distance), Unit::Day, "relative"); }

  /// "last week"; without a shift ("the weekend", "the end of the year") the running one.
  void shifted() {
    const Unit unit = parts_.unit.value_or(Unit::Day);
    if (parts_.shift || !situation_.published || unit != Unit::Weekend) {
      const bool is_narrated = !parts_.shift && unit == Unit::Year && situation_.narrated_year && situation_.tense == Tense::Past;
      if (is_narrated) return whole(year_of(*situation_.narrated_year), unit, "narrative");
      return counted(unit, parts_.shift.value_or(0), situation_.published);
    }
    const auto running = unit_around(*situation_.published, unit, 0);
    const bool has_begun = running && running->begin <= *situation_.published;
    const auto before = has_begun ? running : unit_around(*situation_.published, unit, -1);
    const bool is_future = situation_.tense == Tense::Future;
    whole(is_future ? running : before, unit, "relative");
    if (running != before) result_.other = is_future ? before : running;
  }

  void unit_end() {
    shifted();
    if (result_.interval) result_.interval = narrowed(*result_.interval, Edge::End, false);
    result_.precision = "range";
  }

  // ---- amounts of time

  std::optional<std::int64_t> whole_number() const {
    if (parts_.is_vague || !parts_.number || *parts_.number > kMaxNumber) return std::nullopt;
    return static_cast<std::int64_t>(std::llround(*parts_.number));
  }

  /// "two weeks ago", "three days later".
  void amount(int direction, std::optional<Day> from) {
    const Unit unit = parts_.unit.value_or(Unit::Day);
    const auto number = whole_number();
    if (!number) return open(unit, direction < 0 ? "PAST_REF" : "FUTURE_REF");
    counted(unit == Unit::Weekend ? Unit::Week : unit, direction * *number, from);
  }

  /// "in two weeks" is a date after "will", a length of time otherwise.
  void within() {
    if (situation_.tense == Tense::Future) return amount(1, situation_.published);
    undated();
  }

  /// "the past three days": up to publication, or from it.
  void span() {
    const Unit unit = parts_.unit.value_or(Unit::Day);
    const auto number = parts_.number ? whole_number() : (parts_.is_vague ? std::nullopt : std::optional<std::int64_t>(1));
    undated();
    if (!number || !situation_.published) return;
    const bool is_back = parts_.shift.value_or(-1) <= 0;
    const Day published = *situation_.published;
    const auto far = same_day_in(published, unit, is_back ? -*number : *number);
    if (!far) return;
    result_.interval = is_back ? Interval{*far, published} : Interval{published, *far};
    result_.precision = "range";
    result_.method = "relative";
  }

  /// The day one or more units away: 11 April for a month after 11 March; the last day of a month that is too short.
  static std::optional<Day> same_day_in(Day day, Unit unit, std::int64_t number) {
    if (unit < Unit::Month) {
      const std::int64_t days = unit == Unit::Fortnight ? 14 : unit >= Unit::Week ? 7 : 1;
      const auto moved = unit_around(day, Unit::Day, number * days);
      return moved ? std::optional(moved->begin) : std::nullopt;
    }
    const std::int64_t months = unit == Unit::Month ? 1 : unit <= Unit::Season ? 3 : unit == Unit::Year ? 12 : unit == Unit::Decade ? 120 : 1200;
    const auto month = unit_around(day, Unit::Month, number * months);
    if (!month) return std::nullopt;
    const auto of_month = chrono::days(static_cast<unsigned>(chrono::year_month_day(day).day()) - 1);
    return std::min(month->begin + of_month, month->end);
  }

  /// "the same day", "that year", "the following month".
  void that() {
    if (!situation_.anchor) situation_.anchor = situation_.told;
    const Unit unit = !parts_.day_part.empty() ? Unit::Day : parts_.unit.value_or(Unit::Day);
    const int shift = parts_.that_shift.value_or(0);
    const bool is_short = precision_of(unit) == "day";
    if (is_short && !anchor_day()) return open(unit, "XXXX-XX-XX");
    if (!situation_.anchor && shift == 0) return open(unit, "XXXX");
    counted(unit, shift, anchor_or_published());
  }

  // ---- what dates nothing

  void undated() {
    const Unit unit = parts_.unit.value_or(Unit::Day);
    switch (parts_.meaning) {
      case Meaning::Reference: result_.value = parts_.value; break;
      case Meaning::Set: set(unit); break;
      case Meaning::Every: result_.type = "SET"; result_.value = fmt::format("XXXX-WXX-{}", parts_.weekday.value_or(1)); break;
      case Meaning::Clock: clock(); break;
      default: duration(unit); break;
    }
  }

  /// "daily", whose value the words give, and "twice a week", "every three days", whose length of time is the value.
  void set(Unit unit) {
    duration(unit);
    result_.type = "SET";
    if (!parts_.value.empty()) result_.value = parts_.value;
  }

  /// The day of a time of the clock: the one it names ("3 p.m. Friday"), else the one told last, else that of publication.
  std::optional<Day> day_of_clock() {
    if (parts_.weekday) weekday();
    else if (parts_.month) calendar();
    else if (parts_.day_shift) counted(Unit::Day, *parts_.day_shift, situation_.published);
    if (result_.interval) return result_.interval->begin;
    return anchor_day() ? anchor_day() : situation_.published;
  }

  /// "08:30", "6:40 p.m.", "0800 GMT", "6 p.m.", "6 p.m. Friday".
  void clock() {
    const auto day_told = day_of_clock();
    result_.type = "TIME";
    int hour = 0, minute = 0;
    const std::size_t colon = parts_.value.find(':');
    if (colon != std::string::npos) {
      hour = leading_figure(std::string_view(parts_.value).substr(0, colon));
      minute = leading_figure(std::string_view(parts_.value).substr(colon + 1));
    } else {
      const int number = static_cast<int>(whole_number().value_or(0));
      hour = number < 100 ? number : number / 100;
      minute = number < 100 ? 0 : number % 100;
    }
    if (parts_.zone == "pm" && hour < 12) hour += 12;
    const std::string day = day_told ? to_string(*day_told) : "";
    result_.value = fmt::format("{}T{:02}:{:02}{}", day, hour, minute, parts_.zone == "Z" ? "Z" : "");
  }

  void duration(Unit unit) {
    result_.type = "DURATION";
    double number = parts_.number.value_or(1) + (parts_.has_half_more ? 0.5 : 0);
    const bool is_counted = !parts_.is_vague && (parts_.number || parts_.meaning != Meaning::Duration) && number <= kMaxNumber;
    if (is_counted && (unit == Unit::Decade || unit == Unit::Century)) {  // ISO 8601 has no letter for them
      number *= unit == Unit::Decade ? 10 : 100;
      unit = Unit::Year;
    }
    const bool is_of_clock = unit == Unit::Minute || unit == Unit::Hour;
    result_.value = fmt::format("P{}{}{}", is_of_clock ? "T" : "", is_counted ? fmt::format("{:g}", number) : "X", timex_code(unit));
  }

  // ---- what narrows a date

  void narrow() {
    if (parts_.edge.empty()) return;
    Interval& interval = *result_.interval;
    if (interval.begin == interval.end) return;  // "late Monday" is Monday
    if (parts_.edge == "before" || parts_.edge == "after") return cut_at_now();
    const Edge edge = parts_.edge == "begin" ? Edge::Begin : parts_.edge == "middle" ? Edge::Middle : Edge::End;
    interval = narrowed(interval, edge, parts_.is_half);
    if (result_.other) result_.other = narrowed(*result_.other, edge, parts_.is_half);
    result_.precision = "range";
  }

  /// "later this month" does not begin before publication, "earlier this year" does not outlast it; likewise around the date told last.
  void cut_at_now() {
    Interval& interval = *result_.interval;
    const bool is_told = parts_.meaning == Meaning::That;
    const auto now = is_told ? anchor_day() : situation_.published;
    if (!now || *now < interval.begin || *now > interval.end) return;
    if (parts_.edge == "before") interval.end = *now;
    else interval.begin = *now;
    result_.precision = "range";
  }

  void add_day_part() {
    result_.type = "TIME";
    result_.value += "T" + parts_.day_part;
  }

  void add_night() {
    result_.type = "TIME";
    result_.value += "TNI";
  }

  const Parts& parts_;
  Situation situation_;
  const Vocabulary& vocabulary_;
  Resolution result_;
};

}  // namespace

Resolution resolve(const Parts& parts, const Situation& situation, const Vocabulary& vocabulary) {
  return Resolver(parts, situation, vocabulary).run();
}

}  // namespace entente::when
