#include "sources/json_story.h"

#include <gmock/gmock.h>

#include "base/hash.h"

namespace entente::sources {
namespace {

using testing::HasSubstr;

Result<Story> read(const std::string& line) {
  JsonStories stories;
  return stories.read_line(line, "some.jsonl", 7);
}

std::string fault_of(const std::string& line) {
  const auto story = read(line);
  return story ? "no fault" : to_string(story.error());
}

TEST(JsonStory, TakesOverAllKeys) {
  const auto story = read(R"({"id": "a-1", "title": "T", "text": "The army withdrew.", "date": "2014-05-09T10:00:00Z",
                              "url": "https://example.org", "publisher": "Example", "language": "en", "other": [1, {"deep": null}]})");
  ASSERT_TRUE(story);
  EXPECT_EQ(story->id, "a-1");
  EXPECT_EQ(story->title, "T");
  EXPECT_EQ(story->text, "The army withdrew.");
  EXPECT_EQ(to_string(*story->published), "2014-05-09");
  EXPECT_EQ(story->url, "https://example.org");
  EXPECT_EQ(story->publisher, "Example");
  EXPECT_EQ(story->language, "en");
}

TEST(JsonStory, TextIsEnough) {
  const auto story = read(R"({"text": "The army withdrew.", "title": null})");
  ASSERT_TRUE(story);
  EXPECT_EQ(story->id, fingerprint("The army withdrew."));
  EXPECT_FALSE(story->published);
  EXPECT_EQ(story->title, "");
}

TEST(JsonStory, NumbersAreIdsToo) { EXPECT_EQ(read(R"({"id": 17, "text": "a"})")->id, "17"); }

TEST(JsonStory, EscapedControlCharactersBecomeBlanks) { EXPECT_EQ(read(R"({"text": "a\u0000b\u2019"})")->text, "a b’"); }

TEST(JsonStory, FaultsNameFileLineAndWhatToDo) {
  EXPECT_THAT(fault_of("{\"text\": "), HasSubstr("some.jsonl:7: is no JSON"));
  EXPECT_THAT(fault_of("[1]"), HasSubstr("some.jsonl:7: is no JSON object"));
  EXPECT_THAT(fault_of("{}"), HasSubstr("has no \"text\""));
  EXPECT_THAT(fault_of(R"({"text": null})"), HasSubstr("has no \"text\""));
  EXPECT_THAT(fault_of(R"({"text": ["a"]})"), HasSubstr("\"text\" is no string"));
  EXPECT_THAT(fault_of(R"({"text": "a", "date": "last week"})"), HasSubstr("date \"last week\" is no day (write it like 2014-03-01)"));
}

TEST(JsonStory, TooDeepIsAFaultAndNoCrash) {
  EXPECT_THAT(fault_of("{\"text\": \"a\", \"x\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}"), HasSubstr("is no JSON"));
}

TEST(JsonStory, TooLongATextIsAFault) {
  EXPECT_THAT(fault_of("{\"text\": \"" + std::string(kMaxReportBytes + 1, 'a') + "\"}"), HasSubstr("is longer than"));
}

TEST(JsonStory, SmallLinesAreReadAfterGiantOnes) {
  JsonStories stories;
  EXPECT_TRUE(stories.read_line("{\"text\": \"" + std::string(5'000'000, 'a') + "\"}", "f", 1));
  EXPECT_TRUE(stories.read_line("{\"text\": \"a\"}", "f", 2));
}

TEST(JsonStory, DocumentsAreArraysOrSingleObjects) {
  JsonStories stories;
  const auto array = stories.read_document(R"([{"id": "a", "text": "x"}, 5, {"id": "b", "text": "y"}])", "some.json");
  ASSERT_TRUE(array);
  ASSERT_EQ(array->size(), 3u);
  EXPECT_EQ((*array)[0]->id, "a");
  EXPECT_THAT(to_string((*array)[1].error()), HasSubstr("some.json: report 2 is no JSON object"));
  EXPECT_EQ((*array)[2]->id, "b");
  EXPECT_EQ(stories.read_document("{\n \"text\": \"x\"\n}", "some.json")->size(), 1u);
  EXPECT_FALSE(stories.read_document("{\"text\": \"x\"}\n{\"text\": \"y\"}", "some.json"));
}

}  // namespace
}  // namespace entente::sources
