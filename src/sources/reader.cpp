#include "sources/reader.h"

#include <algorithm>
#include <filesystem>
#include <initializer_list>
#include <utility>

#include "base/hash.h"
#include "sources/decode.h"

namespace entente::sources {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStandardInput = "-";

bool has_extension(const fs::path& path, std::initializer_list<const char*> extensions) {
  return std::any_of(extensions.begin(), extensions.end(), [&](const char* extension) { return path.extension() == extension; });
}

std::uint64_t size_of(const std::string& path) {
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  return error ? 0 : bytes;
}

/// What reads like a file of its own in messages.
std::string shown(const std::string& path) { return path == kStandardInput ? "standard input" : path; }

/// A report's name: where its file is below `folder`, without the extension.
std::string id_of(const fs::path& file, const fs::path& folder) {
  return decode(file.lexically_relative(folder).replace_extension().generic_string());
}

}  // namespace

/// The reports of a folder and the folders in it, sorted, so that every machine reads them in the same order.
Result<std::vector<Sources::File>> Sources::files_of_folder(const std::string& folder) {
  std::vector<File> files;
  std::error_code error;
  const auto options = fs::directory_options::skip_permission_denied;
  for (fs::recursive_directory_iterator at(folder, options, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (!at->is_regular_file(ignored) || !has_extension(at->path(), {".txt", ".jsonl", ".ndjson", ".json"})) continue;
    files.push_back({at->path().string(), id_of(at->path(), folder)});
  }
  if (error) return fail("cannot be listed: " + error.message(), folder);
  if (files.empty()) return fail("holds no reports", folder, "reports end in .txt, .jsonl, .ndjson or .json");
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.path < b.path; });
  return files;
}

Result<Sources> Sources::open(std::vector<std::string> paths, SourceOptions options) {
  Sources sources;
  sources.options_ = options;
  bool total_known = true;
  for (const std::string& path : paths) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (path != kStandardInput && !fs::exists(status)) return fail("no such file or folder", path, "check the path");
    total_known = total_known && path != kStandardInput && (fs::is_regular_file(status) || fs::is_directory(status));
    if (!fs::is_directory(status)) {
      sources.files_.push_back({path, id_of(path, fs::path(path).parent_path())});
      continue;
    }
    auto files = files_of_folder(path);
    if (!files) return tl::unexpected(files.error());
    sources.files_.insert(sources.files_.end(), files->begin(), files->end());
  }
  if (total_known) {
    for (const File& file : sources.files_) sources.total_bytes_ += size_of(file.path);
  }
  return sources;
}

std::optional<Result<Story>> Sources::next() {
  while (ready_.empty()) {
    if (!current_) {
      if (files_.empty()) return std::nullopt;
      begin_file();
    } else if (current_->format == Format::JsonLines) {
      read_json_line();
    } else if (current_->format == Format::JsonDocument) {
      read_json_document();
    } else {
      read_text();
    }
  }
  Result<Story> story = std::move(ready_.front());
  ready_.pop_front();
  return story;
}

Progress Sources::progress() const { return {finished_bytes_ + (current_ ? current_->input.bytes_read() : 0), total_bytes_}; }

Sources::Format Sources::format_of(const std::string& path, Input& input) {
  if (has_extension(path, {".jsonl", ".ndjson"})) return Format::JsonLines;
  if (has_extension(path, {".json"})) return Format::JsonDocument;
  if (has_extension(path, {".txt"})) return Format::Text;
  return input.first_sign() == '{' ? Format::JsonLines : Format::Text;
}

void Sources::begin_file() {
  File file = std::move(files_.front());
  files_.pop_front();
  auto input = Input::open(file.path);
  if (!input) {
    ready_.push_back(tl::unexpected(input.error()));
    return;
  }
  const Format format = format_of(file.path, *input);
  current_.emplace(Current{std::move(file), format, std::move(*input)});
}

void Sources::end_file() {
  finished_bytes_ += current_->input.bytes_read();
  current_.reset();
}

void Sources::add(Result<Story> story) {
  if (story && !story->published) story->published = options_.published;
  ready_.push_back(std::move(story));
}

void Sources::read_text() {
  const File file = std::move(current_->file);
  auto bytes = current_->input.read_rest(kMaxReportBytes);
  end_file();
  if (!bytes) return add(tl::unexpected(bytes.error()));
  Story story;
  story.text = decode(std::move(*bytes));
  if (story.text.size() > kMaxReportBytes) return add(fail("is longer than " + std::to_string(kMaxReportBytes) + " bytes as UTF-8", file.path, "split it"));
  story.id = file.path == kStandardInput ? fingerprint(story.text) : file.id;
  add(std::move(story));
}

void Sources::read_json_line() {
  std::string line;
  const Input::Line read = current_->input.read_line(line, kMaxJsonBytes);
  if (read == Input::Line::None) return end_file();
  const std::size_t number = ++current_->line;
  if (read == Input::Line::TooLong) {
    return add(tl::unexpected<Error>(
        Error{shown(current_->file.path), number, 0, "is longer than " + std::to_string(kMaxJsonBytes) + " bytes", "one report a line; split it"}));
  }
  if (line.find_first_not_of(" \t\r") == std::string::npos) return;
  add(json_.read_line(std::move(line), shown(current_->file.path), number));
}

/// A *.json that is no single document is taken for JSON lines under another name.
void Sources::read_json_document() {
  File file = current_->file;
  auto bytes = current_->input.read_rest(kMaxJsonBytes);
  auto stories = bytes ? json_.read_document(std::move(*bytes), file.path) : std::nullopt;
  if (stories) {
    for (Result<Story>& story : *stories) add(std::move(story));
    return end_file();
  }
  auto again = Input::open(file.path);
  if (!again) {
    end_file();
    return add(tl::unexpected(again.error()));
  }
  current_.emplace(Current{std::move(file), Format::JsonLines, std::move(*again)});
}

}  // namespace entente::sources
