// What attention scores gain or lose by how far the key stands from the query, and on which side: a number for each head and each
// bucket of distances, the same in all layers (docs/MODEL.md, step 4). Encoders that know positions by embeddings alone have none.
//
//   const RelativeBias bias = RelativeBias::of(model);
//   if (!bias.empty()) add_row(bias.of_keys(head, query), keys, scores);
#pragma once

#include <cstddef>

#include "reading/matrix.h"
#include "reading/model_file.h"

namespace entente::reading {

/// Pieces that attend to each other at most: scores of one head then take 4 MiB.
constexpr std::size_t kMostAttended = 1024;

/// The bucket of key position - query position: half of the buckets for either direction; there one bucket a distance up to half of
/// them, then wider ones, on a logarithmic scale, up to `shape.distance`, where the last begins.
std::size_t relative_bucket(std::ptrdiff_t offset, RelativeShape shape);

class RelativeBias {
 public:
  RelativeBias() = default;
  static RelativeBias of(const ModelFile& model);

  bool empty() const { return biases_.rows() == 0; }

  /// The biases of the keys at positions 0, 1, ..., for a query at `query` < kMostAttended; as many as kMostAttended may be read.
  const float* of_keys(std::size_t head, std::size_t query) const { return biases_.row(head) + kMostAttended - 1 - query; }

 private:
  Matrix biases_;  // of each head, for offsets 1 - kMostAttended ... kMostAttended - 1
};

}  // namespace entente::reading
