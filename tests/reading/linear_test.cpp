#include "reading/linear.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace entente::reading {
namespace {

std::uint16_t half_of(float number) {
  std::uint32_t bits;
  std::memcpy(&bits, &number, sizeof bits);
  const std::uint32_t magnitude = bits & 0x7fffffff;
  const std::uint32_t half = magnitude < 0x38800000 ? 0 : (magnitude - 0x38000000) >> 13;  // subnormal halves become 0
  return static_cast<std::uint16_t>(half | (bits >> 16 & 0x8000));
}

float widened(std::uint16_t half) {
  float number = 0;
  widen_row(&half, 1, &number);
  return number;
}

struct Case {
  std::size_t rows, inputs, outputs;
};

class LinearCases : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    const Case& shape = GetParam();
    std::normal_distribution<float> normal(0, 1);
    for (std::size_t at = 0; at < shape.outputs * shape.inputs; ++at) weights_.push_back(half_of(normal(random_) * 0.05f));
    for (std::size_t at = 0; at < shape.outputs; ++at) bias_.push_back(normal(random_));
    input_ = Matrix(shape.rows, shape.inputs);
    for (std::size_t row = 0; row < shape.rows; ++row) {
      for (std::size_t at = 0; at < shape.inputs; ++at) input_.row(row)[at] = normal(random_) * static_cast<float>(1 + row % 3);
    }
  }

  double exact(std::size_t row, std::size_t output) const {
    double sum = bias_[output];
    for (std::size_t at = 0; at < input_.columns(); ++at) sum += double{input_.row(row)[at]} * widened(weights_[output * input_.columns() + at]);
    return sum;
  }

  std::mt19937 random_{1};
  std::vector<std::uint16_t> weights_;
  std::vector<float> bias_;
  Matrix input_;
  SingleThreaded single_threaded_;
};

TEST_P(LinearCases, InSinglePrecisionIsTheNaiveSum) {
  const Matrix output = Linear(weights_, bias_, Precision::Float32).apply(input_);
  for (std::size_t row = 0; row < output.rows(); ++row) {
    for (std::size_t at = 0; at < output.columns(); ++at) ASSERT_NEAR(output.row(row)[at], exact(row, at), 1e-3);
  }
}

/// The same whole numbers summed by a plain loop, in any order exact: so also what every processor must give.
TEST_P(LinearCases, InBytesIsTheNaiveSumOfWholeNumbers) {
  const Matrix output = Linear(weights_, bias_, Precision::Int8).apply(input_);
  const std::size_t inputs = input_.columns();
  std::vector<std::uint8_t> bytes(inputs);
  std::vector<std::int8_t> weights(inputs);
  for (std::size_t row = 0; row < output.rows(); ++row) {
    const RowScale scale = quantise_row(input_.row(row), inputs, bytes.data());
    for (std::size_t at = 0; at < output.columns(); ++at) {
      const float weight_scale = quantise_weights(&weights_[at * inputs], inputs, kWeightLimit, weights.data());
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < inputs; ++k) sum += (std::int64_t{bytes[k]} - scale.zero) * weights[k];
      const double expected = static_cast<double>(sum) * scale.scale * weight_scale + bias_[at];
      ASSERT_NEAR(output.row(row)[at], expected, 1e-5 * (1 + std::abs(expected))) << row << " " << at;
    }
  }
}

TEST_P(LinearCases, InBytesIsNearTheExactSum) {
  const Matrix output = Linear(weights_, bias_, Precision::Int8).apply(input_);
  double squared_error = 0, squared = 0;
  for (std::size_t row = 0; row < output.rows(); ++row) {
    for (std::size_t at = 0; at < output.columns(); ++at) {
      squared_error += std::pow(output.row(row)[at] - exact(row, at), 2);
      squared += std::pow(exact(row, at) - bias_[at], 2);
    }
  }
  EXPECT_LT(std::sqrt(squared_error / squared), 0.02);
}

INSTANTIATE_TEST_SUITE_P(Shapes, LinearCases,
                         testing::Values(Case{1, 16, 1}, Case{3, 32, 17}, Case{130, 96, 97}, Case{9, 384, 1536}, Case{300, 16, 32}, Case{5, 1536, 384}));

TEST(Linear, SumsOfTheLargestBytesAreNotCapped) {
  const std::vector<std::uint16_t> weights(64 * 1536, half_of(2.0f));
  Matrix input(1, 1536);
  for (std::size_t at = 0; at < 1536; ++at) input.row(0)[at] = 3.0f;
  const SingleThreaded single_threaded;
  EXPECT_NEAR(Linear(weights, std::vector<float>(64, 0.0f), Precision::Int8).apply(input).row(0)[63], 9216.0f, 1.0f);
}

TEST(Linear, OfNoRowsIsNoRows) {
  const std::vector<std::uint16_t> weights(32 * 16, 0x3c00);
  EXPECT_EQ(Linear(weights, std::vector<float>(32, 0.0f), Precision::Int8).apply(Matrix(0, 16)).rows(), 0u);
}

}  // namespace
}  // namespace entente::reading
