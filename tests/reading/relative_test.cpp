#include "reading/relative.h"

#include <gtest/gtest.h>

#include <cstring>

#include "tiny_model.h"

namespace entente::reading {
namespace {

/// What the transformers package computes for MPNet (32 buckets, 128 pieces), at the borders of buckets and between.
TEST(RelativeBuckets, AreThoseThatTheEncoderWasTrainedWith) {
  const std::pair<int, std::size_t> behind[] = {{0, 0}, {1, 1}, {7, 7}, {8, 8}, {11, 8}, {12, 9}, {15, 9}, {16, 10}, {31, 11},
                                                {32, 12}, {63, 13}, {64, 14}, {90, 14}, {91, 15}, {127, 15}, {128, 15}, {300, 15}};
  for (const auto& [distance, bucket] : behind) {
    EXPECT_EQ(relative_bucket(-distance, {32, 128}), bucket) << -distance;
    if (distance > 0) {
      EXPECT_EQ(relative_bucket(distance, {32, 128}), bucket + 16) << distance;
    }
  }
}

TEST(RelativeBias, IsTheBucketsNumberOfTheHead) {
  const std::string file = TinyModel({.buckets = 8}).bytes();
  std::vector<std::byte> bytes(file.size());
  std::memcpy(bytes.data(), file.data(), file.size());
  const ModelFile model = ModelFile::of(bytes).value();
  const RelativeBias bias = RelativeBias::of(model);
  const Matrix by_bucket = model.weights("relative").widened();
  ASSERT_FALSE(bias.empty());
  for (const std::size_t query : {std::size_t{0}, std::size_t{5}, kMostAttended - 1}) {
    for (const std::size_t key : {std::size_t{0}, std::size_t{4}, std::size_t{6}, kMostAttended - 1}) {
      const auto offset = static_cast<std::ptrdiff_t>(key) - static_cast<std::ptrdiff_t>(query);
      EXPECT_EQ(bias.of_keys(1, query)[key], by_bucket.row(relative_bucket(offset, {8, 16}))[1]);
    }
  }
}

TEST(RelativeBias, IsEmptyWhereTheModelHasNone) {
  const std::string file = TinyModel().bytes();
  std::vector<std::byte> bytes(file.size());
  std::memcpy(bytes.data(), file.data(), file.size());
  EXPECT_TRUE(RelativeBias::of(ModelFile::of(bytes).value()).empty());
}

}  // namespace
}  // namespace entente::reading
