// Any text and any spans give one place a span, on the earth, with the span's own words.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/utf8.h"
#include "where/geoparser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using entente::where::Gazetteer;
  static const auto gazetteer = std::make_shared<const Gazetteer>(Gazetteer::load(ENTENTE_ROOT "/knowledge").value());
  static const auto geoparser = entente::where::Geoparser::load(ENTENTE_ROOT "/knowledge", gazetteer).value();
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (!entente::utf8::is_valid(text)) return 0;  // a story is valid UTF-8
  std::vector<entente::Span> mentions;
  for (std::uint32_t at = 0, begin = 0; at < text.size(); ++at) {  // every word is a mention, and some reach too far
    if (text[at] != ' ') continue;
    mentions.push_back({begin, at + (at % 11 == 0 ? 1'000'000 : 0)});
    begin = at + 1;
  }
  const auto places = geoparser.resolve(text, mentions);
  if (places.size() != mentions.size()) std::abort();
  for (const auto& found : places) {
    if (found.place.latitude && !(*found.place.latitude >= -90 && *found.place.latitude <= 90)) std::abort();
    if (found.place.name.empty() != found.method.empty()) std::abort();
  }
  return 0;
}
