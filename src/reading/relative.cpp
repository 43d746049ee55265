#include "reading/relative.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace entente::reading {

std::size_t relative_bucket(std::ptrdiff_t offset, RelativeShape shape) {
  const std::size_t half = shape.buckets / 2, exact = shape.buckets / 4;
  const std::size_t first = offset > 0 ? half : 0;
  const auto distance = static_cast<std::size_t>(std::abs(offset));
  if (distance < exact) return first + distance;
  // In single precision, as those compute it who trained the encoder: at the borders of buckets it matters.
  const float steps = std::log(static_cast<float>(distance) / static_cast<float>(exact)) /
                      static_cast<float>(std::log(static_cast<double>(shape.distance) / static_cast<double>(exact))) * static_cast<float>(half - exact);
  return first + std::min(exact + static_cast<std::size_t>(steps), half - 1);
}

RelativeBias RelativeBias::of(const ModelFile& model) {
  RelativeBias bias;
  const EncoderShape& shape = model.header().encoder;
  if (shape.relative.buckets == 0) return bias;
  const Matrix by_bucket = model.weights("relative").widened();
  constexpr auto kReach = static_cast<std::ptrdiff_t>(kMostAttended) - 1;
  bias.biases_ = Matrix(shape.heads, 2 * kMostAttended - 1);
  for (std::ptrdiff_t offset = -kReach; offset <= kReach; ++offset) {
    const float* row = by_bucket.row(relative_bucket(offset, shape.relative));
    for (std::size_t head = 0; head < shape.heads; ++head) bias.biases_.row(head)[offset + kReach] = row[head];
  }
  return bias;
}

}  // namespace entente::reading
