#include "reading/byte_weights.h"

#include <oneapi/dnnl/dnnl.h>

#include <algorithm>
#include <numeric>

#include "reading/lanes.h"

// Tiles of our own need functions built for one CPU that call the vector functions of lanes.h: clang 14 rejects these (fuzz targets are built with it).
#if defined(__x86_64__) && !defined(__clang__)
#define ENTENTE_VNNI_TILES
#include <immintrin.h>
#endif

namespace entente::reading {
namespace {

constexpr std::size_t kQuad = 4;  // inputs that one VNNI instruction adds up for each output

std::size_t round_up(std::size_t number, std::size_t step) { return (number + step - 1) / step * step; }

#ifdef ENTENTE_VNNI_TILES
/// What the processor can do, unless oneDNN's environment variable ONEDNN_MAX_CPU_ISA asks for less: one switch for both ways.
bool has_vnni() {
  static const bool has = (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_vnni) == dnnl_cpu_isa_avx512_core_vnni;
  return has;
}
#else
constexpr bool has_vnni() { return false; }
#endif

}  // namespace

#ifdef ENTENTE_VNNI_TILES

#define ENTENTE_VNNI __attribute__((target("fma,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")))

/// Tiles of a few rows by kTileOutputs outputs whose sums stay in registers along all inputs.
struct VnniTiles {
  const ByteWeights& weights;
  const std::uint8_t* input;
  const RowScale* scales;
  Activation activation;
  float* output;

  static constexpr std::size_t kRows = 6;  // 24 registers of sums, 4 of weights, 1 of inputs: of 32
  static constexpr std::size_t kVectors = kTileOutputs / kLanes;

  ENTENTE_VNNI void multiply(std::size_t rows) const {
    for (std::size_t tile = 0; tile * kTileOutputs < weights.outputs_; ++tile) {
      std::size_t row = 0;
      for (; row + kRows <= rows; row += kRows) multiply_tile<kRows>(tile, row);
      for (; row + 2 <= rows; row += 2) multiply_tile<2>(tile, row);
      if (row < rows) multiply_tile<1>(tile, row);
    }
  }

  template <std::size_t rows>
  ENTENTE_VNNI void multiply_tile(std::size_t tile, std::size_t first_row) const {
    alignas(64) std::int32_t sums[rows * kTileOutputs];
    add_up<rows>(weights.tiles_.data() + tile * weights.inputs_, input + first_row * weights.inputs_, sums);
    for (std::size_t row = 0; row < rows; ++row) finish_row(tile, first_row + row, sums + row * kTileOutputs);
  }

  /// The loop that nearly all time goes into. GCC keeps the sums in registers only where it is told to unroll.
  template <std::size_t rows>
  ENTENTE_VNNI void add_up(const ByteWeights::Line* lines, const std::uint8_t* bytes, std::int32_t* out) const {
    const std::size_t inputs = weights.inputs_;
    __m512i sums[rows][kVectors];
#pragma GCC unroll 8
    for (std::size_t row = 0; row < rows; ++row) {
#pragma GCC unroll 8
      for (std::size_t vector = 0; vector < kVectors; ++vector) sums[row][vector] = _mm512_setzero_si512();
    }
    for (std::size_t at = 0; at < inputs; at += kQuad, lines += kVectors) {
      __m512i line[kVectors];
#pragma GCC unroll 8
      for (std::size_t vector = 0; vector < kVectors; ++vector) line[vector] = _mm512_load_si512(lines + vector);
#pragma GCC unroll 8
      for (std::size_t row = 0; row < rows; ++row) {
        const __m512i four = _mm512_set1_epi32(load<std::int32_t>(bytes + row * inputs + at));
#pragma GCC unroll 8
        for (std::size_t vector = 0; vector < kVectors; ++vector) sums[row][vector] = _mm512_dpbusd_epi32(sums[row][vector], four, line[vector]);
      }
    }
#pragma GCC unroll 8
    for (std::size_t row = 0; row < rows; ++row) {
#pragma GCC unroll 8
      for (std::size_t vector = 0; vector < kVectors; ++vector) _mm512_store_si512(out + row * kTileOutputs + vector * kLanes, sums[row][vector]);
    }
  }

  /// Sums to floats, as dequantise_row does it. The last tile may be wider than the outputs: what is too much is dropped.
  ENTENTE_VNNI void finish_row(std::size_t tile, std::size_t row, const std::int32_t* sums) const {
    const std::size_t begin = tile * kTileOutputs, count = std::min(kTileOutputs, weights.outputs_ - begin);
    float* const out = output + row * weights.outputs_ + begin;
    float wide[kTileOutputs];
    float* const finished = count == kTileOutputs ? out : wide;
    const RowScale scale = scales[row];
    const float* weight_scales = &weights.scales_[begin];
    const float* bias = &weights.bias_[begin];
    const std::int32_t* weight_sums = &weights.sums_[begin];
    for (std::size_t at = 0; at < kTileOutputs; at += kLanes) {
      store(finished + at, dequantise(load<Ints>(sums + at), scale.scale, scale.zero, weight_scales + at, weight_sums + at, bias + at));
    }
    if (activation == Activation::Gelu) {
      for (std::size_t at = 0; at < kTileOutputs; at += kLanes) store(finished + at, gelu(load_floats(finished + at)));
    }
    if (finished == wide) std::memcpy(out, wide, count * sizeof(float));
  }
};

#endif

ByteWeights::ByteWeights(const Matrix& weights, std::span<const float> bias) : inputs_(weights.columns()), outputs_(weights.rows()) {
  const std::size_t padded = round_up(outputs_, kTileOutputs);
  scales_.resize(padded), sums_.resize(padded), bias_.resize(padded);
  std::copy(bias.begin(), bias.end(), bias_.begin());
  rows_.resize(outputs_ * inputs_);
  for (std::size_t output = 0; output < outputs_; ++output) {
    std::int8_t* row = rows_.data() + output * inputs_;
    scales_[output] = quantise_weights(weights.row(output), inputs_, kWeightLimit, row);
    sums_[output] = std::accumulate(row, row + inputs_, 0);
  }
  if (!has_vnni()) return;
  tiles_.resize(padded * inputs_ / sizeof(Line));
  for (std::size_t output = 0; output < outputs_; ++output) {
    std::int8_t* tile = tiles_[output / kTileOutputs * inputs_].bytes + output % kTileOutputs * kQuad;
    const std::int8_t* row = rows_.data() + output * inputs_;
    for (std::size_t input = 0; input < inputs_; input += kQuad) std::memcpy(tile + input * kTileOutputs, row + input, kQuad);
  }
  rows_ = {};
}

void ByteWeights::multiply(const std::uint8_t* input, const RowScale* scales, std::size_t rows, Activation activation, float* output) const {
#ifdef ENTENTE_VNNI_TILES
  if (has_vnni()) return VnniTiles{*this, input, scales, activation, output}.multiply(rows);
#endif
  const auto m = static_cast<dnnl_dim_t>(rows), n = static_cast<dnnl_dim_t>(outputs_), k = static_cast<dnnl_dim_t>(inputs_);
  const std::int32_t no_offset = 0;
  // The sums go where the floats will stand: both have four bytes, and dequantise_row replaces them one row at a time.
  auto* sums = reinterpret_cast<std::int32_t*>(output);
  dnnl_gemm_u8s8s32('N', 'T', 'F', m, n, k, 1.0f, input, k, 0, rows_.data(), k, 0, 0.0f, sums, n, &no_offset);
  const auto of_outputs = [&](const auto& values) { return std::span(values).first(outputs_); };
  for (std::size_t row = 0; row < rows; ++row) {
    dequantise_row(scales[row], of_outputs(scales_), of_outputs(sums_), of_outputs(bias_), activation, output + row * outputs_);
  }
}

}  // namespace entente::reading
