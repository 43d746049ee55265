// The places of a text: finds their names and says which place each means.
//
//   auto geoparser = Geoparser::load("knowledge", gazetteer);
//   for (const FoundPlace& found : geoparser->resolve(story.text, geoparser->mentions(document, reading))) use(found.place);
//
// The whole text helps to tell namesakes apart. Not for where an event happened, which its own sentence says: gazetteer.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/knowledge_folder.h"
#include "reading/reading.h"
#include "text/document.h"
#include "where/disambiguation.h"
#include "where/name_lookup.h"

namespace entente::where {

struct FoundPlace {
  Place place;                      // span and text are the mention's; no name where nothing is known of it
  std::string method;               // what decided: docs/JSON.md
  std::uint32_t population = 0;     // 0 where unknown
  bool is_other_name = false;       // named by a translation, an old name
  std::vector<Place> alternatives;  // the next likeliest few, spans empty
};

class Geoparser {
 public:
  static Loaded<Geoparser> load(const KnowledgeFolder& knowledge, std::shared_ptr<const Gazetteer> gazetteer);

  /// The names of places and of peoples with a country ("Turkish") that the reading marks, the same names where it missed them, and
  /// the place of the dateline; in order, none overlapping another.
  std::vector<Span> mentions(const Document& document, const Reading& reading) const;

  /// One place a mention, in order. Mentions may overlap; one that does not lie within the text has no place.
  std::vector<FoundPlace> resolve(std::string_view text, const std::vector<Span>& mentions) const;

 private:
  Geoparser(NameLookup lookup, Evidence evidence) : lookup_(std::move(lookup)), evidence_(evidence) {}
  Toponym toponym(std::string_view text, Span mention) const;
  bool is_known(std::string_view name) const;
  std::vector<Span> of_dateline(const Document& document) const;

  NameLookup lookup_;
  Evidence evidence_;
};

}  // namespace entente::where
