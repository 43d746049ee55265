// What one party of a sentence does to another: the sentence read once more with the words of the two marked (docs/MODEL.md,
// step 9). Only some models have what this takes.
//
//   const std::optional<PairReader> pairs = PairReader::of(model, precision);
//   if (pairs) std::vector<float> types = pairs->apply(sentence, below, {{0, 1}, {5}});
//
// Not for finding the parties, nor whether there is an event at all: it is told who, and some type is always the likeliest.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "reading/layer.h"
#include "reading/linear.h"
#include "reading/output_layer.h"
#include "reading/windows.h"

namespace entente::reading {

/// The words that name the one who acts and the one it is done to: ascending, each below the words of the sentence. One of the two may
/// be empty, where the sentence does not say who.
struct PairSides {
  std::vector<std::uint32_t> actor, recipient;
};

class PairReader {
 public:
  /// Nothing where the model has no such part. `model` must outlive it.
  static std::optional<PairReader> of(const ModelFile& model, Precision precision);

  /// The probability of each type, in the order of Labels::type. `below` has a row for each of the sentence's pieces, of which there
  /// are at most kMostAttended: their states below the layers that the second pass has copies of.
  std::vector<float> apply(const Pieces& sentence, const Matrix& below, const PairSides& sides) const;

 private:
  PairReader(const ModelFile& model, Precision precision);

  Matrix side_;
  RelativeBias bias_;
  std::vector<Layer> layers_;
  Linear root_hidden_;
  OutputLayer root_out_;
};

}  // namespace entente::reading
