#include "reading/linear.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace entente::reading {
namespace {

struct Case {
  std::size_t rows, inputs, outputs;
};

class LinearCases : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    const Case& shape = GetParam();
    std::normal_distribution<float> normal(0, 1);
    weights_ = Matrix(shape.outputs, shape.inputs);
    for (std::size_t at = 0; at < shape.outputs * shape.inputs; ++at) weights_.row(0)[at] = normal(random_) * 0.05f;
    for (std::size_t at = 0; at < shape.outputs; ++at) bias_.push_back(normal(random_));
    input_ = Matrix(shape.rows, shape.inputs);
    for (std::size_t row = 0; row < shape.rows; ++row) {
      for (std::size_t at = 0; at < shape.inputs; ++at) input_.row(row)[at] = normal(random_) * static_cast<float>(1 + row % 3);
    }
  }

  double exact(std::size_t row, std::size_t output) const {
    double sum = bias_[output];
    for (std::size_t at = 0; at < input_.columns(); ++at) sum += double{input_.row(row)[at]} * weights_.row(output)[at];
    return sum;
  }

  std::mt19937 random_{1};
  Matrix weights_;
  std::vector<float> bias_;
  Matrix input_;
  SingleThreaded single_threaded_;
};

TEST_P(LinearCases, InSinglePrecisionIsTheNaiveSum) {
  const Matrix output = Linear(weights_.copy(), bias_, Precision::Float32).apply(input_);
  for (std::size_t row = 0; row < output.rows(); ++row) {
    for (std::size_t at = 0; at < output.columns(); ++at) ASSERT_NEAR(output.row(row)[at], exact(row, at), 1e-3);
  }
}

/// The same whole numbers summed by a plain loop, in any order exact: so also what every processor must give.
TEST_P(LinearCases, InBytesIsTheNaiveSumOfWholeNumbers) {
  const Matrix output = Linear(weights_.copy(), bias_, Precision::Int8).apply(input_);
  const std::size_t inputs = input_.columns();
  std::vector<std::uint8_t> bytes(inputs);
  std::vector<std::int8_t> weights(inputs);
  for (std::size_t row = 0; row < output.rows(); ++row) {
    const RowScale scale = quantise_row(input_.row(row), inputs, bytes.data());
    for (std::size_t at = 0; at < output.columns(); ++at) {
      const float weight_scale = quantise_weights(weights_.row(at), inputs, kWeightLimit, weights.data());
      std::int64_t sum = 0;
      for (std::size_t k = 0; k < inputs; ++k) sum += (std::int64_t{bytes[k]} - scale.zero) * weights[k];
      const double expected = static_cast<double>(sum) * scale.scale * weight_scale + bias_[at];
      ASSERT_NEAR(output.row(row)[at], expected, 1e-5 * (1 + std::abs(expected))) << row << " " << at;
    }
  }
}

TEST_P(LinearCases, InBytesIsNearTheExactSum) {
  const Matrix output = Linear(weights_.copy(), bias_, Precision::Int8).apply(input_);
  double squared_error = 0, squared = 0;
  for (std::size_t row = 0; row < output.rows(); ++row) {
    for (std::size_t at = 0; at < output.columns(); ++at) {
      squared_error += std::pow(output.row(row)[at] - exact(row, at), 2);
      squared += std::pow(exact(row, at) - bias_[at], 2);
    }
  }
  EXPECT_LT(std::sqrt(squared_error / squared), 0.02);
}

/// Activations take whole vectors of outputs.
class GeluCases : public LinearCases {};

TEST_P(GeluCases, AreGeluOfTheSums) {
  const Linear linear(weights_.copy(), bias_, Precision::Int8);
  const Matrix plain = linear.apply(input_), output = linear.apply(input_, Activation::Gelu);
  for (std::size_t row = 0; row < output.rows(); ++row) {
    for (std::size_t at = 0; at < output.columns(); ++at) {
      const double x = plain.row(row)[at];
      ASSERT_NEAR(output.row(row)[at], 0.5 * x * (1 + std::erf(x / std::sqrt(2.0))), 1e-5) << row << " " << at;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shapes, LinearCases,
                         testing::Values(Case{1, 16, 1}, Case{3, 32, 17}, Case{130, 96, 97}, Case{9, 384, 1536}, Case{300, 16, 32}, Case{5, 1536, 384}, Case{7, 48, 208}));

INSTANTIATE_TEST_SUITE_P(Shapes, GeluCases, testing::Values(Case{9, 384, 1536}, Case{5, 1536, 384}, Case{7, 48, 208}));

TEST(Linear, SumsOfTheLargestBytesAreNotCapped) {
  Matrix weights(64, 1536), input(1, 1536);
  std::fill_n(weights.row(0), 64 * 1536, 2.0f);
  std::fill_n(input.row(0), 1536, 3.0f);
  const SingleThreaded single_threaded;
  EXPECT_NEAR(Linear(std::move(weights), std::vector<float>(64, 0.0f), Precision::Int8).apply(input).row(0)[63], 9216.0f, 1.0f);
}

TEST(Linear, OfNoRowsIsNoRows) {
  Matrix weights(32, 16);
  std::fill_n(weights.row(0), 32 * 16, 1.0f);
  EXPECT_EQ(Linear(std::move(weights), std::vector<float>(32, 0.0f), Precision::Int8).apply(Matrix(0, 16)).rows(), 0u);
}

}  // namespace
}  // namespace entente::reading
