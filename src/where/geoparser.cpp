#include "where/geoparser.h"

#include <algorithm>

namespace entente::where {
namespace {

constexpr std::size_t kMostAlternatives = 3;

/// What the mention's bytes may be cut to: a span of an outsider may reach past the text or be turned round.
bool lies_within(std::string_view text, Span span) { return span.begin < span.end && span.end <= text.size(); }

}  // namespace

Loaded<Geoparser> Geoparser::load(const KnowledgeFolder& knowledge, std::shared_ptr<const Gazetteer> gazetteer) {
  Loaded<NameLookup> lookup = NameLookup::load(knowledge, std::move(gazetteer));
  const Loaded<Evidence> evidence = Evidence::load(knowledge);
  std::vector<Error> faults;
  if (!lookup) faults = lookup.error();
  if (!evidence) faults.insert(faults.end(), evidence.error().begin(), evidence.error().end());
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return Geoparser(std::move(*lookup), *evidence);
}

Toponym Geoparser::toponym(std::string_view text, Span mention) const {
  Toponym toponym;
  toponym.span = mention;
  if (!lies_within(text, mention)) return toponym;
  NameLookup::Found found = lookup_.find(who::words_of(mention.of(text)));
  toponym.key = std::move(found.key);
  toponym.type = std::move(found.type);
  toponym.is_part = found.is_part;
  toponym.candidates = std::move(found.candidates);
  toponym.containers = lookup_.containers_after(text, mention.end);
  return toponym;
}

std::vector<FoundPlace> Geoparser::resolve(std::string_view text, const std::vector<Span>& mentions) const {
  std::vector<Toponym> toponyms;
  toponyms.reserve(mentions.size());
  for (const Span mention : mentions) toponyms.push_back(toponym(text, mention));
  const std::vector<Choice> choices = choose(toponyms, evidence_);
  std::vector<FoundPlace> places;
  for (std::size_t at = 0; at < toponyms.size(); ++at) {
    const Toponym& toponym = toponyms[at];
    FoundPlace found;
    if (!toponym.candidates.empty()) {
      found.place = toponym.candidates[choices[at].candidate].place;
      found.population = toponym.candidates[choices[at].candidate].population;
      found.is_other_name = toponym.candidates[choices[at].candidate].is_other_name;
      found.method = choices[at].method;
      for (const std::size_t other : choices[at].others) {
        if (found.alternatives.size() < kMostAlternatives) found.alternatives.push_back(toponym.candidates[other].place);
      }
    }
    found.place.span = toponym.span;
    if (lies_within(text, toponym.span)) found.place.text = toponym.span.of(text);
    places.push_back(std::move(found));
  }
  return places;
}

}  // namespace entente::where
