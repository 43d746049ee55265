// Loops over rows of numbers: layer norm, softmax, quantising and its undoing. Everything in the reader that is not a product
// of matrices. Row lengths are multiples of kLanes unless said otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace entente::reading {

enum class Activation : std::uint8_t { None, Gelu };

/// How a row of floats was made into bytes: float = scale * (byte - zero).
struct RowScale {
  float scale = 0;
  std::int32_t zero = 0;
};

/// Spreads the row's range, which is taken to include 0, over the bytes 0 ... 255, rounding to the nearest.
RowScale quantise_row(const float* row, std::size_t count, std::uint8_t* bytes);

/// Turns one output's weights into whole numbers -limit ... limit; returns what one of them is worth.
float quantise_weights(const float* row, std::size_t count, int limit, std::int8_t* weights);

/// Half to single precision. Any count.
void widen_row(const std::uint16_t* halves, std::size_t count, float* floats);

/// row = row + other.
void add_row(const float* other, std::size_t count, float* row);

/// Replaces the 32-bit sums that a product of bytes left in `row` by floats: activation((sum - zero * weight sum) * scales + bias).
/// Any count without activation.
void dequantise_row(RowScale input, std::span<const float> weight_scales, std::span<const std::int32_t> weight_sums,
                    std::span<const float> bias, Activation activation, float* row);

/// row = activation(row + bias). Any count without activation.
void finish_row(std::span<const float> bias, Activation activation, float* row);

/// row = norm(row + residual) * weight + bias, where norm takes the mean away and divides by the deviation.
void add_and_norm_row(const float* residual, std::span<const float> weight, std::span<const float> bias, float epsilon, float* row);

/// out[row, other] = the sum of the products of a left row and a right row, all of `count` numbers. For few rows:
/// Linear and OutputLayer are for many.
void dots(const float* left, std::size_t left_rows, const float* right, std::size_t right_rows, std::size_t count, float* out);

/// Softmax in place; any count. Numbers that are not finite count as very small.
void softmax_row(std::span<float> row);

}  // namespace entente::reading
