// Where the events of one story happened: what the tables say, and where they know nothing finer than a country, what the atlas
// says of the same words, in the light of the whole story.
//
//   EventPlaces places(gazetteer, geoparser, document, reading, who);
//   std::optional<Place> place = places.of(sentence, frame);
//
// The event's own sentence names the place; the rest of the story only tells namesakes apart. Keeps references: lives no longer
// than what it was made from. For one thread.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "where/gazetteer.h"
#include "where/geoparser.h"

namespace entente::where {

class EventPlaces {
 public:
  EventPlaces(const Gazetteer& gazetteer, const Geoparser& geoparser, const Document& document, const Reading& reading, const Who& who)
      : gazetteer_(gazetteer), geoparser_(geoparser), document_(document), reading_(reading), who_(who) {}

  /// No place rather than a false pin: a town of the atlas counts only in a country that the story speaks of, or if it is large.
  std::optional<Place> of(std::uint32_t sentence, const Frame& frame);

 private:
  void resolve_story();
  std::span<const FoundPlace> within(Span span) const;
  const FoundPlace* of_atlas(std::uint32_t sentence, const Frame& frame, const std::string& country);
  bool is_credible(const FoundPlace& found, const Sentence& sentence, const std::string& country) const;
  bool is_outside_named_division(const FoundPlace& found, const Sentence& sentence) const;
  void add_geonames(Place& place) const;

  const Gazetteer& gazetteer_;
  const Geoparser& geoparser_;
  const Document& document_;
  const Reading& reading_;
  const Who& who_;
  bool is_resolved_ = false;             // the story's places are found when an event first needs them
  std::vector<FoundPlace> places_;       // in the order of the text
  std::set<std::string> countries_;      // that the story speaks of
};

}  // namespace entente::where
