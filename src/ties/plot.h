// Draws a TieSeries for a terminal: cooperation as bars above a zero line, conflict below it, and how intense it was on the whole
// as a line of small bars. Pure text, no colour; ascii for terminals and logs that know no more.
//
//   std::cout << ties::plot(counter.series(), {80, 24, Glyphs::Unicode});
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "ties/tie_series.h"

namespace entente::ties {

enum class Glyphs : std::uint8_t { Unicode, Ascii };

struct PlotOptions {
  std::size_t width = 80;   // columns of the whole plot; at least 40, at most 1,000 are used
  std::size_t height = 22;  // lines of the whole plot; at least 12, at most 200 are used
  Glyphs glyphs = Glyphs::Unicode;
};

/// Lines end with '\n'. A column stands for as many periods as must share one for all to fit; the title says how many.
/// A series without periods is one line that says so.
std::string plot(const TieSeries& series, const PlotOptions& options);

}  // namespace entente::ties
