#include "when/spans_of_days.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace entente::when {
namespace {

namespace chrono = std::chrono;

constexpr int kMinYear = 1, kMaxYear = 9999;
constexpr std::int64_t kMaxShift = 1'000'000;  // days in 2,700 years: more never stays inside kMaxYear on either side of a report

constexpr std::array<std::pair<std::string_view, Unit>, 13> kUnitNames{{{"minute", Unit::Minute}, {"hour", Unit::Hour}, {"day", Unit::Day},
    {"night", Unit::Night}, {"week", Unit::Week}, {"fortnight", Unit::Fortnight}, {"weekend", Unit::Weekend}, {"month", Unit::Month},
    {"quarter", Unit::Quarter}, {"season", Unit::Season}, {"year", Unit::Year}, {"decade", Unit::Decade}, {"century", Unit::Century}}};

bool is_in_range(std::int64_t year) { return year >= kMinYear && year <= kMaxYear; }

chrono::year_month_day parts(Day day) { return chrono::year_month_day(day); }

Day monday_of(Day day) { return day - chrono::days(weekday_of_day(day) - 1); }

std::optional<Interval> days_from(Day begin, int count) {
  const Interval interval{begin, begin + chrono::days(count - 1)};
  if (!is_in_range(year_of_day(interval.begin)) || !is_in_range(year_of_day(interval.end))) return std::nullopt;
  return interval;
}

/// `count` months from the month that lies `months` months after year 0's January.
std::optional<Interval> months_from(std::int64_t months, int count) {
  const std::int64_t last = months + count - 1;
  if (months < 12 || !is_in_range(months / 12) || !is_in_range(last / 12)) return std::nullopt;
  const auto first_of = [](std::int64_t month) {
    return chrono::year(static_cast<int>(month / 12)) / chrono::month(static_cast<unsigned>(month % 12 + 1));
  };
  return Interval{Day(first_of(months) / 1), Day(first_of(last) / chrono::last)};
}

std::string iso_week(Day day) {
  const Day thursday = monday_of(day) + chrono::days(3);
  const int year = year_of_day(thursday);
  const auto days = (thursday - Day(chrono::year(year) / 1 / 1)).count();
  return fmt::format("{:04}-W{:02}", year, days / 7 + 1);
}

}  // namespace

std::optional<Unit> unit_of(std::string_view name) {
  for (const auto& [unit_name, unit] : kUnitNames) {
    if (unit_name == name) return unit;
  }
  return std::nullopt;
}

std::string precision_of(Unit unit) {
  switch (unit) {
    case Unit::Minute: case Unit::Hour: case Unit::Day: case Unit::Night: return "day";
    case Unit::Week: return "week";
    case Unit::Month: return "month";
    case Unit::Season: return "season";
    case Unit::Year: return "year";
    case Unit::Decade: return "decade";
    default: return "range";
  }
}

int year_of_day(Day day) { return static_cast<int>(parts(day).year()); }
int month_of_day(Day day) { return static_cast<int>(static_cast<unsigned>(parts(day).month())); }
int weekday_of_day(Day day) { return static_cast<int>(chrono::weekday(day).iso_encoding()); }

std::optional<Interval> day_of(int year, int month, int day) {
  if (!is_in_range(year) || month < 1 || month > 12 || day < 1) return std::nullopt;
  const chrono::year_month_day date = chrono::year(year) / month / day;
  if (!date.ok()) return std::nullopt;
  return Interval{Day(date), Day(date)};
}

std::optional<Interval> month_of(int year, int month) { return months_from(std::int64_t{year} * 12 + month - 1, 1); }
std::optional<Interval> year_of(int year) { return years_from(year, 1); }
std::optional<Interval> three_months(int year, int first_month) { return months_from(std::int64_t{year} * 12 + first_month - 1, 3); }
std::optional<Interval> years_from(int year, int count) { return months_from(std::int64_t{year} * 12, count * 12); }

std::optional<Interval> unit_around(Day day, Unit unit, std::int64_t shift) {
  if (shift > kMaxShift || shift < -kMaxShift) return std::nullopt;
  const std::int64_t year = year_of_day(day);
  const std::int64_t month = year * 12 + month_of_day(day) - 1;
  switch (unit) {
    case Unit::Minute: case Unit::Hour: return days_from(day, 1);
    case Unit::Day: case Unit::Night: return days_from(day + chrono::days(shift), 1);
    case Unit::Week: return days_from(monday_of(day) + chrono::days(7 * shift), 7);
    case Unit::Fortnight: return days_from(monday_of(day) + chrono::days(14 * shift), 7);
    case Unit::Weekend: return days_from(monday_of(day) + chrono::days(5 + 7 * shift), 2);
    case Unit::Month: return months_from(month + shift, 1);
    case Unit::Quarter: case Unit::Season: return months_from(month - month % 3 + 3 * shift, 3);
    case Unit::Year: return months_from((year + shift) * 12, 12);
    case Unit::Decade: return months_from((year - year % 10 + 10 * shift) * 12, 120);
    case Unit::Century: return months_from((year - year % 100 + 100 * shift) * 12, 1200);
  }
  return std::nullopt;
}

Interval narrowed(Interval interval, Edge edge, bool is_half) {
  const int divisor = is_half ? 2 : 3;
  const auto days = (interval.end - interval.begin).count() + 1;
  const chrono::days part(days < divisor ? 1 : days / divisor);
  const chrono::days one(1);
  switch (edge) {
    case Edge::Begin: return {interval.begin, interval.begin + part - one};
    case Edge::Middle: return days < divisor ? interval : Interval{interval.begin + part, interval.end - part};
    case Edge::End: return {interval.end - part + one, interval.end};
  }
  return interval;
}

std::string timex_value(Day begin, Unit unit) {
  const int year = year_of_day(begin), month = month_of_day(begin);
  static constexpr std::array<std::string_view, 4> kSeasons{"SP", "SU", "FA", "WI"};
  switch (unit) {
    case Unit::Week: case Unit::Fortnight: return iso_week(begin);
    case Unit::Weekend: return iso_week(begin) + "-WE";
    case Unit::Month: return fmt::format("{:04}-{:02}", year, month);
    case Unit::Quarter: return fmt::format("{:04}-Q{}", year, (month + 2) / 3);
    case Unit::Season: return fmt::format("{:04}-{}", year, kSeasons[static_cast<std::size_t>(month / 3 + 3) % 4]);
    case Unit::Year: return fmt::format("{:04}", year);
    case Unit::Decade: return fmt::format("{:03}", year / 10);
    case Unit::Century: return fmt::format("{:02}", year / 100);
    default: return to_string(begin);
  }
}

std::string timex_code(Unit unit) {
  switch (unit) {
    case Unit::Minute: return "M";
    case Unit::Hour: return "H";
    case Unit::Week: return "W";
    case Unit::Month: return "M";
    case Unit::Quarter: return "Q";
    case Unit::Year: return "Y";
    case Unit::Decade: return "DE";
    case Unit::Century: return "CE";
    default: return "D";
  }
}

}  // namespace entente::when
