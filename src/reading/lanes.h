// Sixteen numbers at once: what the reader's own loops are written with, and how they are built for several machines.
// GCC and clang turn these vectors into whatever the target has (AVX-512, AVX2, SSE2); the order of every sum is the same on
// all of them, so that results differ between machines only where one fuses multiplication and addition.
//
//   ENTENTE_FOR_EACH_CPU void scale(float* values, std::size_t count) { ... load(values + at) * 2.0f ... }
//
// Loops over rows whose length is a multiple of kLanes; not for heap containers of vectors, and not for public headers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// Functions here are inlined into callers built for one CPU each, so the vectors' calling convention, which differs between
// CPUs, never matters; GCC warns of it all the same.
#pragma GCC diagnostic ignored "-Wpsabi"

// One copy of the function for each generation of CPU, chosen by the loader. Not under clang 14, which cannot, nor under
// sanitizers, which are not ready when the loader chooses.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ENTENTE_FOR_EACH_CPU __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define ENTENTE_FOR_EACH_CPU
#endif

#define ENTENTE_INLINE __attribute__((always_inline)) inline

namespace entente::reading {

constexpr std::size_t kLanes = 16;

typedef float Floats __attribute__((vector_size(kLanes * sizeof(float))));
typedef std::int32_t Ints __attribute__((vector_size(kLanes * sizeof(std::int32_t))));
typedef std::uint8_t Bytes __attribute__((vector_size(kLanes)));
typedef std::int8_t SignedBytes __attribute__((vector_size(kLanes)));
typedef std::uint16_t Halves __attribute__((vector_size(kLanes * sizeof(std::uint16_t))));

template <typename Vector>
ENTENTE_INLINE Vector load(const void* from) {
  Vector vector;
  std::memcpy(&vector, from, sizeof vector);
  return vector;
}

template <typename Vector>
ENTENTE_INLINE void store(void* to, const Vector& vector) {
  std::memcpy(to, &vector, sizeof vector);
}

ENTENTE_INLINE Floats load_floats(const float* from) { return load<Floats>(from); }

ENTENTE_INLINE Floats all(float value) { return Floats{} + value; }

ENTENTE_INLINE Floats greater(Floats left, Floats right) { return left > right ? left : right; }
ENTENTE_INLINE Floats lesser(Floats left, Floats right) { return left < right ? left : right; }

ENTENTE_INLINE float sum(const Floats& lanes) {
  float half[8], quarter[4];
  for (int at = 0; at < 8; ++at) half[at] = lanes[at] + lanes[at + 8];
  for (int at = 0; at < 4; ++at) quarter[at] = half[at] + half[at + 4];
  return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

ENTENTE_INLINE float largest(const Floats& lanes) {
  float most = lanes[0];
  for (std::size_t at = 1; at < kLanes; ++at) most = lanes[at] > most ? lanes[at] : most;
  return most;
}

ENTENTE_INLINE float smallest(const Floats& lanes) {
  float least = lanes[0];
  for (std::size_t at = 1; at < kLanes; ++at) least = lanes[at] < least ? lanes[at] : least;
  return least;
}

/// Half precision to single: exponent and fraction move into place, and one multiplication mends the exponent's bias, for
/// subnormal numbers too. Infinities and NaNs, which no model holds, become large finite numbers.
ENTENTE_INLINE Floats widen(const Halves& halves) {
  const Ints bits = __builtin_convertvector(halves, Ints);
  const Ints magnitude = (bits & 0x7fff) << 13;
  const Ints sign = (bits & 0x8000) << 16;
  const Floats scaled = load<Floats>(&magnitude) * 0x1p112f;
  const Ints result = load<Ints>(&scaled) | sign;
  return load<Floats>(&result);
}

/// e^x for x in -87 ... 88, clamped outside; relative error below 3e-7.
/// x = n ln 2 + r with |r| <= ln 2 / 2; e^r by its Taylor series to r^7/7! (the rest is below 2e-8); 2^n by the exponent's bits.
ENTENTE_INLINE Floats exponential(Floats x) {
  x = lesser(greater(x, all(-87.0f)), all(88.0f));
  constexpr float kToInteger = 12582912.0f;  // 1.5 * 2^23: adding it rounds to a whole number, which then stands in the low bits
  const Floats shifted = x * 1.44269504f + kToInteger;
  const Floats whole = shifted - kToInteger;
  // ln 2 in two parts, the first of few bits so that its product with n is exact (Cody and Waite).
  const Floats rest = (x - whole * 0.693359375f) + whole * 2.12194440e-4f;
  Floats series = all(1.0f / 5040);
  series = series * rest + 1.0f / 720;
  series = series * rest + 1.0f / 120;
  series = series * rest + 1.0f / 24;
  series = series * rest + 1.0f / 6;
  series = series * rest + 0.5f;
  series = series * rest + 1.0f;
  series = series * rest + 1.0f;
  const Ints power = (load<Ints>(&shifted) << 23) + (127 << 23);
  return series * load<Floats>(&power);
}

/// GELU: x times the normal distribution's integral up to x, by formula 7.1.28 of Abramowitz and Stegun, whose error in erf is
/// below 3e-7: 1 - erf(z) = 1 / (1 + a1 z + ... + a6 z^6)^16.
ENTENTE_INLINE Floats gelu(Floats x) {
  const Floats scaled = x * 0.70710678f;
  const Floats size = scaled < 0 ? -scaled : scaled;
  Floats series = size * 4.30638e-5f + 2.765672e-4f;
  series = series * size + 1.520143e-4f;
  series = series * size + 9.2705272e-3f;
  series = series * size + 4.22820123e-2f;
  series = series * size + 7.05230784e-2f;
  series = series * size + 1.0f;
  for (int square = 0; square < 4; ++square) series *= series;
  const Floats tail = 1.0f / series;  // 1 - erf(|x| / sqrt 2)
  const Floats integral = x < 0 ? tail : 2.0f - tail;
  return 0.5f * x * integral;
}

/// What sums of products of bytes stand for: (sum - zero * weight sum) * scales + bias; `scale` and `zero` are the input row's.
ENTENTE_INLINE Floats dequantise(const Ints& sums, float scale, std::int32_t zero, const float* weight_scales, const std::int32_t* weight_sums,
                                 const float* bias) {
  const Ints centred = sums - load<Ints>(weight_sums) * zero;
  return __builtin_convertvector(centred, Floats) * (load_floats(weight_scales) * scale) + load_floats(bias);
}

}  // namespace entente::reading
