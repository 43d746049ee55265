// Self-attention of one window: pieces look at all its pieces, head by head.
//
//   attend(qkv.row(begin), count, wanted, shape, bias, mixed.row(0));
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "reading/relative.h"

namespace entente::reading {

struct AttentionShape {
  std::size_t heads = 0;
  std::size_t head_size = 0;  // a multiple of kLanes
};

/// `qkv` holds `count` rows of queries, keys and values side by side, each heads * head_size wide. For each number of a row in
/// `wanted`, `mixed` takes a row of heads * head_size. `count` is at most kMostAttended.
void attend(const float* qkv, std::size_t count, std::span<const std::uint32_t> wanted, AttentionShape shape, const RelativeBias& bias, float* mixed);

}  // namespace entente::reading
