#include "reading/weights.h"

#include "reading/lanes.h"
#include "reading/model_header.h"
#include "reading/rows.h"

namespace entente::reading {
namespace {

// A packed group is read in runs of eight numbers: they fill whole bytes, and a 64-bit word at most.
constexpr std::size_t kRun = 8;

typedef std::uint64_t RunWords __attribute__((vector_size(kRun * sizeof(std::uint64_t))));
typedef std::int32_t RunInts __attribute__((vector_size(kRun * sizeof(std::int32_t))));
typedef float RunFloats __attribute__((vector_size(kRun * sizeof(float))));

/// One group's numbers. Each run is loaded with the bytes behind it, up to kRun - 2 more than the group has.
ENTENTE_INLINE void unpack_group(const std::byte* group, std::size_t bits, float* floats) {
  const auto half = load<std::uint16_t>(group);
  const float scale = widen(Halves{half})[0];
  const RunWords shifts = RunWords{0, 1, 2, 3, 4, 5, 6, 7} * bits;
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  const std::int32_t zero = std::int32_t{1} << (bits - 1);
  for (std::size_t run = 0; run < kPackedGroup / kRun; ++run) {
    const RunWords words = ((RunWords{} + load<std::uint64_t>(group + sizeof half + run * bits)) >> shifts) & mask;
    store(floats + run * kRun, __builtin_convertvector(__builtin_convertvector(words, RunInts) - zero, RunFloats) * scale);
  }
}

ENTENTE_FOR_EACH_CPU void unpack_groups(const std::byte* groups, std::size_t count, std::size_t bits, float* floats) {
  for (std::size_t group = 0; group < count; ++group) unpack_group(groups + group * packed_group_bytes(bits), bits, floats + group * kPackedGroup);
}

}  // namespace

void Weights::widen_row(std::size_t row, float* floats) const {
  if (bits_ == 0) {
    const std::byte* begin = bytes_ + row * columns_ * sizeof(std::uint16_t);
    return reading::widen_row(reinterpret_cast<const std::uint16_t*>(begin), columns_, floats);
  }
  const std::size_t groups = columns_ / kPackedGroup, group_bytes = packed_group_bytes(bits_);
  const std::byte* begin = bytes_ + row * groups * group_bytes;
  const bool is_last = row + 1 == rows_;
  unpack_groups(begin, groups - is_last, bits_, floats);
  if (!is_last) return;
  // Behind the matrix's last group the file may end: it is read from where there is room.
  std::byte last[packed_group_bytes(kRun) + kRun] = {};
  std::memcpy(last, begin + (groups - 1) * group_bytes, group_bytes);
  unpack_groups(last, 1, bits_, floats + (groups - 1) * kPackedGroup);
}

Matrix Weights::widened() const {
  Matrix matrix(rows_, columns_);
  for (std::size_t row = 0; row < rows_; ++row) widen_row(row, matrix.row(row));
  return matrix;
}

}  // namespace entente::reading
