#include "reading/output_layer.h"

#include <algorithm>

#include "reading/rows.h"
#include "reading/tiles.h"

namespace entente::reading {
namespace {

ENTENTE_FOR_EACH_CPU void multiply(const Matrix& left, const std::vector<float>& right, Matrix& out) {
  const std::size_t depth = left.columns(), columns = out.columns();
  std::size_t row = 0;
  for (; row + kTileRows <= left.rows(); row += kTileRows) {
    multiply_rows<kTileRows>(left.row(row), depth, right.data(), columns, depth, columns, out.row(row), columns);
  }
  for (; row < left.rows(); ++row) multiply_rows<1>(left.row(row), depth, right.data(), columns, depth, columns, out.row(row), columns);
}

}  // namespace

OutputLayer OutputLayer::of(const ModelFile& model, const std::string& name) {
  OutputLayer layer;
  layer.bias_ = model.floats(name + ".bias");
  const std::size_t outputs = layer.bias_.size();
  const Matrix weights = model.weights(name + ".weight").widened();
  const std::size_t inputs = weights.columns();
  layer.padded_outputs_ = (outputs + kLanes - 1) / kLanes * kLanes;
  layer.weights_.assign(inputs * layer.padded_outputs_, 0.0f);
  for (std::size_t output = 0; output < outputs; ++output) {
    for (std::size_t input = 0; input < inputs; ++input) layer.weights_[input * layer.padded_outputs_ + output] = weights.row(output)[input];
  }
  return layer;
}

Matrix OutputLayer::apply(const Matrix& input) const {
  Matrix padded(input.rows(), padded_outputs_), output(input.rows(), bias_.size());
  multiply(input, weights_, padded);
  for (std::size_t row = 0; row < output.rows(); ++row) {
    output.copy_row(row, padded.row(row));
    finish_row(bias_, Activation::None, output.row(row));
  }
  return output;
}

}  // namespace entente::reading
