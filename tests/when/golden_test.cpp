// Runs tests/golden/when/*.case: one case a block, written for linguists (see tests/golden/when/README.md).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "when/documents.h"

namespace entente::when {
namespace {

struct Case {
  std::string file, name, published, text;
  std::vector<std::string> expected;   // "April" = 2014-04-01..2014-04-30 month narrative
  std::vector<std::string> forbidden;  // "90"
};

/// "\n\n" in a case's text starts a new paragraph.
std::string with_paragraphs(std::string text) {
  for (std::size_t at = text.find("\\n\\n"); at != std::string::npos; at = text.find("\\n\\n", at)) text.replace(at, 4, "\n\n");
  return text;
}

std::vector<Case> cases_of(const std::filesystem::path& file) {
  std::vector<Case> cases;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const std::string key = line.substr(0, line.find(' '));
    const std::string value = key.size() < line.size() ? line.substr(key.size() + 1) : "";
    if (line.empty() || key == "#") continue;
    if (key == "case") cases.push_back({file.filename(), value, "", "", {}, {}});
    else if (cases.empty()) throw std::runtime_error(file.string() + ": \"" + line + "\" before the first case");
    else if (key == "published") cases.back().published = value;
    else if (key == "text") cases.back().text = with_paragraphs(value);
    else if (key == "when") cases.back().expected.push_back(value);
    else if (key == "!") cases.back().forbidden.push_back(value.substr(value.find('"')));
    else throw std::runtime_error(file.string() + ": no such key \"" + key + "\"");
  }
  return cases;
}

std::vector<Case> all_cases() {
  std::vector<Case> cases;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(ENTENTE_ROOT "/tests/golden/when")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    for (Case& found : cases_of(file)) cases.push_back(std::move(found));
  }
  return cases;
}

/// As a case writes it; a date without an interval as "open".
std::string written(const Document& document, const Date& date) {
  std::string text = "\"" + std::string(document.text(date.span)) + "\" = ";
  if (!date.interval) return text + "open";
  text += to_string(date.interval->begin);
  if (date.interval->end != date.interval->begin) text += ".." + to_string(date.interval->end);
  return text + " " + date.precision + " " + date.method;
}

class Golden : public testing::TestWithParam<Case> {};

TEST_P(Golden, FindsTheDates) {
  const Case& golden = GetParam();
  ASSERT_FALSE(golden.expected.empty() && golden.forbidden.empty()) << "the case expects nothing";
  const Document document = document_of(golden.text, golden.published);
  std::vector<std::string> found;
  for (const auto& dates : calendar().find(document, {}).sentences) {
    for (const Date& date : dates) found.push_back(written(document, date));
  }
  for (const std::string& expected : golden.expected) EXPECT_THAT(found, testing::Contains(expected)) << golden.text;
  for (const std::string& forbidden : golden.forbidden) {
    EXPECT_THAT(found, testing::Each(testing::Not(testing::StartsWith(forbidden + " =")))) << golden.text;
  }
}

INSTANTIATE_TEST_SUITE_P(When, Golden, testing::ValuesIn(all_cases()), [](const auto& parameter) {
  std::string name = parameter.param.file.substr(0, parameter.param.file.find('.')) + "_" + parameter.param.name;
  for (char& letter : name) {
    if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
  }
  return name;
});

}  // namespace
}  // namespace entente::when
