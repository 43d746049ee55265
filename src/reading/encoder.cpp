#include "reading/encoder.h"

#include <algorithm>

#include "reading/rows.h"

namespace entente::reading {

Encoder Encoder::of(const ModelFile& model, Precision precision) {
  const ModelHeader& header = model.header();
  Encoder encoder;
  encoder.hidden_ = header.encoder.hidden;
  encoder.epsilon_ = header.encoder.epsilon;
  encoder.layers_below_ = header.encoder.layers - header.frame_layers;
  encoder.shapes_at_ = header.encoder.shapes_at;
  encoder.words_ = model.weights("embed.word");
  encoder.positions_ = model.weights("embed.position").widened();
  encoder.shapes_ = model.weights("embed.shape").widened();
  encoder.norm_ = Norm::of(model, "embed.norm");
  encoder.bias_ = RelativeBias::of(model);
  for (std::size_t layer = 0; layer < header.encoder.layers; ++layer) {
    encoder.layers_.push_back(Layer::of(model, "layer." + std::to_string(layer), precision));
  }
  return encoder;
}

EncoderStates Encoder::apply(const EncoderInput& input) const {
  EncoderStates states;
  states.top = embed(input);
  const std::vector<std::uint32_t> all = every_row(input.lengths);
  for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
    if (layer == shapes_at_ && layer > 0) add_shapes(input, states.top);
    if (layer == layers_below_) {
      if (input.wanted.empty()) return {std::move(states.top), {}};
      states.below = states.top.copy();
    }
    const bool is_last = layer + 1 == layers_.size();
    states.top = layers_[layer].apply(states.top, {input.lengths, is_last ? input.wanted : all}, bias_);
  }
  return states;
}

Matrix Encoder::embed(const EncoderInput& input) const {
  Matrix states(input.ids.size(), hidden_);
  for (std::size_t at = 0; at < states.rows(); ++at) words_.widen_row(input.ids[at], states.row(at));
  if (shapes_at_ == 0) add_shapes(input, states);
  std::size_t at = 0;
  for (const std::uint32_t length : input.lengths) {
    for (std::size_t position = 0; position < length; ++position, ++at) {
      add_and_norm_row(positions_.row(position), norm_.weight, norm_.bias, epsilon_, states.row(at));
    }
  }
  return states;
}

void Encoder::add_shapes(const EncoderInput& input, Matrix& states) const {
  for (std::size_t at = 0; at < states.rows(); ++at) add_row(shapes_.row(static_cast<std::size_t>(input.shapes[at])), hidden_, states.row(at));
}

}  // namespace entente::reading
