// A matrix of floats, row after row: what the reader's stages hand each other. Its numbers start out undefined.
//
//   Matrix states(pieces, hidden);
//   embed(ids, states.row(0));
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>

namespace entente::reading {

class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), numbers_(std::make_unique_for_overwrite<float[]>(rows * columns)) {}

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  float* row(std::size_t number) { return numbers_.get() + number * columns_; }
  const float* row(std::size_t number) const { return numbers_.get() + number * columns_; }
  std::span<const float> values(std::size_t number) const { return {row(number), columns_}; }

  Matrix copy() const {
    Matrix copied(rows_, columns_);
    std::memcpy(copied.row(0), row(0), rows_ * columns_ * sizeof(float));
    return copied;
  }

  void copy_row(std::size_t to, const float* from) { std::memcpy(row(to), from, columns_ * sizeof(float)); }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::unique_ptr<float[]> numbers_;
};

}  // namespace entente::reading
