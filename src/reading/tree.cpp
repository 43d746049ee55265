// Each word's best head is mostly a tree already. Where not, cycles are contracted one after the other: one member stands for the
// cycle from then on. An arc into the cycle is worth what it gains over the member's arc in the cycle, an arc out of it what the best
// member's is. Every contraction is recorded; when no cycle is left, they are opened again in reverse.
#include "reading/tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace entente::reading {
namespace {

using Node = std::uint32_t;  // 0 is the root, w + 1 is word w

constexpr double kNever = -1e300;    // an arc that may not be taken
constexpr double kMostScore = 1e12;  // scores are cut here, and those that are no numbers count as its negative

/// A cycle that one of its members has come to stand for.
struct Contraction {
  std::vector<Node> members;   // the first one stands for all
  std::vector<Node> heads;     // of each member, in the cycle
  std::vector<Node> entered;   // by node outside: the member that an arc from there enters at
  std::vector<Node> left;      // by node outside: the member that an arc to there comes from
};

/// The arcs' scores and the contractions made so far.
class Graph {
 public:
  explicit Graph(const ArcScores& arcs);

  /// Contracts until the best heads make a tree; then opens everything again.
  std::vector<Node> solve();

 private:
  double& score(Node dependent, Node head) { return scores_[dependent * size_ + head]; }
  std::vector<Node> best_heads();
  void contract(const std::vector<Node>& cycle, const std::vector<Node>& heads);
  void expand(std::vector<Node>& heads) const;

  std::size_t size_;
  std::vector<double> scores_;
  std::vector<Node> alive_;  // nodes that stand for themselves or for a cycle
  std::vector<Contraction> contractions_;
};

/// Members of one cycle, or none. Heads of nodes that are not `alive` are ignored; the root ends every walk.
std::vector<Node> find_cycle(const std::vector<Node>& heads, const std::vector<Node>& alive) {
  std::vector<Node> seen_by(heads.size(), 0);  // the walk that first came along; walks are named by the node they start at
  for (const Node start : alive) {
    Node node = start;
    while (node != 0 && seen_by[node] == 0) {
      seen_by[node] = start;
      node = heads[node];
    }
    if (node == 0 || seen_by[node] != start) continue;
    std::vector<Node> cycle = {node};
    for (Node member = heads[node]; member != node; member = heads[member]) cycle.push_back(member);
    return cycle;
  }
  return {};
}

Graph::Graph(const ArcScores& arcs) : size_(arcs.words + 1), scores_(size_ * size_, kNever) {
  double least = kMostScore, most = -kMostScore;
  for (Node word = 0; word < arcs.words; ++word) {
    for (Node head = 0; head <= arcs.words; ++head) {
      if (head == word + 1) continue;
      const double given = arcs.of(word, head);
      const double value = std::isnan(given) ? -kMostScore : std::clamp(given, -kMostScore, kMostScore);
      score(word + 1, head) = value;
      least = std::min(least, value), most = std::max(most, value);
    }
  }
  // So large that no gain elsewhere makes up for a second arc from the root.
  const double penalty = (most - least + 1) * static_cast<double>(size_);
  for (Node word = 1; word < size_; ++word) score(word, 0) -= penalty;
  for (Node node = 0; node < size_; ++node) alive_.push_back(node);
}

std::vector<Node> Graph::best_heads() {
  std::vector<Node> heads(size_, 0);
  for (const Node dependent : alive_) {
    if (dependent == 0) continue;
    for (const Node head : alive_) {
      if (head != dependent && score(dependent, head) > score(dependent, heads[dependent])) heads[dependent] = head;
    }
  }
  return heads;
}

void Graph::contract(const std::vector<Node>& cycle, const std::vector<Node>& heads) {
  Contraction made{cycle, {}, std::vector<Node>(size_, cycle[0]), std::vector<Node>(size_, cycle[0])};
  for (const Node member : cycle) made.heads.push_back(heads[member]);
  const auto is_member = [&](Node node) { return std::find(cycle.begin(), cycle.end(), node) != cycle.end(); };
  alive_.erase(std::remove_if(alive_.begin(), alive_.end(), is_member), alive_.end());
  for (const Node outside : alive_) {
    double best_gain = 2 * kNever, best_leaving = 2 * kNever;
    for (std::size_t at = 0; at < cycle.size(); ++at) {
      const double gain = score(cycle[at], outside) - score(cycle[at], heads[cycle[at]]);
      if (gain > best_gain) best_gain = gain, made.entered[outside] = cycle[at];
      const double leaving = score(outside, cycle[at]);
      if (leaving > best_leaving) best_leaving = leaving, made.left[outside] = cycle[at];
    }
    score(cycle[0], outside) = best_gain;
    score(outside, cycle[0]) = best_leaving;
  }
  alive_.push_back(cycle[0]);
  contractions_.push_back(std::move(made));
}

void Graph::expand(std::vector<Node>& heads) const {
  for (auto made = contractions_.rbegin(); made != contractions_.rend(); ++made) {
    const Node stand_in = made->members[0];
    const Node head = heads[stand_in];
    for (Node node = 1; node < size_; ++node) {
      if (heads[node] == stand_in) heads[node] = made->left[node];
    }
    for (std::size_t at = 0; at < made->members.size(); ++at) heads[made->members[at]] = made->heads[at];
    heads[made->entered[head]] = head;
  }
}

std::vector<Node> Graph::solve() {
  std::vector<Node> heads = best_heads();
  for (std::vector<Node> cycle = find_cycle(heads, alive_); !cycle.empty(); cycle = find_cycle(heads, alive_)) {
    contract(cycle, heads);
    heads = best_heads();
  }
  expand(heads);
  return heads;
}

/// Each word's best head; a score that is no number is never the best.
std::vector<Node> greedy_heads(const ArcScores& arcs) {
  std::vector<Node> heads(arcs.words + 1, 0);
  for (Node word = 0; word < arcs.words; ++word) {
    float best = -std::numeric_limits<float>::infinity();
    for (Node head = 0; head <= arcs.words; ++head) {
      if (head != word + 1 && arcs.of(word, head) > best) best = arcs.of(word, head), heads[word + 1] = head;
    }
  }
  return heads;
}

bool is_tree(const std::vector<Node>& heads) {
  if (std::count(heads.begin() + 1, heads.end(), Node{0}) != 1) return false;
  std::vector<Node> all(heads.size());
  for (Node node = 0; node < all.size(); ++node) all[node] = node;
  return find_cycle(heads, all).empty();
}

}  // namespace

std::vector<std::uint32_t> best_tree(const ArcScores& arcs) {
  std::vector<Node> heads = greedy_heads(arcs);
  if (!is_tree(heads)) heads = Graph(arcs).solve();
  std::vector<std::uint32_t> tree;
  for (std::size_t word = 0; word < arcs.words; ++word) tree.push_back(heads[word + 1] == 0 ? kRoot : heads[word + 1] - 1);
  return tree;
}

}  // namespace entente::reading
