// The encoder against docs/MODEL.md computed once more here: from the file's bytes, in doubles, one number at a time.
#include "reading/encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tiny_model.h"

namespace entente::reading {
namespace {

using Vector = std::vector<double>;
using States = std::vector<Vector>;

double number_of_half(std::uint16_t half) {
  const int exponent = half >> 10 & 31;
  const double size = exponent == 0 ? std::ldexp(half & 0x3ff, -24) : std::ldexp(1024 + (half & 0x3ff), exponent - 25);
  return half & 0x8000 ? -size : size;
}

/// A window's states, as the definition has them.
class PlainEncoder {
 public:
  explicit PlainEncoder(const std::string& file) : file_(file) {
    std::uint64_t length = 0;
    std::memcpy(&length, file.data() + 8, sizeof length);
    header_ = nlohmann::json::parse(file.substr(16, length));
    data_ = (16 + length + 63) / 64 * 64;
    hidden_ = header_["encoder"]["hidden"];
  }

  /// Below the given layer.
  States states(const std::vector<std::uint32_t>& ids, const std::vector<Shape>& shapes, std::size_t layers) const {
    const std::size_t shapes_at = header_["encoder"]["shapes_at"];
    States states(ids.size(), Vector(hidden_));
    for (std::size_t piece = 0; piece < ids.size(); ++piece) {
      for (std::size_t at = 0; at < hidden_; ++at) {
        states[piece][at] = number("embed.word", ids[piece], at) + number("embed.position", piece, at);
        if (shapes_at == 0) states[piece][at] += number("embed.shape", static_cast<std::size_t>(shapes[piece]), at);
      }
      states[piece] = norm(states[piece], "embed.norm");
    }
    for (std::size_t layer = 0; layer <= layers; ++layer) {
      if (layer > 0 && layer == shapes_at) {
        for (std::size_t piece = 0; piece < ids.size(); ++piece) {
          for (std::size_t at = 0; at < hidden_; ++at) states[piece][at] += number("embed.shape", static_cast<std::size_t>(shapes[piece]), at);
        }
      }
      if (layer < layers) states = after_layer("layer." + std::to_string(layer), states);
    }
    return states;
  }

 private:
  double number(const std::string& tensor, std::size_t row, std::size_t column) const {
    const nlohmann::json& entry = header_["tensors"][tensor];
    const std::size_t begin = data_ + entry["offset"].get<std::size_t>(), columns = entry["shape"].back();
    const std::string type = entry["dtype"];
    const auto read = [&](auto value, std::size_t at) { return std::memcpy(&value, file_.data() + at, sizeof value), value; };
    if (type == "f32") return read(0.0f, begin + column * 4);
    if (type == "f16") return number_of_half(read(std::uint16_t{0}, begin + (row * columns + column) * 2));
    const std::size_t bits = static_cast<std::size_t>(type[1] - '0'), group = begin + (row * columns + column) / 32 * (2 + 4 * bits);
    int stored = 0;
    for (std::size_t bit = 0; bit < bits; ++bit) {
      const std::size_t place = column % 32 * bits + bit;
      stored |= (static_cast<unsigned char>(file_[group + 2 + place / 8]) >> place % 8 & 1) << bit;
    }
    return (stored - (1 << (bits - 1))) * number_of_half(read(std::uint16_t{0}, group));
  }

  Vector linear(const Vector& input, const std::string& name) const {
    Vector output(header_["tensors"][name + ".bias"]["shape"][0].get<std::size_t>());
    for (std::size_t row = 0; row < output.size(); ++row) {
      output[row] = number(name + ".bias", 0, row);
      for (std::size_t at = 0; at < input.size(); ++at) output[row] += number(name + ".weight", row, at) * input[at];
    }
    return output;
  }

  Vector norm(const Vector& input, const std::string& name) const {
    double mean = 0, variance = 0;
    for (const double value : input) mean += value / static_cast<double>(input.size());
    for (const double value : input) variance += (value - mean) * (value - mean) / static_cast<double>(input.size());
    Vector output(input.size());
    for (std::size_t at = 0; at < input.size(); ++at) {
      output[at] = (input[at] - mean) / std::sqrt(variance + header_["encoder"]["epsilon"].get<double>()) * number(name + ".weight", 0, at) +
                   number(name + ".bias", 0, at);
    }
    return output;
  }

  /// T5's buckets, as the definition words them.
  double bias(std::size_t head, std::size_t query, std::size_t key) const {
    if (!header_["encoder"].contains("relative")) return 0;
    const int half = header_["encoder"]["relative"]["buckets"].get<int>() / 2, exact = half / 2;
    const double farthest = header_["encoder"]["relative"]["distance"];
    const int offset = static_cast<int>(key) - static_cast<int>(query), distance = std::abs(offset);
    const int wide = distance < exact ? 0 : static_cast<int>(std::log(double(distance) / exact) / std::log(farthest / exact) * (half - exact));
    const int bucket = distance < exact ? distance : std::min(exact + wide, half - 1);
    return number("relative", static_cast<std::size_t>(offset > 0 ? bucket + half : bucket), head);
  }

  Vector mix(const States& qkv, std::size_t query) const {
    const std::size_t heads = header_["encoder"]["heads"], size = hidden_ / heads;
    Vector mixed(hidden_);
    for (std::size_t head = 0; head < heads; ++head) {
      Vector powers(qkv.size());
      double total = 0;
      for (std::size_t key = 0; key < qkv.size(); ++key) {
        double score = 0;
        for (std::size_t at = head * size; at < (head + 1) * size; ++at) score += qkv[query][at] * qkv[key][hidden_ + at];
        total += powers[key] = std::exp(score / std::sqrt(double(size)) + bias(head, query, key));
      }
      for (std::size_t key = 0; key < qkv.size(); ++key) {
        for (std::size_t at = head * size; at < (head + 1) * size; ++at) mixed[at] += powers[key] / total * qkv[key][2 * hidden_ + at];
      }
    }
    return mixed;
  }

  static Vector sum(Vector left, const Vector& right) {
    std::transform(left.begin(), left.end(), right.begin(), left.begin(), std::plus());
    return left;
  }

  States after_layer(const std::string& name, const States& states) const {
    States qkv, after;
    for (const Vector& state : states) qkv.push_back(linear(state, name + ".qkv"));
    for (std::size_t piece = 0; piece < states.size(); ++piece) {
      const Vector attended = norm(sum(states[piece], linear(mix(qkv, piece), name + ".attention")), name + ".attention_norm");
      Vector wide = linear(attended, name + ".up");
      for (double& value : wide) value = 0.5 * value * (1 + std::erf(value / std::sqrt(2.0)));
      after.push_back(norm(sum(attended, linear(wide, name + ".down")), name + ".down_norm"));
    }
    return after;
  }

  std::string file_;
  nlohmann::json header_;
  std::size_t data_ = 0, hidden_ = 0;
};

class EncoderKinds : public testing::TestWithParam<TinyKind> {};

TEST_P(EncoderKinds, ComputeWhatTheDefinitionSays) {
  const std::string file = TinyModel(GetParam()).bytes();
  std::vector<std::byte> bytes(file.size());
  std::memcpy(bytes.data(), file.data(), file.size());
  const ModelFile model = ModelFile::of(bytes).value();
  EncoderInput input;
  input.lengths = {6, 30};
  for (std::uint32_t piece = 0; piece < 36; ++piece) {
    input.ids.push_back(piece * 5 % 14);
    input.shapes.push_back(static_cast<Shape>(piece % 7));
    if (piece % 4 == 1) input.wanted.push_back(piece);
  }
  const SingleThreaded single_threaded;
  const EncoderStates found = Encoder::of(model, Precision::Float32).apply(input);
  const PlainEncoder plain(file);
  States below, top;
  for (std::size_t window = 0, begin = 0; window < 2; begin += input.lengths[window++]) {
    const auto end = begin + input.lengths[window];
    const std::vector<std::uint32_t> ids(&input.ids[begin], &input.ids[end - 1] + 1);
    const std::vector<Shape> shapes(&input.shapes[begin], &input.shapes[end - 1] + 1);
    for (Vector& state : plain.states(ids, shapes, 1)) below.push_back(std::move(state));
    for (Vector& state : plain.states(ids, shapes, 2)) top.push_back(std::move(state));
  }
  ASSERT_EQ(found.below.rows(), below.size());
  ASSERT_EQ(found.top.rows(), input.wanted.size());
  for (std::size_t at = 0; at < found.below.columns(); ++at) {
    for (std::size_t piece = 0; piece < below.size(); ++piece) ASSERT_NEAR(found.below.row(piece)[at], below[piece][at], 1e-3) << piece;
    for (std::size_t row = 0; row < input.wanted.size(); ++row) ASSERT_NEAR(found.top.row(row)[at], top[input.wanted[row]][at], 1e-3) << row;
  }
}

INSTANTIATE_TEST_SUITE_P(Encoder, EncoderKinds,
                         testing::Values(TinyKind{}, TinyKind{.buckets = 8}, TinyKind{.shapes_at = 1}, TinyKind{.bits = 4},
                                         TinyKind{.buckets = 32, .shapes_at = 1, .bits = 6}));

}  // namespace
}  // namespace entente::reading
