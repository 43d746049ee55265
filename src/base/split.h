// Cuts a text at every separator: lines, cells of a table, alternatives of a path.
//
//   for (std::string_view cell : split(line, '\t')) ...
#pragma once

#include <string_view>
#include <vector>

namespace entente {

/// The parts between separators, as they are; an empty text has one empty part. Views into `text`.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace entente
