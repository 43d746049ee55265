#include "reading/layer.h"

#include <algorithm>
#include <numeric>

#include "reading/rows.h"

namespace entente::reading {
namespace {

// Sequences go through attention in groups of about so many rows: the products are then large enough for their full speed, and
// queries, keys and values (2.4 MB at 384 numbers a state) stay in the third-level cache.
constexpr std::size_t kGroupRows = 512;
constexpr std::size_t kFeedRows = 256;  // the same for the feed-forward net, whose inside is four times as wide

}  // namespace

Norm Norm::of(const ModelFile& model, const std::string& name) { return {model.floats(name + ".weight"), model.floats(name + ".bias")}; }

Layer Layer::of(const ModelFile& model, const std::string& name, Precision precision) {
  const EncoderShape& encoder = model.header().encoder;
  const auto linear = [&](const char* part) { return Linear::of(model, name + part, precision); };
  return Layer({encoder.heads, encoder.head_size()}, encoder.epsilon, linear(".qkv"), linear(".attention"), linear(".up"), linear(".down"),
               Norm::of(model, name + ".attention_norm"), Norm::of(model, name + ".down_norm"));
}

std::vector<std::uint32_t> every_row(std::span<const std::uint32_t> lengths) {
  std::vector<std::uint32_t> rows(std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}));
  std::iota(rows.begin(), rows.end(), 0u);
  return rows;
}

Matrix Layer::apply(const Matrix& states, const Sequences& sequences, const RelativeBias& bias) const {
  Matrix output(sequences.wanted.size(), states.columns());
  std::size_t row = 0, output_row = 0;
  for (std::size_t first = 0; first < sequences.lengths.size();) {
    std::size_t last = first, end = row;
    while (last < sequences.lengths.size() && end - row < kGroupRows) end += sequences.lengths[last++];
    const std::span<const std::uint32_t> rest = sequences.wanted.subspan(output_row);
    const auto wanted = static_cast<std::size_t>(std::lower_bound(rest.begin(), rest.end(), end) - rest.begin());
    const Matrix projected = attend_group(states, row, {sequences.lengths.subspan(first, last - first), rest.first(wanted)}, bias);
    for (std::size_t at = 0; at < wanted; ++at) {
      output.copy_row(output_row + at, states.row(rest[at]));
      add_and_norm_row(projected.row(at), attention_norm_.weight, attention_norm_.bias, epsilon_, output.row(output_row + at));
    }
    feed_forward(output, output_row, output_row + wanted);
    first = last, row = end, output_row += wanted;
  }
  return output;
}

/// What attention adds to the wanted rows of a group of sequences, the first of which begins at row `begin`.
Matrix Layer::attend_group(const Matrix& states, std::size_t begin, const Sequences& group, const RelativeBias& bias) const {
  const std::size_t rows = std::accumulate(group.lengths.begin(), group.lengths.end(), std::size_t{0});
  Matrix qkv(rows, qkv_.outputs()), mixed(group.wanted.size(), states.columns());
  qkv_.apply(states.row(begin), rows, Activation::None, qkv.row(0));
  std::size_t row = 0, mixed_row = 0;
  for (const std::uint32_t length : group.lengths) {
    std::vector<std::uint32_t> queries;
    for (std::size_t at = mixed_row; at < group.wanted.size() && group.wanted[at] < begin + row + length; ++at) {
      queries.push_back(static_cast<std::uint32_t>(group.wanted[at] - begin - row));
    }
    attend(qkv.row(row), length, queries, shape_, bias, mixed.row(mixed_row));
    row += length;
    mixed_row += queries.size();
  }
  return attention_.apply(mixed);
}

void Layer::feed_forward(Matrix& states, std::size_t begin, std::size_t end) const {
  Matrix wide(kFeedRows, up_.outputs()), narrow(kFeedRows, states.columns());
  for (; begin < end; begin += kFeedRows) {
    const std::size_t rows = std::min(kFeedRows, end - begin);
    up_.apply(states.row(begin), rows, Activation::Gelu, wide.row(0));
    down_.apply(wide.row(0), rows, Activation::None, narrow.row(0));
    for (std::size_t at = 0; at < rows; ++at) {
      add_and_norm_row(narrow.row(at), down_norm_.weight, down_norm_.bias, epsilon_, states.row(begin + at));
    }
  }
}

}  // namespace entente::reading
