// A model file, read into memory and checked (docs/MODEL.md). The first thing Reader::load does.
//
//   Result<ModelFile> model = ModelFile::open("models/small.entente");
//   Weights weights = model->weights("layer.0.up.weight");
//
// After open() has succeeded every tensor that parse_header asks for is there, within the file, of the right type and shape;
// asking for such a tensor cannot fail. Views stay valid while the ModelFile lives. Const and shared by all threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "reading/model_header.h"
#include "reading/weights.h"

namespace entente::reading {

class ModelFile {
 public:
  /// Fails, saying what to do, on a file that is missing, foreign, cut short, or whose data do not match the checksum.
  static Result<ModelFile> open(const std::filesystem::path& path);

  /// The same for a file that already lies in memory, at an address that is a multiple of 4; `bytes` must outlive the ModelFile.
  static Result<ModelFile> of(std::span<const std::byte> bytes);

  const ModelHeader& header() const { return header_; }
  std::span<const float> floats(std::string_view tensor) const;
  Weights weights(std::string_view tensor) const;  // of three sides: all rows of its matrices, one after the other
  std::string_view vocabulary() const;

 private:
  ModelFile() = default;
  std::span<const std::byte> bytes_of(std::string_view tensor) const;

  std::shared_ptr<const std::byte[]> owned_;  // the file's bytes; empty where they are someone else's
  std::span<const std::byte> data_;
  ModelHeader header_;
};

}  // namespace entente::reading
