#include "text/paragraphs.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace entente::text {
namespace {

// Text is wrapped at 65 to 80 columns, seldom at up to 100. Longer lines are paragraphs, shorter blocks lists or verse.
constexpr std::size_t kLeastWrapColumns = 50;
constexpr std::size_t kMostWrapColumns = 100;

struct Line {
  Span span;                      // without white space around
  std::size_t columns = 0;        // code points
  std::size_t first_word = 0;     // code points of its first word
};

bool is_line_break(char32_t point) { return point == '\n' || point == '\r' || point == '\f' || point == 0x2028 || point == 0x2029; }

/// The line that spans text[begin, end), without white space around it.
Line make_line(std::string_view text, std::size_t begin, std::size_t end) {
  Line line;
  std::size_t first = end;
  std::size_t last = begin;
  std::size_t columns_to_last = 0;
  bool in_first_word = true;
  std::size_t columns = 0;
  for (std::size_t place = begin; place < end;) {
    const std::size_t before = place;
    const bool space = utf8::is_space(utf8::next(text, place));
    if (space && first == end) continue;
    ++columns;
    if (space) {
      in_first_word = false;
      continue;
    }
    first = std::min(first, before);
    last = place;
    columns_to_last = columns;
    if (in_first_word) ++line.first_word;
  }
  line.span = {static_cast<std::uint32_t>(std::min(first, last)), static_cast<std::uint32_t>(last)};
  line.columns = columns_to_last;
  return line;
}

/// All lines; a blank one has no columns. "\r\n" is one break.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  for (std::size_t place = 0; place < text.size();) {
    const std::size_t before = place;
    const char32_t point = utf8::next(text, place);
    if (!is_line_break(point)) continue;
    lines.push_back(make_line(text, begin, before));
    if (point == '\r' && place < text.size() && text[place] == '\n') ++place;
    begin = place;
  }
  lines.push_back(make_line(text, begin, text.size()));
  return lines;
}

/// Hand-wrapped lines end where the writer liked, but one that starts in lower case after a nearly full one goes on.
bool continues(std::string_view text, const Line& before, const Line& line, std::size_t width) {
  std::size_t place = line.span.begin;
  const char32_t first = utf8::next(text, place);
  return utf8::is_letter(first) && !utf8::is_upper(first) && 5 * before.columns >= 4 * width;
}

/// Appends the paragraphs of lines[begin, end), none of them blank.
void add_block(std::string_view text, const std::vector<Line>& lines, std::size_t begin, std::size_t end, std::vector<Span>& paragraphs) {
  std::size_t width = 0;
  for (std::size_t number = begin; number < end; ++number) width = std::max(width, lines[number].columns);
  const bool wrapped = kLeastWrapColumns <= width && width <= kMostWrapColumns;
  for (std::size_t number = begin; number < end; ++number) {
    const bool goes_on = wrapped && number > begin &&
                         (lines[number - 1].columns + 1 + lines[number].first_word > width || continues(text, lines[number - 1], lines[number], width));
    if (goes_on) {
      paragraphs.back().end = lines[number].span.end;
    } else {
      paragraphs.push_back(lines[number].span);
    }
  }
}

}  // namespace

std::vector<Span> find_paragraphs(std::string_view text) {
  std::vector<Span> paragraphs;
  const std::vector<Line> lines = lines_of(text);
  for (std::size_t begin = 0; begin < lines.size();) {
    std::size_t end = begin;
    while (end < lines.size() && lines[end].columns > 0) ++end;
    add_block(text, lines, begin, end, paragraphs);
    begin = end + 1;
  }
  return paragraphs;
}

}  // namespace entente::text
