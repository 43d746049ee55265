#include "reading/rows.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "reading/lanes.h"

namespace entente::reading {
namespace {

TEST(Rows, ExponentialIsAccurate) {
  double worst = 0;
  for (float x = -87; x < 88; x += 0.0371f) {
    const double found = exponential(all(x))[3];
    worst = std::max(worst, std::abs(found / std::exp(double{x}) - 1));
  }
  EXPECT_LT(worst, 3e-7);
  EXPECT_GE(exponential(all(-1e30f))[0], 0.0f);
  EXPECT_TRUE(std::isfinite(exponential(all(1e30f))[0]));
}

TEST(Rows, GeluIsAccurate) {
  double worst = 0;
  for (float x = -12; x < 12; x += 0.00137f) {
    const double exact = 0.5 * x * (1 + std::erf(x / std::sqrt(2.0)));
    worst = std::max(worst, std::abs(gelu(all(x))[0] - exact));
  }
  EXPECT_LT(worst, 2e-6);
}

TEST(Rows, WidenGivesEveryFiniteHalf) {
  for (std::uint32_t bits = 0; bits < 0x10000; ++bits) {
    const int exponent = static_cast<int>(bits >> 10 & 31);
    if (exponent == 31) continue;
    const double fraction = bits & 0x3ff;
    const double magnitude = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
    const auto half = static_cast<std::uint16_t>(bits);
    float found = 0;
    widen_row(&half, 1, &found);
    ASSERT_EQ(found, bits & 0x8000 ? -magnitude : magnitude) << bits;
  }
}

TEST(Rows, QuantisedRowsComeBackWithinHalfAStep) {
  std::vector<float> row;
  for (int at = 0; at < 64; ++at) row.push_back(std::sin(static_cast<float>(at)) * 3 + 1);
  std::vector<std::uint8_t> bytes(row.size());
  const RowScale scale = quantise_row(row.data(), row.size(), bytes.data());
  for (std::size_t at = 0; at < row.size(); ++at) {
    EXPECT_NEAR(scale.scale * static_cast<float>(bytes[at] - scale.zero), row[at], scale.scale * 1.01f);
  }
}

TEST(Rows, QuantisingTakesAnyNumbers) {
  for (const float bad : {0.0f, 3e38f, std::numeric_limits<float>::infinity(), std::nanf("")}) {
    std::vector<float> row(16, bad);
    row[3] = -bad;
    std::array<std::uint8_t, 16> bytes{};
    const RowScale scale = quantise_row(row.data(), row.size(), bytes.data());
    EXPECT_GE(scale.zero, 0);
    EXPECT_LE(scale.zero, 255);
  }
}

TEST(Rows, SoftmaxAddsUpToOne) {
  std::vector<float> row = {1, 2, 3};
  softmax_row(row);
  EXPECT_NEAR(row[2], 0.665241f, 1e-5);
  row = {std::nanf(""), 5, -std::numeric_limits<float>::infinity()};
  softmax_row(row);
  EXPECT_EQ(row, (std::vector<float>{0, 1, 0}));
}

TEST(Rows, NormTakesMeanAndDeviationAway) {
  std::vector<float> row(32), residual(32), weight(32, 2.0f), bias(32, 0.5f);
  for (std::size_t at = 0; at < 32; ++at) row[at] = static_cast<float>(at), residual[at] = static_cast<float>(at % 2);
  std::vector<float> expected(32);
  double mean = 0, variance = 0;
  for (std::size_t at = 0; at < 32; ++at) mean += (row[at] + residual[at]) / 32;
  for (std::size_t at = 0; at < 32; ++at) variance += std::pow(row[at] + residual[at] - mean, 2) / 32;
  for (std::size_t at = 0; at < 32; ++at) expected[at] = static_cast<float>((row[at] + residual[at] - mean) / std::sqrt(variance) * 2 + 0.5);
  add_and_norm_row(residual.data(), weight, bias, 1e-12f, row.data());
  for (std::size_t at = 0; at < 32; ++at) EXPECT_NEAR(row[at], expected[at], 1e-5);
}

}  // namespace
}  // namespace entente::reading
