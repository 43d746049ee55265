#include "record/held_reports.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <string_view>

#include "base/hash.h"

namespace entente {

HeldReports::HeldReports(std::vector<std::uint64_t> keys) : keys_(std::move(keys)) { std::sort(keys_.begin(), keys_.end()); }

bool HeldReports::contains(const Story& story) const {
  return std::binary_search(keys_.begin(), keys_.end(), record::report_key(story.id, record::content_hash(story)));
}

namespace record {

std::string content_hash(const Story& story) {
  const std::string published = story.published ? to_string(*story.published) : std::string();
  // Each part is preceded by its length, so that no two stories run together alike.
  std::string content;
  for (const std::string_view part :
       std::initializer_list<std::string_view>{story.url, story.title, story.publisher, story.language, published, story.text}) {
    content += std::to_string(part.size()) + ':';
    content += part;
  }
  return fingerprint(content);
}

std::uint64_t report_key(std::string_view id, std::string_view content_hash) {
  const std::string digits = fingerprint(std::string(content_hash) + std::string(id));
  std::uint64_t key = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), key, 16);
  return key;
}

}  // namespace record
}  // namespace entente
