#include "reading/weights.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <vector>

#include "reading/model_header.h"

namespace entente::reading {
namespace {

constexpr std::uint16_t kHalfOfQuarter = 0x3400;  // 0.25 in half precision

/// A packed matrix whose scales are all 0.25; `numbers` are what is stored, 0 to 2^bits - 1. No byte stands behind the last one.
std::vector<std::byte> pack(const std::vector<std::uint32_t>& numbers, std::size_t bits) {
  std::vector<std::byte> bytes;
  for (std::size_t first = 0; first < numbers.size(); first += kPackedGroup) {
    std::vector<std::byte> group(packed_group_bytes(bits));
    std::memcpy(group.data(), &kHalfOfQuarter, sizeof kHalfOfQuarter);
    for (std::size_t bit = 0; bit < kPackedGroup * bits; ++bit) {
      if ((numbers[first + bit / bits] >> bit % bits & 1) != 0) group[sizeof kHalfOfQuarter + bit / 8] |= std::byte{1} << bit % 8;
    }
    bytes.insert(bytes.end(), group.begin(), group.end());
  }
  return bytes;
}

TEST(Weights, UnpackEveryNumberOfBits) {
  constexpr std::size_t kRows = 3, kColumns = 64;
  std::mt19937 random(5);
  for (std::size_t bits = 2; bits <= 8; ++bits) {
    std::vector<std::uint32_t> numbers(kRows * kColumns);
    for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(random() % (1u << bits));
    const std::vector<std::byte> bytes = pack(numbers, bits);
    const Weights weights = Weights::of_packed(bytes.data(), kRows, kColumns, bits);
    const Matrix matrix = weights.widened();
    for (std::size_t row = 0; row < kRows; ++row) {
      std::vector<float> alone(kColumns);
      weights.widen_row(row, alone.data());
      for (std::size_t column = 0; column < kColumns; ++column) {
        const float expected = (static_cast<float>(numbers[row * kColumns + column]) - static_cast<float>(1u << (bits - 1))) * 0.25f;
        ASSERT_EQ(matrix.row(row)[column], expected) << bits << " bits, row " << row << ", column " << column;
        ASSERT_EQ(alone[column], expected);
      }
    }
  }
}

TEST(Weights, WidenHalves) {
  const std::uint16_t halves[] = {0x3c00, 0xc000, kHalfOfQuarter, 0x0000};  // 1, -2, 0.25, 0
  const Matrix matrix = Weights::of_halves(reinterpret_cast<const std::byte*>(halves), 2, 2).widened();
  EXPECT_EQ(matrix.row(0)[0], 1.0f);
  EXPECT_EQ(matrix.row(0)[1], -2.0f);
  EXPECT_EQ(matrix.row(1)[0], 0.25f);
  EXPECT_EQ(matrix.row(1)[1], 0.0f);
}

}  // namespace
}  // namespace entente::reading
