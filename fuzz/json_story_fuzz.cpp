// A line of JSON gives a sound Story or an Error that names the line.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "sources/json_story.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static entente::sources::JsonStories stories;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto story = stories.read_line(bytes, "fuzz", 1);
  if (!story && story.error().line != 1) std::abort();
  if (story && (story->id.empty() || !entente::utf8::is_valid(story->text))) std::abort();
  stories.read_document(bytes, "fuzz");
  return 0;
}
