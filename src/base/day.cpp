#include "base/day.h"

namespace entente {
namespace {

constexpr std::size_t kYearLength = 4;    // "2014"
constexpr std::size_t kMonthLength = 7;   // "2014-03"
constexpr std::size_t kDayLength = 10;    // "2014-03-01"

/// The number that exactly `length` digits at `at` write; nothing if one of them is no digit.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t length) {
  int value = 0;
  const std::string_view part = text.substr(at, length);
  for (const char c : part) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// The parts of a date: month and day are 0 where the text does not go that far.
struct Parts {
  int year = 0;
  int month = 0;
  int day = 0;
};

std::optional<Parts> parts_of(std::string_view text) {
  if (text.size() != kYearLength && text.size() != kMonthLength && text.size() != kDayLength) return std::nullopt;
  Parts parts;
  const auto year = digits(text, 0, 4);
  if (!year) return std::nullopt;
  parts.year = *year;
  if (text.size() >= kMonthLength) {
    const auto month = digits(text, 5, 2);
    if (text[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    parts.month = *month;
  }
  if (text.size() == kDayLength) {
    const auto day = digits(text, 8, 2);
    if (text[7] != '-' || !day || *day < 1) return std::nullopt;
    parts.day = *day;
  }
  return parts;
}

void append_padded(std::string& text, int value, std::size_t width) {
  const std::string number = std::to_string(value);
  if (number.size() < width) text.append(width - number.size(), '0');
  text += number;
}

}  // namespace

std::string to_string(Day day) {
  const std::chrono::year_month_day date(day);
  std::string text;
  append_padded(text, static_cast<int>(date.year()), 4);
  text += '-';
  append_padded(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
  text += '-';
  append_padded(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
  return text;
}

std::optional<Interval> parse_interval(std::string_view text) {
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const std::chrono::year year(parts->year);
  if (parts->month == 0) return Interval{Day(year / std::chrono::January / 1), Day(year / std::chrono::December / 31)};
  const std::chrono::month month(static_cast<unsigned>(parts->month));
  if (parts->day == 0) return Interval{Day(year / month / 1), Day(year / month / std::chrono::last)};
  const std::chrono::year_month_day date = year / month / std::chrono::day(static_cast<unsigned>(parts->day));
  if (!date.ok()) return std::nullopt;
  return Interval{Day(date), Day(date)};
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() < kDayLength) return std::nullopt;
  if (text.size() > kDayLength && text[kDayLength] != 'T' && text[kDayLength] != ' ') return std::nullopt;
  const auto interval = parse_interval(text.substr(0, kDayLength));
  if (!interval) return std::nullopt;
  return interval->begin;
}

}  // namespace entente
