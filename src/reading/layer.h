// One layer of the encoder, BERT's: self-attention and a feed-forward net, each added to its input and normed.
// encoder.cpp stacks them; frames.cpp stacks its own copies for the second pass.
//
//   const Layer layer = Layer::of(model, "layer.0", Precision::Int8);
//   states = layer.apply(states, {lengths, every_row(lengths)}, bias);
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "reading/attention.h"
#include "reading/linear.h"
#include "reading/matrix.h"
#include "reading/model_file.h"

namespace entente::reading {

/// Weight and bias of a layer norm: views into the model file.
struct Norm {
  std::span<const float> weight, bias;

  static Norm of(const ModelFile& model, const std::string& name);
};

/// Sequences that lie one after the other in the rows of a matrix, and which of their new states are asked for.
struct Sequences {
  std::span<const std::uint32_t> lengths;  // they add up to the rows; none passes kMostAttended
  std::span<const std::uint32_t> wanted;   // numbers of rows, ascending
};

/// All rows of sequences of these lengths.
std::vector<std::uint32_t> every_row(std::span<const std::uint32_t> lengths);

class Layer {
 public:
  /// The layer whose tensors start with `name`. `model` must outlive it.
  static Layer of(const ModelFile& model, const std::string& name, Precision precision);

  /// The new states of the wanted rows. Pieces of one sequence attend to each other only.
  Matrix apply(const Matrix& states, const Sequences& sequences, const RelativeBias& bias) const;

 private:
  Matrix attend_group(const Matrix& states, std::size_t begin, const Sequences& group, const RelativeBias& bias) const;
  void feed_forward(Matrix& states, std::size_t begin, std::size_t end) const;

  AttentionShape shape_;
  float epsilon_;
  Linear qkv_, attention_, up_, down_;
  Norm attention_norm_, down_norm_;

  Layer(AttentionShape shape, float epsilon, Linear qkv, Linear attention, Linear up, Linear down, Norm attention_norm, Norm down_norm)
      : shape_(shape), epsilon_(epsilon), qkv_(std::move(qkv)), attention_(std::move(attention)), up_(std::move(up)), down_(std::move(down)),
        attention_norm_(attention_norm), down_norm_(down_norm) {}
};

}  // namespace entente::reading
