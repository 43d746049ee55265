// Who a mention stands for: the entity of the knowledge, or what the text itself says of it.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/span.h"

namespace entente {

/// A resolved mention. What is unknown stays empty: no country "---".
struct Actor {
  Span span;                         // the mention as the reader saw it
  std::string text;                  // its words; filled in when an event is put together (what/coder.h)
  std::string name;                  // canonical: "Vladimir Putin", "Russia", "the West"; the mention's own words where nothing better is known
  std::string id;                    // state or organisation of the knowledge ("RUS", "NATO"); for a person that of whom he serves
  std::string country;               // ISO 3166 alpha-3, or XKX, PSE, TWN, or a former state's code
  std::vector<std::pair<std::string, std::string>> codes;  // of the country in other systems, where output asks for them: {"cow", "365"}
  std::vector<std::string> sectors;  // most telling first: {"GOV"}
  std::string how;                   // how it was resolved: "state", "capital", "role", "coreference" ...; docs/JSON.md lists them
  bool is_named = false;             // `name` names a person or organisation, or is what a pronoun or description stands for
};

/// Actors by mention, for one sentence. A mention mostly stands for one actor; for several where each has its own country
/// ("they", "both sides", "the two countries"), in order of their mention. Never empty.
using SentenceActors = std::map<TokenRange, std::vector<Actor>>;

/// Who each mention of a document is: one entry a sentence. Holds every role mention (actor, recipient, speaker) of every frame.
struct Who {
  std::vector<SentenceActors> sentences;
};

}  // namespace entente
