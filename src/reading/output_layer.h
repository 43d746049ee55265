// The last layer before labels: label scores = state * W' + bias.
//
//   OutputLayer upos = OutputLayer::of(model, "tags.upos");
//   Matrix scores = upos.apply(word_states);
//
// Always in single precision, and by loops of ours instead of oneDNN: it is small, and a score that users see should not depend
// on which other sentences were read along with it.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "reading/matrix.h"
#include "reading/model_file.h"

namespace entente::reading {

class OutputLayer {
 public:
  /// The layer whose tensors are `name`.weight and `name`.bias; `model` must outlive it.
  static OutputLayer of(const ModelFile& model, const std::string& name);

  Matrix apply(const Matrix& input) const;

 private:
  std::size_t padded_outputs_ = 0;
  std::vector<float> weights_;  // [inputs, padded outputs]
  std::span<const float> bias_;
};

}  // namespace entente::reading
