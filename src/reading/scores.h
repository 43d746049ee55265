// What the network computes for one sentence, before anything is decided: numbers only. network.h makes it, decode.h reads it.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "reading/matrix.h"

namespace entente::reading {

/// A stretch of words that names an event, and the number of its type.
struct Trigger {
  TokenRange range;
  std::uint32_t type = 0;
  float score = 0;       // probability that an event of any type starts here
  float type_score = 1;  // share of the type in it
};

/// The second pass's answer for one trigger; all are probabilities.
struct FrameScores {
  Trigger trigger;
  Matrix roles;  // words x (outside, begin, inside of each role)
  std::vector<float> status, mutual, about;
  std::vector<float> mode;  // 0 for modes of other types
};

struct SentenceScores {
  Matrix states;               // words x hidden: the last layer's state of each word's first piece
  Matrix upos, xpos, mention;  // words x labels: scores, the largest wins
  Matrix trigger;              // words x trigger labels: probabilities
  std::vector<std::uint32_t> heads;      // words, or kRoot
  std::vector<std::uint32_t> relations;  // numbers of deprel labels
  std::vector<FrameScores> frames;       // in the order of their triggers
};

}  // namespace entente::reading
