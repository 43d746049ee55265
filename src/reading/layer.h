// One layer of the encoder, BERT's: self-attention and a feed-forward net, each added to its input and normed.
// encoder.cpp stacks them; frames.cpp stacks its own copies for the second pass.
//
//   const Layer layer = Layer::of(model, "layer.0", Precision::Int8);
//   layer.apply(states, lengths);
#pragma once

#include <cstdint>
#include <span>
#include <string>

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

class Layer {
 public:
  /// The layer whose tensors start with `name`. `model` must outlive it.
  static Layer of(const ModelFile& model, const std::string& name, Precision precision);

  /// Replaces the states of consecutive sequences, whose lengths add up to the rows of `states`. Pieces of one sequence attend to
  /// each other only. No length passes kMostAttended.
  void apply(Matrix& states, std::span<const std::uint32_t> lengths) const;

 private:
  void attend_group(Matrix& states, std::size_t begin, std::span<const std::uint32_t> lengths) const;
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
