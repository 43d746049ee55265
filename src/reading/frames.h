// The second pass: each trigger's sentence read once more, with the trigger marked, for roles and attributes (docs/MODEL.md,
// step 6). All triggers of a batch of sentences go through together.
//
//   std::vector<FrameScores> frames = second_pass.apply(questions);
#pragma once

#include <span>
#include <vector>

#include "reading/layer.h"
#include "reading/linear.h"
#include "reading/output_layer.h"
#include "reading/scores.h"
#include "reading/windows.h"

namespace entente::reading {

/// One trigger to be read: the sentence's pieces and their states below the layers that the second pass has copies of.
struct FrameQuestion {
  const Pieces* sentence = nullptr;
  const float* below = nullptr;  // a row a piece, in the sentence's order
  Trigger trigger;
};

class SecondPass {
 public:
  /// `model` must outlive it.
  static SecondPass of(const ModelFile& model, Precision precision);

  /// One answer a question, in their order.
  std::vector<FrameScores> apply(std::span<const FrameQuestion> questions) const;

 private:
  SecondPass(const ModelFile& model, Precision precision);
  void answer_batch(std::span<const FrameQuestion> questions, std::vector<FrameScores>& answers) const;
  Matrix mark_pieces(std::span<const FrameQuestion> questions, std::size_t rows) const;
  void mark_piece(const FrameQuestion& question, std::size_t word, float* state) const;
  void add_roles(const Matrix& word_states, std::span<const FrameQuestion> questions, std::span<FrameScores> answers) const;
  void add_attributes(const Matrix& trigger_states, std::span<FrameScores> answers) const;

  std::size_t hidden_;
  std::size_t distances_;
  Matrix distance_, type_;
  RelativeBias bias_;
  std::vector<Layer> layers_;
  Linear roles_hidden_;
  OutputLayer roles_out_, status_, mutual_, mode_, about_;
  std::vector<std::vector<bool>> modes_of_type_;
};

}  // namespace entente::reading
