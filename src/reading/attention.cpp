// The products of attention are small (a window of 128 pieces, heads of 32 numbers): calls of oneDNN would cost more than they
// save, so tiles.h does them.
#include "reading/attention.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "reading/lanes.h"
#include "reading/rows.h"
#include "reading/tiles.h"

namespace entente::reading {
namespace {

std::size_t round_up(std::size_t number, std::size_t step) { return (number + step - 1) / step * step; }

/// Replaces the first `count` numbers of a row of a multiple of kLanes by powers of e, each less the largest: a softmax whose division,
/// by the sum returned, waits until the values are mixed.
ENTENTE_INLINE float exponential_row(float* row, std::size_t count) {
  const std::size_t padded = (count + kLanes - 1) / kLanes * kLanes;
  for (std::size_t at = count; at < padded; ++at) row[at] = -1e30f;
  Floats most_lanes = all(-1e30f);
  for (std::size_t at = 0; at < padded; at += kLanes) most_lanes = greater(load_floats(row + at), most_lanes);
  const float most = largest(most_lanes);
  Floats sums{};
  for (std::size_t at = 0; at < padded; at += kLanes) {
    const Floats powers = exponential(load_floats(row + at) - most);
    sums += powers;
    store(row + at, powers);
  }
  return sum(sums);
}

/// One head's queries, keys and values, copied so that rows are padded with zeros to whole tiles and keys stand in columns.
struct Head {
  Head(std::size_t wanted, std::size_t count, std::size_t head_size)
      : size(head_size), columns(round_up(count, kLanes)), queries(new float[round_up(wanted, kTileRows) * size]()),
        keys(new float[size * columns]()), values(new float[columns * size]()), scores(new float[kTileRows * columns]),
        mixed(new float[kTileRows * size]) {}

  std::size_t size, columns;
  std::unique_ptr<float[]> queries, keys, values, scores, mixed;
};

ENTENTE_FOR_EACH_CPU void copy_head(const float* qkv, std::size_t count, std::span<const std::uint32_t> wanted, std::size_t hidden, Head& head) {
  const float scale = 1.0f / std::sqrt(static_cast<float>(head.size));
  for (std::size_t number = 0; number < wanted.size(); ++number) {
    const float* row = qkv + wanted[number] * 3 * hidden;
    for (std::size_t at = 0; at < head.size; at += kLanes) store(&head.queries[number * head.size + at], load_floats(row + at) * scale);
  }
  for (std::size_t piece = 0; piece < count; ++piece) {
    const float* row = qkv + piece * 3 * hidden;
    for (std::size_t at = 0; at < head.size; at += kLanes) store(&head.values[piece * head.size + at], load_floats(row + 2 * hidden + at));
    for (std::size_t at = 0; at < head.size; ++at) head.keys[at * head.columns + piece] = row[hidden + at];
  }
}

ENTENTE_FOR_EACH_CPU void score_rows(const Head& head, std::size_t first_query) {
  multiply_rows<kTileRows>(&head.queries[first_query * head.size], head.size, head.keys.get(), head.columns, head.size, head.columns, head.scores.get(), head.columns);
}

ENTENTE_FOR_EACH_CPU void mix_rows(const Head& head, std::size_t count) {
  float totals[kTileRows];
  for (std::size_t row = 0; row < kTileRows; ++row) totals[row] = exponential_row(&head.scores[row * head.columns], count);
  multiply_rows<kTileRows>(head.scores.get(), head.columns, head.values.get(), head.size, count, head.size, head.mixed.get(), head.size);
  for (std::size_t row = 0; row < kTileRows; ++row) {
    float* mixed = &head.mixed[row * head.size];
    for (std::size_t at = 0; at < head.size; at += kLanes) store(mixed + at, load_floats(mixed + at) * (1.0f / totals[row]));
  }
}

}  // namespace

void attend(const float* qkv, std::size_t count, std::span<const std::uint32_t> wanted, AttentionShape shape, const RelativeBias& bias, float* mixed) {
  const std::size_t hidden = shape.heads * shape.head_size;
  Head head(wanted.size(), count, shape.head_size);
  for (std::size_t number = 0; number < shape.heads; ++number) {
    const std::size_t offset = number * shape.head_size;
    copy_head(qkv + offset, count, wanted, hidden, head);
    for (std::size_t first = 0; first < wanted.size(); first += kTileRows) {
      const std::size_t rows = std::min(kTileRows, wanted.size() - first);
      score_rows(head, first);
      for (std::size_t row = 0; !bias.empty() && row < rows; ++row) {
        add_row(bias.of_keys(number, wanted[first + row]), head.columns, &head.scores[row * head.columns]);
      }
      mix_rows(head, count);
      for (std::size_t row = 0; row < rows; ++row) {
        std::memcpy(mixed + (first + row) * hidden + offset, &head.mixed[row * head.size], head.size * sizeof(float));
      }
    }
  }
}

}  // namespace entente::reading
