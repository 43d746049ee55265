#include "where/event_place.h"

#include <algorithm>
#include <iterator>

namespace entente::where {
namespace {

constexpr std::uint32_t kLargeTown = 100'000;  // inhabitants; reports name such a town without its country

constexpr double kDivisionRadius = 150;        // kilometres from the middle of a province to its border, mostly less

bool is_finer_than_country(const Place& place) { return !place.name.empty() && place.precision != "country"; }

}  // namespace

std::optional<Place> EventPlaces::of(std::uint32_t sentence, const Frame& frame) {
  std::optional<Place> place = gazetteer_.place_of(document_, reading_, who_, sentence, frame);
  if (place && is_finer_than_country(*place)) {
    add_geonames(*place);
    return place;
  }
  const FoundPlace* finer = of_atlas(sentence, frame, place ? place->country : std::string{});
  return finer ? finer->place : place;
}

/// The names that the reading marks as places or gives to frames as such.
void EventPlaces::resolve_story() {
  is_resolved_ = true;
  std::vector<Span> mentions = geoparser_.mentions(document_, reading_);
  const std::vector<Span> marked = mentions;
  for (std::size_t sentence = 0; sentence < reading_.sentences.size(); ++sentence) {
    const Sentence& words = document_.sentences[sentence];
    for (const Frame& frame : reading_.sentences[sentence].frames) {
      for (const RoleMention& mention : frame.roles) {
        if (mention.role != Role::Place || mention.range.empty() || mention.range.end > words.tokens.size()) continue;
        const Span span = document_.span(words, mention.range);
        const auto next = std::lower_bound(marked.begin(), marked.end(), span);
        const bool is_marked = (next != marked.end() && next->overlaps(span)) || (next != marked.begin() && std::prev(next)->overlaps(span));
        if (!is_marked) mentions.push_back(span);
      }
    }
  }
  std::sort(mentions.begin(), mentions.end());
  places_ = geoparser_.resolve(document_.story.text, mentions);
  for (const FoundPlace& found : places_) {
    if (found.place.precision == "country") countries_.insert(found.place.country);
  }
  for (const SentenceActors& actors : who_.sentences) {
    for (const auto& [range, of_mention] : actors) {
      for (const Actor& actor : of_mention) countries_.insert(actor.country);
    }
  }
}

/// The places whose names begin within the span.
std::span<const FoundPlace> EventPlaces::within(Span span) const {
  const auto begins_before = [](const FoundPlace& found, std::uint32_t at) { return found.place.span.begin < at; };
  const auto first = std::lower_bound(places_.begin(), places_.end(), span.begin, begins_before);
  return {first, std::lower_bound(first, places_.end(), span.end, begins_before)};
}

bool EventPlaces::is_credible(const FoundPlace& found, const Sentence& sentence, const std::string& country) const {
  if (!is_finer_than_country(found.place) || found.method == "part" || is_outside_named_division(found, sentence)) return false;
  if (!country.empty()) return found.place.country == country;
  if (found.method == "container" || countries_.count(found.place.country) > 0) return true;
  return found.population >= kLargeTown && found.place.precision == "city" && !found.is_other_name;
}

/// "Karpivka in Donetsk Oblast", where the atlas has a Karpivka in another division only: the sentence means one that it lacks.
bool EventPlaces::is_outside_named_division(const FoundPlace& found, const Sentence& sentence) const {
  bool is_outside = false;
  const Direction here(found.place);
  for (const FoundPlace& other : within(sentence.span)) {
    const bool is_division = other.place.precision == "region" && other.place.country == found.place.country && other.place.name != found.place.name;
    if (!is_division) continue;
    if (found.place.admin1 == other.place.name || found.place.admin1 == other.place.admin1) return false;
    if (here.kilometres_to(Direction(other.place)) < kDivisionRadius) return false;
    is_outside = true;
  }
  return is_outside;
}

/// The first credible place within the frame's mentions of places; of `country`, if there is one.
const FoundPlace* EventPlaces::of_atlas(std::uint32_t sentence, const Frame& frame, const std::string& country) {
  if (sentence >= document_.sentences.size()) return nullptr;
  const Sentence& words = document_.sentences[sentence];
  for (const RoleMention& mention : frame.roles) {
    if (mention.role != Role::Place || mention.range.empty() || mention.range.end > words.tokens.size()) continue;
    if (!is_resolved_) resolve_story();
    const Span span = document_.span(words, mention.range);
    for (const FoundPlace& found : within(span)) {
      if (span.holds(found.place.span) && is_credible(found, words, country)) return &found;
    }
  }
  return nullptr;
}

/// The id of a place that the tables give and the atlas has too.
void EventPlaces::add_geonames(Place& place) const {
  for (const Candidate& candidate : gazetteer_.candidates(who::key_of(place.name))) {
    const bool is_same = candidate.place.latitude == place.latitude && candidate.place.longitude == place.longitude;
    if (is_same && candidate.place.precision == place.precision) place.geonames = candidate.place.geonames;
  }
}

}  // namespace entente::where
