// Where something happened: an entry of the gazetteer, or a country alone. No place rather than a false pin.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"

namespace entente {

struct Place {
  Span span;               // the place name in the text
  std::string text;        // its words; filled in when an event is put together (what/coder.h)
  std::string name;        // canonical
  std::string country;     // state id; empty at sea
  std::string admin1;
  std::optional<double> latitude, longitude;   // degrees; absent where only a country is known
  std::optional<std::uint32_t> geonames;
  std::string precision;   // "site", "city", "region", "country", "sea"
};

}  // namespace entente
