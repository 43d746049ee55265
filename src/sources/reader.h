// The stage sources: gives the stories of files, folders and standard input one by one, in bounded memory.
//
//   auto sources = Sources::open({"reports", "more.jsonl", "-"}, {});
//   while (auto story = sources->next()) {
//     if (*story) ...;            // a Story
//     else problems.push_back(story->error());  // one report was bad: go on
//   }
//
// Plain text (*.txt and anything that is no JSON) is one report a file, whose id is the file's name without
// its extension (with the folders between it and the folder that was asked for); JSON (*.jsonl, *.ndjson, *.json,
// or what starts with '{') is one object a report, see sources/json_story.h. Does not fetch from the network and does not read HTML.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "sources/input.h"
#include "sources/json_story.h"
#include "sources/story.h"

namespace entente::sources {

struct SourceOptions {
  std::optional<Day> published;  // for reports that bring no date
};

/// How far reading is. `total` is 0 where it cannot be known (standard input, pipes).
struct Progress {
  std::uint64_t read = 0;
  std::uint64_t total = 0;
};

/// For one thread; the stories it gives are the caller's.
class Sources {
 public:
  /// Folders are searched, with those in them, for *.txt, *.jsonl, *.ndjson and *.json, in the order of their paths. "-" is standard
  /// input. Fails if a path does not exist, cannot be listed, or a folder holds no such file.
  static Result<Sources> open(std::vector<std::string> paths, SourceOptions options);

  /// The next report, or what is wrong with it; nothing after the last. An Error ends that report (or that file, if it cannot be read),
  /// never the reading of the rest.
  std::optional<Result<Story>> next();

  Progress progress() const;

 private:
  enum class Format : std::uint8_t { Text, JsonLines, JsonDocument };

  struct File {
    std::string path;
    std::string id;  // of its report, if it is plain text
  };

  /// A file that is open, and how it is read.
  struct Current {
    File file;
    Format format;
    Input input;
    std::size_t line = 0;
  };

  void begin_file();
  void end_file();
  void read_text();
  void read_json_line();
  void read_json_document();
  void add(Result<Story> story);
  static Format format_of(const std::string& path, Input& input);

  static Result<std::vector<File>> files_of_folder(const std::string& folder);

  std::deque<File> files_;                    // still to be read
  SourceOptions options_;
  std::optional<Current> current_;
  std::deque<Result<Story>> ready_;           // read, but not given yet
  JsonStories json_;
  std::uint64_t finished_bytes_ = 0;          // of files that are closed
  std::uint64_t total_bytes_ = 0;
};

}  // namespace entente::sources
