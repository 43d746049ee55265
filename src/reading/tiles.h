// Small products of matrices in registers: a tile of rows by vectors of columns stays there while the loop runs along the sum.
// For attention and for the last layers, where a call of oneDNN would cost more than it saves. Each number of a product is summed
// in the order of k, whatever the tile: it does not depend on how many rows there are, as it does with oneDNN.
#pragma once

#include <cstddef>

#include "reading/lanes.h"

namespace entente::reading {

constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileLanes = 2;
constexpr std::size_t kTileWidth = kTileLanes * kLanes;

/// out[row, column] = sum over k of left[row, k] * right[k, column], for `rows` rows and `lanes` vectors of columns.
template <std::size_t rows, std::size_t lanes>
ENTENTE_INLINE void multiply_tile(const float* left, std::size_t left_stride, const float* right, std::size_t right_stride, std::size_t depth,
                                  float* out, std::size_t out_stride) {
  Floats sums[rows][lanes] = {};
  for (std::size_t k = 0; k < depth; ++k) {
    Floats right_lanes[lanes];
    for (std::size_t lane = 0; lane < lanes; ++lane) right_lanes[lane] = load_floats(right + k * right_stride + lane * kLanes);
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t lane = 0; lane < lanes; ++lane) sums[row][lane] += left[row * left_stride + k] * right_lanes[lane];
    }
  }
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t lane = 0; lane < lanes; ++lane) store(out + row * out_stride + lane * kLanes, sums[row][lane]);
  }
}

/// The same for any number of columns that is a multiple of kLanes.
template <std::size_t rows>
ENTENTE_INLINE void multiply_rows(const float* left, std::size_t left_stride, const float* right, std::size_t right_stride, std::size_t depth,
                                  std::size_t columns, float* out, std::size_t out_stride) {
  std::size_t column = 0;
  for (; column + kTileWidth <= columns; column += kTileWidth) {
    multiply_tile<rows, kTileLanes>(left, left_stride, right + column, right_stride, depth, out + column, out_stride);
  }
  if (column < columns) multiply_tile<rows, 1>(left, left_stride, right + column, right_stride, depth, out + column, out_stride);
}

}  // namespace entente::reading
