// The reader's matrix products: output = activation(input * W' + bias), in 8-bit whole numbers or single precision.
//
//   Linear up = Linear::of(model, "layer.0.up", Precision::Int8);
//   Matrix wide = up.apply(states, Activation::Gelu);
//
// Int8: weights become 7-bit numbers per output when the model is loaded (byte_weights.h), inputs bytes per row when they come
// (docs/decisions/onednn.md says why); sums are exact, so they are the same on every machine. Float32 is the reference.
// Const and shared by all threads; each call runs on the caller's thread alone (see SingleThreaded).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "reading/byte_weights.h"
#include "reading/matrix.h"
#include "reading/model_file.h"
#include "reading/rows.h"

namespace entente::reading {

enum class Precision : std::uint8_t { Int8, Float32 };

class Linear {
 public:
  /// The layer whose tensors are `name`.weight and `name`.bias of a checked model.
  static Linear of(const ModelFile& model, const std::string& name, Precision precision);

  /// A layer of weights [outputs, inputs], with as many biases as outputs.
  Linear(Matrix weights, std::span<const float> bias, Precision precision);

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
  ByteWeights bytes_;        // Int8
  Matrix floats_;            // Float32
  std::vector<float> bias_;  // Float32
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
