#include "sources/json_story.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "sources/decode.h"

namespace entente::sources {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

constexpr const char* kHowReportsLook = R"(write {"id": "...", "title": "...", "text": "...", "date": "2014-03-01"})";

/// One object while it is read: where its faults are, and how values are taken out.
class ReportObject {
 public:
  ReportObject(simdjson::dom::object object, const std::string& file, std::size_t line) : object_(object), file_(file), line_(line) {}

  tl::unexpected<Error> fault(std::string what, std::string hint) const {
    return tl::unexpected<Error>(Error{file_, line_, 0, std::move(what), std::move(hint)});
  }

  /// The key's text; empty where it is missing or null.
  Result<std::string> text(const char* key) const {
    element value;
    if (object_.at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) return std::string();
    std::string_view string;
    if (value.get(string) != simdjson::SUCCESS) return fault("\"" + std::string(key) + "\" is no string", kHowReportsLook);
    if (string.size() > kMaxReportBytes) return too_long(key);
    return decode(std::string(string));
  }

  /// The id, which is often a number.
  Result<std::string> id() const {
    element value;
    if (object_.at_key("id").get(value) == simdjson::SUCCESS) {
      if (value.type() == element_type::INT64) return std::to_string(value.get_int64().value_unsafe());
      if (value.type() == element_type::UINT64) return std::to_string(value.get_uint64().value_unsafe());
    }
    return text("id");
  }

  tl::unexpected<Error> too_long(const char* key) const {
    return fault("\"" + std::string(key) + "\" is longer than " + std::to_string(kMaxReportBytes) + " bytes", "split the report");
  }

  bool has(const char* key) const {
    element value;
    return object_.at_key(key).get(value) == simdjson::SUCCESS && !value.is_null();
  }

 private:
  simdjson::dom::object object_;
  const std::string& file_;
  std::size_t line_;
};

Result<Story> read_report(const ReportObject& report) {
  Story story;
  const std::pair<const char*, std::string Story::*> fields[] = {
      {"url", &Story::url},   {"title", &Story::title}, {"publisher", &Story::publisher}, {"language", &Story::language},
      {"text", &Story::text}};
  for (const auto& [key, field] : fields) {
    auto value = report.text(key);
    if (!value) return tl::unexpected(value.error());
    story.*field = std::move(*value);
  }
  auto id = report.id();
  if (!id) return tl::unexpected(id.error());
  story.id = std::move(*id);
  const auto date = report.text("date");
  if (!date) return tl::unexpected(date.error());
  if (!date->empty()) story.published = parse_day(*date);
  if (!date->empty() && !story.published) return report.fault("date \"" + date->substr(0, 40) + "\" is no day", "write it like 2014-03-01");
  if (!report.has("text")) return report.fault("has no \"text\"", kHowReportsLook);
  if (story.text.size() > kMaxReportBytes) return report.too_long("text");
  if (story.id.empty()) story.id = fingerprint(story.text);
  return story;
}

Result<Story> read_element(element value, const std::string& file, std::size_t line) {
  simdjson::dom::object object;
  if (value.get(object) != simdjson::SUCCESS) return tl::unexpected<Error>(Error{file, line, 0, "is no JSON object", kHowReportsLook});
  return read_report(ReportObject(object, file, line));
}

}  // namespace

class JsonStories::Parser {
 public:
  /// The element lives until the next call.
  simdjson::error_code parse(const std::string& text, element& value) {
    const simdjson::error_code error = make_room(text.size());
    return error != simdjson::SUCCESS ? error : parser_.parse(text).get(value);
  }

 private:
  /// Room for what is read next, no deeper than allowed; memory of a giant is given back as soon as a small one comes.
  simdjson::error_code make_room(std::size_t bytes) {
    constexpr std::size_t kUsualBytes = 1u << 20;
    const std::size_t wanted = std::max(bytes, kUsualBytes);
    if (parser_.capacity() >= wanted && parser_.capacity() <= 2 * wanted) return simdjson::SUCCESS;
    parser_ = simdjson::dom::parser(kMaxJsonBytes);
    return parser_.allocate(wanted, kMaxJsonDepth);
  }

  simdjson::dom::parser parser_{kMaxJsonBytes};
};

JsonStories::JsonStories() : parser_(std::make_unique<Parser>()) {}
JsonStories::JsonStories(JsonStories&& other) noexcept = default;
JsonStories& JsonStories::operator=(JsonStories&& other) noexcept = default;
JsonStories::~JsonStories() = default;

Result<Story> JsonStories::read_line(std::string line, const std::string& file, std::size_t number) {
  const std::string text = decode(std::move(line));
  element value;
  const simdjson::error_code error = parser_->parse(text, value);
  if (error != simdjson::SUCCESS) {
    return tl::unexpected<Error>(Error{file, number, 0, std::string("is no JSON: ") + simdjson::error_message(error), "one object a line"});
  }
  return read_element(value, file, number);
}

std::optional<std::vector<Result<Story>>> JsonStories::read_document(std::string document, const std::string& file) {
  const std::string text = decode(std::move(document));
  element value;
  if (parser_->parse(text, value) != simdjson::SUCCESS) return std::nullopt;
  std::vector<Result<Story>> stories;
  simdjson::dom::array array;
  if (value.get(array) != simdjson::SUCCESS) {
    stories.push_back(read_element(value, file, 1));
    return stories;
  }
  for (const element one : array) {
    auto story = read_element(one, file, 0);
    if (!story) story.error().what = "report " + std::to_string(stories.size() + 1) + " " + story.error().what;
    stories.push_back(std::move(story));
  }
  return stories;
}

}  // namespace entente::sources
