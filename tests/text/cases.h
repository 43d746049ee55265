// Cases for tests, written as plain lines: "case NAME" opens one, each other line is "KEY VALUE"; blank lines and lines that start
// with '#' say nothing. "\n" in a value is a line break.
#pragma once

#include <fstream>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace entente::text {

struct Case {
  std::string name;
  std::vector<std::pair<std::string, std::string>> lines;

  /// The values of all lines with this key, in order.
  std::vector<std::string> all(const std::string& key) const {
    std::vector<std::string> values;
    for (const auto& [found, value] : lines) {
      if (found == key) values.push_back(value);
    }
    return values;
  }
  friend void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }
};

inline std::string with_line_breaks(std::string value) {
  for (std::size_t at = 0; (at = value.find("\\n", at)) != std::string::npos; ++at) value.replace(at, 2, "\n");
  return value;
}

inline std::vector<Case> read_cases(const std::string& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t blank = line.find(' ');
    const std::string key = line.substr(0, blank);
    const std::string value = with_line_breaks(line.substr(blank + 1));
    if (key == "case") {
      cases.push_back({value, {}});
    } else {
      cases.back().lines.emplace_back(key, value);
    }
  }
  return cases;
}

}  // namespace entente::text
