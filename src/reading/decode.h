// From the network's numbers to labels and spans (docs/MODEL.md, steps 5 and 7).
//
//   SentenceReading reading = decode(scores, model.header().labels, model.header().confidence);
#pragma once

#include <vector>

#include "reading/model_header.h"
#include "reading/scores.h"

namespace entente::reading {

/// The second pass reads the whole sentence again for each trigger; a sentence with more of them is a list of names or a model
/// gone astray.
constexpr std::size_t kMostTriggers = 24;

/// Triggers in a sentence whose begin labels together exceed the threshold, in order; the most probable kMostTriggers of them.
/// `probabilities` has a row a word and the trigger labels as columns.
std::vector<Trigger> find_triggers(const Matrix& probabilities, float threshold);

SentenceReading decode(const SentenceScores& scores, const Labels& labels, const ConfidenceWeights& weights);

}  // namespace entente::reading
