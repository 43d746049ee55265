// The best dependency tree for scored arcs: the maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967) with exactly one
// word under the root (docs/MODEL.md, step 8). Pure: scores in, heads out; parser.h makes the scores and the labels.
//
//   std::vector<std::uint32_t> heads = best_tree({scores, words});   // heads[w] is a word, or kRoot
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reading/reading.h"

namespace entente::reading {

/// scores[dependent * (words + 1) + head]; head 0 is the root, head w + 1 is word w.
struct ArcScores {
  std::span<const float> scores;
  std::size_t words = 0;

  float of(std::size_t dependent, std::size_t head) const { return scores[dependent * (words + 1) + head]; }
};

/// The head of every word: always a tree with one root, also where scores are not finite (they count as very low).
/// Takes each word's best head, and looks further only where these make no tree. Time: words^2, words^3 at worst.
std::vector<std::uint32_t> best_tree(const ArcScores& arcs);

}  // namespace entente::reading
