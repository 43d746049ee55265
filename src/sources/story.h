// A Story is one report as its publisher put it out: the value with which everything begins.
#pragma once

#include <optional>
#include <string>

#include "base/day.h"

namespace entente {

struct Story {
  std::string id;         // unique in its source; made from the path or from a hash of the text where the source gives none
  std::string url;        // empty where unknown, as are title, publisher and language
  std::string title;
  std::string publisher;
  std::string language;   // BCP 47 tag, as given
  std::optional<Day> published;
  std::string text;       // valid UTF-8; line ends as given. All offsets of events point into it
};

}  // namespace entente
