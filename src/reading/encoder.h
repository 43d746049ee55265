// The encoder: pieces of windows in, a state a piece out (docs/MODEL.md, steps 3 and 4).
//
//   EncoderInput input;                       // [CLS] sentence [SEP] ... of every window, one after the other
//   EncoderStates states = encoder.apply(input);
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
};

struct EncoderStates {
  Matrix below;  // before the layers that the second pass has copies of
  Matrix top;    // after the last layer
};

class Encoder {
 public:
  /// `model` must outlive the Encoder.
  static Encoder of(const ModelFile& model, Precision precision);

  EncoderStates apply(const EncoderInput& input) const;

 private:
  Encoder() = default;
  Matrix embed(const EncoderInput& input) const;

  std::size_t hidden_ = 0;
  float epsilon_ = 0;
  std::size_t layers_below_ = 0;
  std::span<const std::uint16_t> words_, positions_, shapes_;
  Norm norm_;
  std::vector<Layer> layers_;
};

}  // namespace entente::reading
