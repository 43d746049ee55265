// The reader's matrix products: output = activation(input * W' + bias), by oneDNN, in 8-bit whole numbers or single precision.
//
//   Linear up = Linear::of(model, "layer.0.up", Precision::Int8);
//   Matrix wide = up.apply(states, Activation::Gelu);
//
// Int8: weights become 7-bit numbers per output when the model is loaded, inputs bytes per row when they come
// (docs/decisions/onednn.md says why); sums are exact, so they are the same on every machine. Float32 is the reference.
// Const and shared by all threads; each call runs on the caller's thread alone (see SingleThreaded).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reading/matrix.h"
#include "reading/model_file.h"
#include "reading/rows.h"

namespace entente::reading {

enum class Precision : std::uint8_t { Int8, Float32 };

/// Greatest magnitude of a weight. 255 * 64 + 255 * 64 still fits into 16 bits: CPUs without VNNI add two products there, and
/// would cap larger sums silently.
constexpr int kWeightLimit = 64;

class Linear {
 public:
  /// The layer whose tensors are `name`.weight and `name`.bias of a checked model.
  static Linear of(const ModelFile& model, const std::string& name, Precision precision);

  /// A layer of weights [outputs, inputs], row after row, with as many biases as outputs.
  Linear(std::span<const std::uint16_t> weights, std::span<const float> bias, Precision precision);

  std::size_t inputs() const { return inputs_; }
  std::size_t outputs() const { return outputs_; }

  Matrix apply(const Matrix& input, Activation activation = Activation::None) const;

  /// The same for `rows` rows that lie in a row, into room for rows * outputs() numbers. With an activation, outputs() must be a
  /// multiple of kLanes; in Int8, inputs() must be one.
  void apply(const float* input, std::size_t rows, Activation activation, float* output) const;

 private:
  void apply_bytes(const float* input, std::size_t rows, Activation activation, float* output) const;
  void apply_floats(const float* input, std::size_t rows, Activation activation, float* output) const;

  Precision precision_;
  std::size_t inputs_ = 0;
  std::size_t outputs_ = 0;
  std::vector<float> bias_;
  std::vector<float> floats_;         // Float32: the weights
  std::vector<std::int8_t> bytes_;    // Int8: the weights
  std::vector<float> scales_;         // Int8: what a weight of each output is worth
  std::vector<std::int32_t> sums_;    // Int8: of each output's weights, to undo the input's zero point
};

/// While one lives, oneDNN works on the thread it is called from and starts no others: threads of ours read whole stories.
class SingleThreaded {
 public:
  SingleThreaded();
  ~SingleThreaded();
  SingleThreaded(const SingleThreaded&) = delete;
  SingleThreaded& operator=(const SingleThreaded&) = delete;

 private:
  int threads_before_;
};

}  // namespace entente::reading
