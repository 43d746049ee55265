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

void Layer::apply(Matrix& states, std::span<const std::uint32_t> lengths) const {
  std::size_t row = 0;
  for (std::size_t first = 0; first < lengths.size();) {
    std::size_t last = first, end = row;
    while (last < lengths.size() && end - row < kGroupRows) end += lengths[last++];
    attend_group(states, row, lengths.subspan(first, last - first));
    feed_forward(states, row, end);
    first = last, row = end;
  }
}

void Layer::attend_group(Matrix& states, std::size_t begin, std::span<const std::uint32_t> lengths) const {
  const std::size_t rows = std::accumulate(lengths.begin(), lengths.end(), std::size_t{0});
  Matrix qkv(rows, qkv_.outputs()), mixed(rows, states.columns()), projected(rows, states.columns());
  qkv_.apply(states.row(begin), rows, Activation::None, qkv.row(0));
  std::size_t row = 0;
  for (const std::uint32_t length : lengths) {
    attend(qkv.row(row), length, shape_, mixed.row(row));
    row += length;
  }
  attention_.apply(mixed.row(0), rows, Activation::None, projected.row(0));
  for (std::size_t at = 0; at < rows; ++at) {
    add_and_norm_row(projected.row(at), attention_norm_.weight, attention_norm_.bias, epsilon_, states.row(begin + at));
  }
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
