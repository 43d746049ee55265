#include "ties/plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace entente::ties {
namespace {

constexpr std::size_t kMinWidth = 40, kMaxWidth = 1000;
constexpr std::size_t kMinHeight = 12, kMaxHeight = 200;
constexpr std::size_t kGutter = 10;      // "      123 " left of the bars
constexpr std::size_t kOtherLines = 6;   // title, zero line, dates, their ticks, intensity, legend
constexpr std::size_t kMaxBarWidth = 6;  // wider bars say no more
constexpr double kMaxIntensity = 10;

struct GlyphSet {
  const char *full, *half_up, *half_down, *zero, *tick, *side;
  std::array<const char*, 8> levels;  // of intensity, from -10 to 10
};

const GlyphSet kUnicode = {"█", "▄", "▀", "─", "┬", "│", {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}};
const GlyphSet kAscii = {"#", ".", "'", "-", "+", "|", {"_", ".", ",", "-", "=", "+", "*", "#"}};

/// How many periods after the first one this is.
std::size_t period_index(Day begin, Day first, Period period) {
  if (period == Period::Day) return static_cast<std::size_t>((begin - first).count());
  const std::chrono::year_month_day from(first), to(begin);
  const int years = static_cast<int>(to.year()) - static_cast<int>(from.year());
  if (period == Period::Year) return static_cast<std::size_t>(years);
  return static_cast<std::size_t>(years * 12 + static_cast<int>(unsigned(to.month())) - static_cast<int>(unsigned(from.month())));
}

Day period_at(Day first, std::size_t index, Period period) {
  if (period == Period::Day) return first + std::chrono::days(index);
  const std::chrono::year_month_day from(first);
  if (period == Period::Year) return Day((from.year() + std::chrono::years(index)) / 1 / 1);
  return Day((from.year() / from.month() + std::chrono::months(index)) / 1);
}

/// How periods share the width: each bar stands for `periods_per_bar` of them and is `bar_width` characters wide.
struct Layout {
  std::size_t periods = 0, periods_per_bar = 1, bars = 0, bar_width = 1;
};

Layout lay_out(const TieSeries& series, std::size_t width) {
  Layout layout;
  layout.periods = period_index(series.periods.back().begin, series.periods.front().begin, series.period) + 1;
  const std::size_t columns = width - kGutter;
  layout.periods_per_bar = (layout.periods + columns - 1) / columns;
  layout.bars = (layout.periods + layout.periods_per_bar - 1) / layout.periods_per_bar;
  layout.bar_width = std::min(kMaxBarWidth, columns / layout.bars);
  return layout;
}

std::vector<Flow> bars_of(const TieSeries& series, const Layout& layout) {
  std::vector<Flow> bars(layout.bars);
  for (const TiePeriod& period : series.periods) {
    const std::size_t index = period_index(period.begin, series.periods.front().begin, series.period);
    bars[index / layout.periods_per_bar].add(period.all);
  }
  return bars;
}

/// The bar's glyphs with a blank after it where there is room, so that neighbours stay apart.
std::string widened(const char* glyph, const Layout& layout) {
  const std::size_t gap = layout.bar_width > 1 ? 1 : 0;
  std::string text;
  for (std::size_t column = 0; column + gap < layout.bar_width; ++column) text += glyph;
  return text + std::string(gap, ' ');
}

std::string trimmed(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

std::string gutter(const std::string& label, const GlyphSet& glyphs) { return fmt::format("{:>{}} {}", label, kGutter - 2, glyphs.side); }

/// Height of a bar in half lines; what is there at all is at least one.
std::size_t half_lines(std::uint64_t count, std::uint64_t most, std::size_t lines) {
  if (count == 0) return 0;
  const double share = static_cast<double>(count) / static_cast<double>(most);
  return std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(share * static_cast<double>(2 * lines))));
}

/// The lines on one side of zero, the one nearest to it first.
std::vector<std::string> side_lines(const std::vector<std::uint64_t>& counts, std::uint64_t most, std::size_t lines, const char* full, const char* half,
                                    const Layout& layout) {
  std::vector<std::string> drawn(lines);
  for (const std::uint64_t count : counts) {
    const std::size_t height = half_lines(count, most, lines);
    for (std::size_t line = 0; line < lines; ++line) {
      const char* glyph = height >= 2 * line + 2 ? full : height == 2 * line + 1 ? half : " ";
      drawn[line] += widened(glyph, layout);
    }
  }
  return drawn;
}

/// The zero line's dates: a tick under the first column of a bar wherever its label has room.
std::string date_lines(const TieSeries& series, const Layout& layout, const GlyphSet& glyphs) {
  const std::size_t label_width = period_label(series.periods.front().begin, series.period).size() + 2;
  const std::size_t step = (label_width + layout.bar_width - 1) / layout.bar_width;
  std::string ticks(kGutter, ' ');
  std::string labels(kGutter, ' ');
  for (std::size_t bar = 0; bar < layout.bars; ++bar) {
    const bool has_tick = bar % step == 0;
    ticks += has_tick ? glyphs.tick : " ";
    ticks += std::string(layout.bar_width - 1, ' ');
    if (has_tick) labels.resize(kGutter + bar * layout.bar_width, ' ');
    if (has_tick) labels += period_label(period_at(series.periods.front().begin, bar * layout.periods_per_bar, series.period), series.period);
  }
  return trimmed(ticks) + trimmed(labels);
}

const char* level_glyph(const Flow& flow, const GlyphSet& glyphs) {
  if (flow.events() == 0) return " ";
  const double share = std::clamp((flow.intensity_mean() + kMaxIntensity) / (2 * kMaxIntensity), 0.0, 1.0);
  return glyphs.levels[std::min<std::size_t>(7, static_cast<std::size_t>(share * 8))];
}

std::string intensity_line(const std::vector<Flow>& bars, const Layout& layout, const GlyphSet& glyphs) {
  std::string line = fmt::format("{:>{}} {}", "mean", kGutter - 2, " ");
  for (const Flow& flow : bars) line += widened(level_glyph(flow, glyphs), layout);
  return trimmed(line);
}

std::string title(const TieSeries& series, const Layout& layout) {
  static constexpr std::array<const char*, 3> kNames = {"day", "month", "year"};
  const char* name = kNames[static_cast<std::size_t>(series.period)];
  Flow total;
  for (const TiePeriod& period : series.periods) total.add(period.all);
  const std::string bar = layout.periods_per_bar == 1 ? fmt::format("a {}", name) : fmt::format("{} {}s", layout.periods_per_bar, name);
  return fmt::format("{} and {}: {} events, each bar {}; cooperation above, conflict below\n", series.first, series.second, total.events(), bar);
}

}  // namespace

std::string plot(const TieSeries& series, const PlotOptions& options) {
  if (series.periods.empty()) return fmt::format("{} and {}: no dated events\n", series.first, series.second);
  const GlyphSet& glyphs = options.glyphs == Glyphs::Unicode ? kUnicode : kAscii;
  const Layout layout = lay_out(series, std::clamp(options.width, kMinWidth, kMaxWidth));
  const std::size_t lines = (std::clamp(options.height, kMinHeight, kMaxHeight) - kOtherLines) / 2;
  const std::vector<Flow> bars = bars_of(series, layout);
  std::vector<std::uint64_t> above, below;
  for (const Flow& flow : bars) {
    above.push_back(flow.cooperation());
    below.push_back(flow.conflict());
  }
  const std::uint64_t most = std::max(*std::max_element(above.begin(), above.end()), *std::max_element(below.begin(), below.end()));

  std::string text = title(series, layout);
  const auto up = side_lines(above, most, lines, glyphs.full, glyphs.half_up, layout);
  for (std::size_t line = lines; line-- > 0;) text += trimmed(gutter(line + 1 == lines ? std::to_string(most) : "", glyphs) + up[line]);
  std::string zero = gutter("0", glyphs);
  for (std::size_t column = 0; column < layout.bars * layout.bar_width; ++column) zero += glyphs.zero;
  text += zero + '\n';
  const auto down = side_lines(below, most, lines, glyphs.full, glyphs.half_down, layout);
  for (std::size_t line = 0; line < lines; ++line) text += trimmed(gutter(line + 1 == lines ? std::to_string(most) : "", glyphs) + down[line]);
  text += date_lines(series, layout, glyphs) + intensity_line(bars, layout, glyphs);
  text += fmt::format("{:>{}}  mean intensity: {} -10, {} 10\n", "", kGutter - 2, glyphs.levels.front(), glyphs.levels.back());
  return text;
}

}  // namespace entente::ties
