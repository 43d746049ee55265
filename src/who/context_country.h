// Weighs which country a mention belongs to that names none: "police", "five people", "the ministry".
//
//   const auto candidates = country_candidates(world, {view, memory, day, words, "COP", "police"});
//   std::string country = most_likely_country(world, candidates);   // empty: of none that can be told
//
// Candidates are the countries that the sentence and the story name, and none. Each is weighed by the clues that speak for it
// (it is where the event happens, its soldiers attack, the story is about it ...); the weights are data, fitted to annotated
// sentences (knowledge/actors/context.tsv). Not for mentions that say their country themselves: who/mention_owner.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "who/mention_parts.h"
#include "who/story_memory.h"
#include "who/world.h"

namespace entente::who {

/// What is known of the mention before its country is.
struct Placeless {
  const SentenceView& view;
  const StoryMemory& memory;
  std::optional<Day> day;
  WordRange words;
  std::string sector;  // the first one; empty where nothing tells
  std::string role;    // the role word; empty where it has none
  bool is_plural = false;
  bool has_number = false;
};

/// Stands among the countries for the unions of states that the text speaks of: "U.N. officials ... peacekeepers".
constexpr const char* kUnion = "IGO";

/// A country, or none where empty, with the clues that speak for it.
struct CountryCandidate {
  std::string country;
  std::vector<std::string> clues;
};

std::vector<CountryCandidate> country_candidates(const World& world, const Placeless& mention);
/// The one whose clues weigh most (knowledge/actors/context.tsv).
std::string most_likely_country(const World& world, const std::vector<CountryCandidate>& candidates);

/// What was weighed for a mention: what the weights are fitted to (bench/who.cpp).
struct WeighedMention {
  Span span;
  std::vector<CountryCandidate> candidates;
};
using ContextLog = std::vector<WeighedMention>;

}  // namespace entente::who
