#include "reading/confidence.h"

#include <algorithm>
#include <cmath>

namespace entente::reading {
namespace {

constexpr float kSurest = 8.0f;  // log-odds; beyond it, how sure the network is tells nothing more

float log_odds(float chance) {
  const float bounded = std::clamp(chance, 1e-6f, 1 - 1e-6f);
  return std::clamp(std::log(bounded / (1 - bounded)), -kSurest, kSurest);
}

float largest(const std::vector<float>& chances) { return *std::max_element(chances.begin(), chances.end()); }

/// The least sure decision about a word, whether it belongs to the actor or the recipient.
float chance_of_sides(const Matrix& roles, const Labels& labels) {
  float least = 1;
  for (std::size_t role = 0; role < labels.role.size(); ++role) {
    if (labels.role[role] != Role::Actor && labels.role[role] != Role::Recipient) continue;
    for (std::size_t word = 0; word < roles.rows(); ++word) {
      const float outside = roles.row(word)[3 * role];
      least = std::min(least, std::max(outside, 1 - outside));
    }
  }
  return least;
}

}  // namespace

float confidence_of(const FrameScores& scores, const Labels& labels, const ConfidenceWeights& weights) {
  const float sum = weights.bias + weights.trigger * log_odds(scores.trigger.score) + weights.type * log_odds(scores.trigger.type_score) +
                    weights.sides * log_odds(chance_of_sides(scores.roles, labels)) + weights.status * log_odds(largest(scores.status)) +
                    weights.mutual * log_odds(largest(scores.mutual));
  return 1 / (1 + std::exp(-sum));
}

}  // namespace entente::reading
