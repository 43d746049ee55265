// How often an event is right as a whole (trigger, type, sides, status), from how sure the network is of each of these: a logistic
// regression whose weights come with the model (docs/MODEL.md, step 10; training/entente_training/confidence.py fits them).
//
//   frame.score = confidence_of(scores, labels, model.header().confidence);
//
// Not for single mentions and labels, which keep the network's own probabilities.
#pragma once

#include "reading/model_header.h"
#include "reading/scores.h"

namespace entente::reading {

/// 0..1. `labels` says which of the scores' roles are the sides.
float confidence_of(const FrameScores& scores, const Labels& labels, const ConfidenceWeights& weights);

}  // namespace entente::reading
