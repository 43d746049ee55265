// Self-attention of one window: every piece looks at every piece, head by head.
//
//   attend(qkv.row(begin), count, {heads, head_size}, mixed.row(begin));
#pragma once

#include <cstddef>

namespace entente::reading {

struct AttentionShape {
  std::size_t heads = 0;
  std::size_t head_size = 0;  // a multiple of kLanes
};

/// `qkv` holds `count` rows of queries, keys and values side by side, each heads * head_size wide; `mixed` takes `count` rows of
/// heads * head_size. Memory grows with count squared: callers keep count at most kMostAttended.
void attend(const float* qkv, std::size_t count, AttentionShape shape, float* mixed);

/// Pieces that attend to each other at most: scores of one head then take 4 MiB.
constexpr std::size_t kMostAttended = 1024;

}  // namespace entente::reading
