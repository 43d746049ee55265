#include "reading/tree.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace entente::reading {
namespace {

bool is_tree_with_one_root(const std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::uint32_t word = 0; word < heads.size(); ++word) {
    std::uint32_t node = word;
    std::size_t steps = 0;
    while (node != kRoot && steps <= heads.size()) node = heads[node], ++steps;
    if (node != kRoot) return false;
    roots += heads[word] == kRoot;
  }
  return roots == 1;
}

double score_of(const ArcScores& arcs, const std::vector<std::uint32_t>& heads) {
  double total = 0;
  for (std::size_t word = 0; word < heads.size(); ++word) total += arcs.of(word, heads[word] == kRoot ? 0 : heads[word] + 1);
  return total;
}

/// The best score over all assignments of heads that are trees.
double best_score_by_trying_all(const ArcScores& arcs) {
  double best = -std::numeric_limits<double>::infinity();
  std::size_t assignments = 1;
  for (std::size_t word = 0; word < arcs.words; ++word) assignments *= arcs.words + 1;
  for (std::size_t assignment = 0; assignment < assignments; ++assignment) {
    std::vector<std::uint32_t> heads;
    for (std::size_t rest = assignment; heads.size() < arcs.words; rest /= arcs.words + 1) {
      const auto head = static_cast<std::uint32_t>(rest % (arcs.words + 1));
      heads.push_back(head == 0 ? kRoot : head - 1);
    }
    if (is_tree_with_one_root(heads)) best = std::max(best, score_of(arcs, heads));
  }
  return best;
}

std::vector<float> random_scores(std::size_t words, std::mt19937& random) {
  std::normal_distribution<float> normal(0, 3);
  std::vector<float> scores(words * (words + 1));
  for (float& score : scores) score = normal(random);
  return scores;
}

TEST(Tree, IsAsGoodAsTheBestOfAllTrees) {
  std::mt19937 random(7);
  for (std::size_t words = 1; words <= 5; ++words) {
    for (int graph = 0; graph < 200; ++graph) {
      const std::vector<float> scores = random_scores(words, random);
      const ArcScores arcs{scores, words};
      const std::vector<std::uint32_t> heads = best_tree(arcs);
      ASSERT_TRUE(is_tree_with_one_root(heads));
      ASSERT_NEAR(score_of(arcs, heads), best_score_by_trying_all(arcs), 1e-4) << words << " words";
    }
  }
}

TEST(Tree, TakesOneRootWhereAllWordsWouldRatherBeRoots) {
  std::vector<float> scores(3 * 4, 0.0f);
  for (std::size_t word = 0; word < 3; ++word) scores[word * 4] = 10.0f + static_cast<float>(word);
  const std::vector<std::uint32_t> heads = best_tree({scores, 3});
  EXPECT_TRUE(is_tree_with_one_root(heads));
  EXPECT_EQ(heads[2], kRoot);
}

TEST(Tree, OpensCyclesWithinCycles) {
  std::mt19937 random(11);
  const std::size_t words = 120;
  std::vector<float> scores = random_scores(words, random);
  for (std::size_t word = 0; word < words; ++word) scores[word * (words + 1) + (word ^ 1) + 1] += 100;  // pairs love each other
  EXPECT_TRUE(is_tree_with_one_root(best_tree({scores, words})));
}

TEST(Tree, IsATreeWhereScoresAreNoNumbers) {
  for (const float bad : {std::nanf(""), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity(), 3e38f}) {
    std::mt19937 random(5);
    std::vector<float> scores = random_scores(9, random);
    for (std::size_t at = 0; at < scores.size(); at += 2) scores[at] = bad;
    EXPECT_TRUE(is_tree_with_one_root(best_tree({scores, 9}))) << bad;
    EXPECT_TRUE(is_tree_with_one_root(best_tree({std::vector<float>(90, bad), 9}))) << bad;
  }
}

TEST(Tree, OfNoWordsHasNoHeads) { EXPECT_TRUE(best_tree({{}, 0}).empty()); }

}  // namespace
}  // namespace entente::reading
