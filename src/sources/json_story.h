// Reads reports written as JSON objects with the keys id, title, text, date, url, publisher and language; all but text may be missing.
//
//   JsonStories stories;
//   Result<Story> story = stories.read_line(line, "reports.jsonl", 7);
//
// Other keys are ignored, so that what Entente exports can be read again.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "sources/story.h"

namespace entente::sources {

/// No newspaper prints a report of 8 MB; more is a book, a table or a mistake, and would hold up one worker for minutes.
constexpr std::size_t kMaxReportBytes = 8u << 20;

/// A text in which every character is escaped (\u0041) takes six times its length.
constexpr std::size_t kMaxJsonBytes = 64u << 20;

/// Reports nest no deeper than a few levels; deeper JSON is an attack or another format.
constexpr std::size_t kMaxJsonDepth = 64;

/// Keeps simdjson's memory between lines. Not for several threads at once.
class JsonStories {
 public:
  JsonStories();
  JsonStories(JsonStories&& other) noexcept;
  JsonStories& operator=(JsonStories&& other) noexcept;
  ~JsonStories();

  /// The report a line holds. Fails, naming file and line, on what is no object, a value of the wrong kind, a missing text, a date that
  /// is none, and a text over kMaxReportBytes. Without an id the text's fingerprint is taken.
  Result<Story> read_line(std::string line, const std::string& file, std::size_t number);

  /// The reports of a document that is an array of objects or one object, each with its own fault; nothing if it is no JSON at all.
  std::optional<std::vector<Result<Story>>> read_document(std::string document, const std::string& file);

 private:
  class Parser;  // keeps simdjson.h, which is large, out of what includes this
  std::unique_ptr<Parser> parser_;
};

}  // namespace entente::sources
