// Ways through a dependency tree, as rules write them: how one gets from a trigger to its arguments.
//
//   auto paths = parse_paths("nsubj | <xcomp nsubj");        // the subject, or that of the verb it complements ("agreed to visit")
//   std::vector<std::uint32_t> subjects = follow(paths->front(), document, sentence, reading, trigger);
//
// A step is a relation to a dependent; "<" before it goes up, to the head of which this word is that dependent. What follows a
// colon is a subtype (nsubj:pass) or the word that introduces the dependent (obl:to, advcl:if); "obl:*" takes any, "obl" only bare ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/reading.h"
#include "text/document.h"

namespace entente::what {

struct PathStep {
  bool is_up = false;
  std::string relation;  // "obl"
  std::string marker;    // "to", "*", or empty
};

using DependencyPath = std::vector<PathStep>;

constexpr std::size_t kMaxPathSteps = 8;      // no sentence that people read nests an argument deeper
constexpr std::size_t kMaxAlternatives = 32;  // far more ways than English has to say one thing

/// Alternatives parted by "|". Fails on an empty one, on too many, and on characters that no relation has.
Result<std::vector<DependencyPath>> parse_paths(std::string_view text);

/// All tokens at the end of the path, in order of the sentence. A reading without a tree leads nowhere.
std::vector<std::uint32_t> follow(const DependencyPath& path, const Document& document, const Sentence& sentence, const SentenceReading& reading,
                                  std::uint32_t from);

}  // namespace entente::what
