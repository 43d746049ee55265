// Reads tests/golden/who/*.case: sentences with their mentions marked, and who each must be. The form is told in golden/who/README.md.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace entente::who::tests {

struct ExpectedActor {
  std::string mention;   // as marked; where several are marked alike, the last
  std::string expected;  // "name, country, sector, how"; the last may be left out
  std::size_t line = 0;
};

struct GoldenSentence {
  std::string marked;  // "[Moscow] sent [envoys]."
  bool opens_story = false;
};

struct GoldenCase {
  std::string file, name;
  std::string published;  // empty: unknown
  std::vector<GoldenSentence> sentences;
  std::vector<ExpectedActor> expected;
};

/// Reads one file. Throws std::runtime_error, with file and line, on a line it does not know.
inline std::vector<GoldenCase> read_case_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<GoldenCase> cases;
  std::string line;
  bool opens_story = true;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t blank = std::min(line.find(' '), line.size());
    const std::string key = line.substr(0, blank);
    const std::string rest = blank == line.size() ? "" : line.substr(blank + 1);
    const std::size_t equals = rest.find(" = ");
    if (key == "case") {
      cases.push_back({path.filename().string(), rest, {}, {}, {}});
      opens_story = true;
    } else if (key == "published" && !cases.empty()) {
      cases.back().published = rest;
    } else if (key == "story" && !cases.empty()) {
      opens_story = true;
    } else if (key == "text" && !cases.empty()) {
      cases.back().sentences.push_back({rest, opens_story});
      opens_story = false;
    } else if (key == "who" && !cases.empty() && equals != std::string::npos) {
      cases.back().expected.push_back({rest.substr(0, equals), rest.substr(equals + 3), number});
    } else {
      throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": unknown line \"" + line + "\"");
    }
  }
  return cases;
}

/// All cases of a folder, file by file.
inline std::vector<GoldenCase> read_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<GoldenCase> cases;
  for (const std::filesystem::path& file : files) {
    for (GoldenCase& each : read_case_file(file)) cases.push_back(std::move(each));
  }
  return cases;
}

}  // namespace entente::who::tests
