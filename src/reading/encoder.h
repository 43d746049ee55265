// The encoder: pieces of windows in, a state a piece out (docs/MODEL.md, steps 3 and 4).
//
//   EncoderInput input;                       // [CLS] sentence [SEP] ... of every window, one after the other
//   EncoderStates states = encoder.apply(input);
//   states.top.row(0);                        // of input.wanted[0]
#pragma once

#include <cstdint>
#include <vector>

#include "reading/layer.h"
#include "reading/matrix.h"
#include "reading/model_file.h"
#include "reading/wordpiece.h"

namespace entente::reading {

struct EncoderInput {
  std::vector<std::uint32_t> ids;
  std::vector<Shape> shapes;           // one a piece
  std::vector<std::uint32_t> lengths;  // pieces of each window
  std::vector<std::uint32_t> wanted;   // pieces whose state after the last layer is asked for, ascending; where there are none, only
                                       // the layers below those that the second pass has copies of are run
};

struct EncoderStates {
  Matrix below;  // of all pieces, before the layers that the second pass has copies of
  Matrix top;    // of the wanted pieces, after the last layer
};

class Encoder {
 public:
  /// `model` must outlive the Encoder.
  static Encoder of(const ModelFile& model, Precision precision);

  EncoderStates apply(const EncoderInput& input) const;

 private:
  Encoder() = default;
  Matrix embed(const EncoderInput& input) const;
  void add_shapes(const EncoderInput& input, Matrix& states) const;

  std::size_t hidden_ = 0;
  float epsilon_ = 0;
  std::size_t layers_below_ = 0;
  std::size_t shapes_at_ = 0;
  Weights words_;  // stays as it lies in the file: the largest matrix, of which a text needs few rows
  Matrix positions_, shapes_;
  RelativeBias bias_;
  Norm norm_;
  std::vector<Layer> layers_;
};

}  // namespace entente::reading
