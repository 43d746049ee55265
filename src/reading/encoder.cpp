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
  encoder.words_ = model.halves("embed.word");
  encoder.positions_ = model.halves("embed.position");
  encoder.shapes_ = model.halves("embed.shape");
  encoder.norm_ = Norm::of(model, "embed.norm");
  for (std::size_t layer = 0; layer < header.encoder.layers; ++layer) {
    encoder.layers_.push_back(Layer::of(model, "layer." + std::to_string(layer), precision));
  }
  return encoder;
}

EncoderStates Encoder::apply(const EncoderInput& input) const {
  EncoderStates states;
  states.top = embed(input);
  for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
    if (layer == layers_below_) states.below = states.top.copy();
    layers_[layer].apply(states.top, input.lengths);
  }
  return states;
}

Matrix Encoder::embed(const EncoderInput& input) const {
  Matrix states(input.ids.size(), hidden_);
  const std::vector<float> nothing(hidden_, 0.0f);
  std::size_t at = 0;
  for (const std::uint32_t length : input.lengths) {
    for (std::size_t position = 0; position < length; ++position, ++at) {
      float* state = states.row(at);
      widen_row(words_.data() + input.ids[at] * hidden_, hidden_, state);
      add_halves(positions_.data() + position * hidden_, hidden_, state);
      add_halves(shapes_.data() + static_cast<std::size_t>(input.shapes[at]) * hidden_, hidden_, state);
      add_and_norm_row(nothing.data(), norm_.weight, norm_.bias, epsilon_, state);
    }
  }
  return states;
}

}  // namespace entente::reading
