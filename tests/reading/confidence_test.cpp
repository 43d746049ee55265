#include "reading/confidence.h"

#include <cmath>
#include <gmock/gmock.h>

namespace entente::reading {
namespace {

Labels sides_and_place() {
  Labels labels;
  labels.role = {Role::Actor, Role::Recipient, Role::Place};
  return labels;
}

/// An event of one word: probabilities of outside for actor, recipient and place.
FrameScores event_of(float actor, float recipient, float place) {
  FrameScores event;
  event.trigger = {{0, 1}, 0, 0.75f, 0.9f};
  event.roles = Matrix(1, 9);
  for (std::size_t role = 0; const float outside : {actor, recipient, place}) event.roles.row(0)[3 * role++] = outside;
  event.status = {0.8f, 0.2f};
  event.mutual = {1, 0};
  return event;
}

TEST(Confidence, IsTheTriggersProbabilityWhereNothingWasFitted) {
  EXPECT_NEAR(confidence_of(event_of(0, 1, 1), sides_and_place(), {}), 0.75f, 1e-6f);
}

TEST(Confidence, OfSidesIsThatOfTheLeastSureWord) {
  const ConfidenceWeights only_sides{.trigger = 0, .sides = 1};
  EXPECT_NEAR(confidence_of(event_of(0.1f, 0.4f, 0.5f), sides_and_place(), only_sides), 0.6f, 1e-6f);
  EXPECT_NEAR(confidence_of(event_of(0.1f, 1.0f, 0.5f), sides_and_place(), only_sides), 0.9f, 1e-6f);
}

TEST(Confidence, AddsUpTheWeightedLogOdds) {
  const ConfidenceWeights weights{.bias = -1, .trigger = 0, .type = 0.5f, .status = 2};
  const float sum = -1 + 0.5f * std::log(9.0f) + 2 * std::log(4.0f);
  EXPECT_NEAR(confidence_of(event_of(0, 0, 0), sides_and_place(), weights), 1 / (1 + std::exp(-sum)), 1e-5f);
}

TEST(Confidence, IsBoundedWhereTheNetworkIsCertain) {
  const float mutual = confidence_of(event_of(0, 0, 0), sides_and_place(), {.trigger = 0, .mutual = 1});
  EXPECT_NEAR(mutual, 1 / (1 + std::exp(-8.0f)), 1e-6f);
}

}  // namespace
}  // namespace entente::reading
