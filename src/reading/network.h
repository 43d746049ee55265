// The network put together: encoder, tags, tree, triggers and second pass, for a batch of windows at a time.
//
//   const std::size_t count = batch_of(windows, kBatchPieces);
//   BatchScores batch = network.score(sentences, windows.subspan(0, count), 0.5f);
//
// Const and shared by all threads. Knows numbers only: wordpiece.h makes them of words, decode.h makes labels of them.
#pragma once

#include <span>
#include <vector>

#include "reading/encoder.h"
#include "reading/frames.h"
#include "reading/output_layer.h"
#include "reading/pairs.h"
#include "reading/parser.h"
#include "reading/scores.h"
#include "reading/windows.h"

namespace entente::reading {

/// Scores of consecutive sentences.
struct BatchScores {
  std::size_t first_sentence = 0;
  std::vector<SentenceScores> sentences;
};

class Network {
 public:
  /// `model` must outlive it; `cls` and `sep` are the pieces that open a window and close a part.
  Network(const ModelFile& model, Precision precision, std::uint32_t cls, std::uint32_t sep);

  /// Scores the sentences that the windows read; batch_of says which windows go together. `threshold` is that of triggers.
  BatchScores score(std::span<const Pieces> sentences, std::span<const Window> windows, float threshold) const;

  /// Whether the model has what relate() takes.
  bool relates() const { return pairs_.has_value(); }

  /// The probability of each type of what one side does to the other. The windows read this sentence alone, of at most kMostAttended
  /// pieces.
  std::vector<float> relate(const Pieces& sentence, std::span<const Window> windows, const PairSides& sides) const;

 private:
  EncoderInput input_of(std::span<const Pieces> sentences, std::span<const Window> windows) const;
  void tag(const Matrix& words, std::vector<SentenceScores>& scores) const;
  void parse(const Matrix& words, std::vector<SentenceScores>& scores) const;
  void find_frames(std::span<const Pieces> sentences, const Matrix& below, float threshold, std::vector<SentenceScores>& scores) const;

  Encoder encoder_;
  OutputLayer upos_, xpos_, mention_, trigger_out_;
  Linear trigger_hidden_;
  Parser parser_;
  SecondPass second_pass_;
  std::optional<PairReader> pairs_;
  std::uint32_t cls_, sep_;
};

}  // namespace entente::reading
