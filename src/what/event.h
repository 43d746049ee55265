// An Event is one happening as one sentence reports it, with everything resolved: the value Entente exists to make.
// What each field means is specified field by field in docs/JSON.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "reading/reading.h"
#include "when/date.h"
#include "where/place.h"
#include "who/actor.h"

namespace entente {

struct Speaker {
  Actor actor;
  std::string kind;  // "source": said so in the text; "outlet": the report's publisher, or one that it quotes at length
};

/// Only what the text states; absent otherwise. People in whole numbers, money in units of `currency`, share 0..1.
struct Numbers {
  std::optional<std::int64_t> dead, injured, arrested, crowd;
  std::optional<double> money, share;
  std::string currency;  // ISO 4217; empty without money
};

/// What follows from type, mode and status by the ontology; never stored by itself.
struct Derived {
  std::string plover;    // root: future cooperation is AGREE, a future RETREAT is CONCEDE
  std::string cameo;     // "042"
  int quad = 0;          // 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
  double intensity = 0;  // -10 .. 10
};

struct Event {
  std::string id;                  // stable: a hash of report id, trigger offset and type
  std::uint32_t sentence = 0;      // of the document
  Span trigger;
  std::string trigger_text;
  std::string type, mode;
  std::vector<std::string> contexts;
  Status status = Status::Past;
  bool mutual = false;
  std::string about;
  std::vector<Actor> actors, recipients;
  std::vector<Speaker> speakers;   // from the innermost to the outermost
  std::optional<Date> date;
  std::optional<Place> place;
  Numbers numbers;
  Derived derived;
  float confidence = 0;            // 0..1: Frame::score, or the rule's
  std::string read_by;             // "reader" or the name of a rule
};

}  // namespace entente
