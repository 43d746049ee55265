// A matrix of a model file as it lies there, in half precision or packed into a few bits a number (docs/MODEL.md, "Packed
// matrices"); its rows come out as floats.
//
//   const Weights words = model.weights("embed.word");
//   words.widen_row(id, state);
//
// A view: the ModelFile must outlive it. For matrices that are used whole, `widened` is simpler.
#pragma once

#include <cstddef>
#include <cstdint>

#include "reading/matrix.h"

namespace entente::reading {

class Weights {
 public:
  Weights() = default;

  /// Rows of half-precision numbers at `bytes`.
  static Weights of_halves(const std::byte* bytes, std::size_t rows, std::size_t columns) { return {bytes, rows, columns, 0}; }

  /// Rows of numbers of `bits` bits, 2 to 8, in groups of kPackedGroup: `columns` is a multiple of it.
  static Weights of_packed(const std::byte* bytes, std::size_t rows, std::size_t columns, std::size_t bits) { return {bytes, rows, columns, bits}; }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

  /// Writes columns() floats.
  void widen_row(std::size_t row, float* floats) const;

  Matrix widened() const;

 private:
  Weights(const std::byte* bytes, std::size_t rows, std::size_t columns, std::size_t bits) : bytes_(bytes), rows_(rows), columns_(columns), bits_(bits) {}

  const std::byte* bytes_ = nullptr;
  std::size_t rows_ = 0, columns_ = 0;
  std::size_t bits_ = 0;  // of a packed number; 0: half precision
};

}  // namespace entente::reading
