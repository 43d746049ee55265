// Which of its namesakes each place name of a text means. Evidence is added up, kind by kind, with the weights of
// knowledge/places/evidence.tsv: what is known of the place, what stands beside the name, and what else the text names.
//
//   auto evidence = Evidence::load("knowledge");
//   std::vector<Choice> choices = choose(toponyms, *evidence);
//
// Names are weighed together: each lends its likeliest places to the others, and is weighed again. Not for finding names.
#pragma once

#include <string>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "base/span.h"
#include "where/candidate.h"

namespace entente::where {

/// A place name in a text and all that it may mean.
struct Toponym {
  Span span;
  std::string key;                     // equal for mentions of one name, which have the same type and candidates
  std::string type;                    // precision that a word of type asks for ("Wilson County": region); mostly empty
  bool is_part = false;                // only a part of the name is known: the Hampton of "Hampton Court Palace"
  std::vector<Candidate> candidates;
  std::vector<Candidate> containers;   // what stands after it: the countries and divisions that "Georgia" in "Athens, Georgia" may mean
};

struct Evidence {
  double population = 0, listed = 0, listed_lower = 0, country = 0, capital = 0, division = 0, other_name = 0;
  double type_fits = 0, type_clashes = 0, container = 0, container_elsewhere = 0;
  double context = 0, nearness = 0, same_division = 0, same_country = 0, named_division = 0, named_country = 0;

  /// Reads places/evidence.tsv. Every kind must be there once.
  static Loaded<Evidence> load(const KnowledgeFolder& knowledge);
};

/// What a toponym means: the index of a candidate, and what decided. Without candidates: nothing decided, index 0.
struct Choice {
  std::size_t candidate = 0;
  std::string method;              // see docs/JSON.md
  std::vector<std::size_t> others; // candidates in falling order of their sums, without the chosen one
};

/// One choice a toponym, in order. Mentions of one name mean one place, unless what stands beside them says otherwise.
std::vector<Choice> choose(const std::vector<Toponym>& toponyms, const Evidence& evidence);

}  // namespace entente::where
