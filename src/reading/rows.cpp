#include "reading/rows.h"

#include <algorithm>
#include <cmath>

#include "reading/lanes.h"

namespace entente::reading {

ENTENTE_FOR_EACH_CPU RowScale quantise_row(const float* row, std::size_t count, std::uint8_t* bytes) {
  Floats most_lanes{}, least_lanes{};
  for (std::size_t at = 0; at < count; at += kLanes) {
    const Floats values = load_floats(row + at);
    most_lanes = greater(values, most_lanes);
    least_lanes = lesser(values, least_lanes);
  }
  const float least = smallest(least_lanes);
  // Bounded so that neither the scale nor its inverse is 0 or infinite, whatever stands in the row.
  const float range = std::clamp(largest(most_lanes) - least, 1e-30f, 1e30f);
  const float inverse = 255.0f / range;
  const float zero = static_cast<float>(static_cast<int>(std::min(-least * inverse, 255.0f) + 0.5f));
  const Floats offset = all(zero + 0.5f);
  for (std::size_t at = 0; at < count; at += kLanes) {
    // The clamp catches the last step of rounding at either end, and numbers that are not finite.
    const Floats steps = lesser(greater(load_floats(row + at) * inverse + offset, Floats{}), all(255.0f));
    store(bytes + at, __builtin_convertvector(__builtin_convertvector(steps, Ints), Bytes));
  }
  return {range / 255.0f, static_cast<std::int32_t>(zero)};
}

ENTENTE_FOR_EACH_CPU void widen_row(const std::uint16_t* halves, std::size_t count, float* floats) {
  std::size_t at = 0;
  for (; at + kLanes <= count; at += kLanes) store(floats + at, widen(load<Halves>(halves + at)));
  if (at == count) return;
  Halves rest{};
  std::memcpy(&rest, halves + at, (count - at) * sizeof *halves);
  const Floats widened = widen(rest);
  std::memcpy(floats + at, &widened, (count - at) * sizeof *floats);
}

ENTENTE_FOR_EACH_CPU float quantise_weights(const float* row, std::size_t count, int limit, std::int8_t* weights) {
  Floats most_lanes = all(1e-30f);
  for (std::size_t at = 0; at < count; at += kLanes) {
    const Floats values = load_floats(row + at);
    most_lanes = greater(greater(values, -values), most_lanes);
  }
  const float inverse = static_cast<float>(limit) / largest(most_lanes);
  for (std::size_t at = 0; at < count; at += kLanes) {
    const Floats steps = load_floats(row + at) * inverse;
    const Floats rounded = steps < 0 ? steps - 0.5f : steps + 0.5f;
    store(weights + at, __builtin_convertvector(__builtin_convertvector(rounded, Ints), SignedBytes));
  }
  return 1.0f / inverse;
}

ENTENTE_FOR_EACH_CPU void add_row(const float* other, std::size_t count, float* row) {
  for (std::size_t at = 0; at < count; at += kLanes) store(row + at, load_floats(row + at) + load_floats(other + at));
}

ENTENTE_FOR_EACH_CPU void dequantise_row(RowScale input, std::span<const float> weight_scales, std::span<const std::int32_t> weight_sums,
                                         std::span<const float> bias, Activation activation, float* row) {
  const std::size_t count = weight_scales.size();
  std::size_t at = 0;
  for (; at + kLanes <= count; at += kLanes) {
    const Floats values = dequantise(load<Ints>(row + at), input.scale, input.zero, &weight_scales[at], &weight_sums[at], &bias[at]);
    store(row + at, activation == Activation::Gelu ? gelu(values) : values);
  }
  for (; at < count; ++at) {
    const auto sum_left = load<std::int32_t>(row + at) - weight_sums[at] * input.zero;
    row[at] = static_cast<float>(sum_left) * (weight_scales[at] * input.scale) + bias[at];
  }
}

ENTENTE_FOR_EACH_CPU void finish_row(std::span<const float> bias, Activation activation, float* row) {
  std::size_t at = 0;
  for (; at + kLanes <= bias.size(); at += kLanes) {
    const Floats values = load_floats(row + at) + load_floats(&bias[at]);
    store(row + at, activation == Activation::Gelu ? gelu(values) : values);
  }
  for (; at < bias.size(); ++at) row[at] += bias[at];
}

ENTENTE_FOR_EACH_CPU void add_and_norm_row(const float* residual, std::span<const float> weight, std::span<const float> bias, float epsilon,
                                           float* row) {
  const std::size_t count = weight.size();
  Floats sums{};
  for (std::size_t at = 0; at < count; at += kLanes) {
    const Floats values = load_floats(row + at) + load_floats(residual + at);
    sums += values;
    store(row + at, values);
  }
  const float mean = sum(sums) / static_cast<float>(count);
  Floats squares{};
  for (std::size_t at = 0; at < count; at += kLanes) {
    const Floats centred = load_floats(row + at) - mean;
    squares += centred * centred;
  }
  const float factor = 1.0f / std::sqrt(sum(squares) / static_cast<float>(count) + epsilon);
  for (std::size_t at = 0; at < count; at += kLanes) {
    store(row + at, (load_floats(row + at) - mean) * factor * load_floats(&weight[at]) + load_floats(&bias[at]));
  }
}

ENTENTE_FOR_EACH_CPU void dots(const float* left, std::size_t left_rows, const float* right, std::size_t right_rows, std::size_t count, float* out) {
  for (std::size_t row = 0; row < left_rows; ++row) {
    for (std::size_t other = 0; other < right_rows; ++other) {
      Floats products{};
      for (std::size_t at = 0; at < count; at += kLanes) products += load_floats(left + row * count + at) * load_floats(right + other * count + at);
      out[row * right_rows + other] = sum(products);
    }
  }
}

void softmax_row(std::span<float> row) {
  constexpr float kVerySmall = -1e30f;
  float most = kVerySmall;
  for (float& value : row) {
    if (!std::isfinite(value)) value = kVerySmall;
    most = std::max(most, value);
  }
  float total = 0;
  for (float& value : row) total += value = std::exp(value - most);
  for (float& value : row) value /= total;
}

}  // namespace entente::reading
