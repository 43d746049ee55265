// One layer's weights as bytes, and their product with rows of bytes: what Linear is in Precision::Int8.
//
//   const ByteWeights weights(matrix, bias);
//   weights.multiply(bytes, scales, rows, Activation::Gelu, output);
//
// Two ways, same sums to the last bit: on processors with AVX-512 VNNI tiles of ours, over weights that were put in order once;
// elsewhere oneDNN (docs/decisions/onednn.md says why). Not for making bytes of inputs: Linear does that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reading/matrix.h"
#include "reading/rows.h"

namespace entente::reading {

/// Greatest magnitude of a weight. 255 * 64 + 255 * 64 still fits into 16 bits: CPUs without VNNI add two products there, and
/// would cap larger sums silently.
constexpr int kWeightLimit = 64;

/// Outputs that a tile computes at once.
constexpr std::size_t kTileOutputs = 64;

class ByteWeights {
 public:
  ByteWeights() = default;

  /// Weights [outputs, inputs], inputs a multiple of kLanes; as many biases as outputs.
  ByteWeights(const Matrix& weights, std::span<const float> bias);

  /// output = activation(input * W' + bias) for `rows` rows of bytes, each with its scale.
  void multiply(const std::uint8_t* input, const RowScale* scales, std::size_t rows, Activation activation, float* output) const;

 private:
  friend struct VnniTiles;

  /// A cache line, so that tiles never load from two.
  struct alignas(64) Line {
    std::int8_t bytes[64];
  };

  std::size_t inputs_ = 0, outputs_ = 0;
  std::vector<float> scales_;         // what a weight of each output is worth
  std::vector<std::int32_t> sums_;    // of each output's weights, to undo the input's zero point
  std::vector<float> bias_;
  std::vector<std::int8_t> rows_;     // for oneDNN: row after row
  std::vector<Line> tiles_;           // for tiles: kTileOutputs outputs, of each four inputs, then the next four inputs ...
};

}  // namespace entente::reading
