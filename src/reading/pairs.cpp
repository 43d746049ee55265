#include "reading/pairs.h"

#include <algorithm>

#include "reading/rows.h"

namespace entente::reading {
namespace {

/// Adds a side's embedding to the pieces of its words.
void mark(const Pieces& sentence, std::span<const std::uint32_t> words, const float* side, Matrix& states) {
  for (const std::uint32_t word : words) {
    for (std::size_t piece = sentence.first[word]; piece < sentence.end_of(word); ++piece) add_row(side, states.columns(), states.row(piece));
  }
}

/// First pieces of the words of either side, ascending.
std::vector<std::uint32_t> first_pieces(const Pieces& sentence, const PairSides& sides) {
  std::vector<std::uint32_t> pieces;
  for (const auto* words : {&sides.actor, &sides.recipient}) {
    for (const std::uint32_t word : *words) pieces.push_back(sentence.first[word]);
  }
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
  return pieces;
}

/// The mean of the states of the words' first pieces, which are rows in the order of `pieces`; zeros where there are no words.
void put_mean(const Matrix& states, std::span<const std::uint32_t> pieces, const Pieces& sentence, std::span<const std::uint32_t> words, float* mean) {
  std::fill_n(mean, states.columns(), 0.0f);
  for (const std::uint32_t word : words) {
    const auto row = std::lower_bound(pieces.begin(), pieces.end(), sentence.first[word]) - pieces.begin();
    add_row(states.row(static_cast<std::size_t>(row)), states.columns(), mean);
  }
  for (std::size_t at = 0; !words.empty() && at < states.columns(); ++at) mean[at] /= static_cast<float>(words.size());
}

}  // namespace

std::optional<PairReader> PairReader::of(const ModelFile& model, Precision precision) {
  if (model.header().pair_hidden == 0) return std::nullopt;
  return PairReader(model, precision);
}

PairReader::PairReader(const ModelFile& model, Precision precision)
    : side_(model.weights("pairs.side").widened()), bias_(RelativeBias::of(model)), root_hidden_(Linear::of(model, "pairs.root.hidden", precision)),
      root_out_(OutputLayer::of(model, "pairs.root.out")) {
  for (std::size_t layer = 0; layer < model.header().frame_layers; ++layer) {
    layers_.push_back(Layer::of(model, "pairs.layer." + std::to_string(layer), precision));
  }
}

std::vector<float> PairReader::apply(const Pieces& sentence, const Matrix& below, const PairSides& sides) const {
  Matrix states = below.copy();
  mark(sentence, sides.actor, side_.row(0), states);
  mark(sentence, sides.recipient, side_.row(1), states);
  const std::vector<std::uint32_t> lengths = {static_cast<std::uint32_t>(states.rows())};
  const std::vector<std::uint32_t> all = every_row(lengths), marked = first_pieces(sentence, sides);
  for (const Layer& layer : layers_) states = layer.apply(states, {lengths, &layer == &layers_.back() ? marked : all}, bias_);
  Matrix means(1, 2 * states.columns());
  put_mean(states, marked, sentence, sides.actor, means.row(0));
  put_mean(states, marked, sentence, sides.recipient, means.row(0) + states.columns());
  const Matrix scores = root_out_.apply(root_hidden_.apply(means, Activation::Gelu));
  std::vector<float> types(scores.values(0).begin(), scores.values(0).end());
  softmax_row(types);
  return types;
}

}  // namespace entente::reading
