#include "reading/attention.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace entente::reading {
namespace {

/// Attention as it is defined, a number at a time. Biases of relative positions: encoder_test.cpp.
std::vector<double> attend_naively(const std::vector<float>& qkv, std::size_t count, AttentionShape shape) {
  const std::size_t hidden = shape.heads * shape.head_size;
  std::vector<double> mixed(count * hidden, 0);
  for (std::size_t head = 0; head < shape.heads; ++head) {
    for (std::size_t query = 0; query < count; ++query) {
      std::vector<double> weights(count);
      double total = 0;
      for (std::size_t key = 0; key < count; ++key) {
        double score = 0;
        for (std::size_t at = head * shape.head_size; at < (head + 1) * shape.head_size; ++at) {
          score += double{qkv[query * 3 * hidden + at]} * qkv[key * 3 * hidden + hidden + at];
        }
        total += weights[key] = std::exp(score / std::sqrt(static_cast<double>(shape.head_size)));
      }
      for (std::size_t key = 0; key < count; ++key) {
        for (std::size_t at = head * shape.head_size; at < (head + 1) * shape.head_size; ++at) {
          mixed[query * hidden + at] += weights[key] / total * qkv[key * 3 * hidden + 2 * hidden + at];
        }
      }
    }
  }
  return mixed;
}

TEST(Attention, IsWhatItsDefinitionSays) {
  std::mt19937 random(2);
  std::normal_distribution<float> normal(0, 1.5f);
  for (const AttentionShape shape : {AttentionShape{2, 16}, AttentionShape{3, 32}, AttentionShape{1, 64}, AttentionShape{1, 48}}) {
    for (const std::size_t count : {1, 3, 16, 37, 128}) {
      std::vector<float> qkv(count * 3 * shape.heads * shape.head_size), mixed(count * shape.heads * shape.head_size);
      std::generate(qkv.begin(), qkv.end(), [&] { return normal(random); });
      std::vector<std::uint32_t> wanted;
      for (std::uint32_t piece = 0; piece < count; piece += 1 + piece % 3) wanted.push_back(piece);
      attend(qkv.data(), count, wanted, shape, RelativeBias(), mixed.data());
      const std::vector<double> expected = attend_naively(qkv, count, shape);
      const std::size_t hidden = shape.heads * shape.head_size;
      for (std::size_t row = 0; row < wanted.size(); ++row) {
        for (std::size_t at = 0; at < hidden; ++at) ASSERT_NEAR(mixed[row * hidden + at], expected[wanted[row] * hidden + at], 2e-5) << count << " pieces";
      }
    }
  }
}

}  // namespace
}  // namespace entente::reading
