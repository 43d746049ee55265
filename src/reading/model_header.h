// What a model file says of itself: sizes, label lists and the list of its tensors (docs/MODEL.md, "The header").
// model_file.cpp parses the header while it opens a file; everything else in reading/ takes a ModelHeader as truth, since
// parse_header lets nothing through that is out of bounds or contradicts itself.
//
//   Result<ModelHeader> header = parse_header(json);
//
// Not for the numbers of the model: those are reached through ModelFile.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/reading.h"

namespace entente::reading {

/// Buckets of distances between pieces, each of which adds its own number to attention scores (docs/MODEL.md, step 4).
struct RelativeShape {
  std::size_t buckets = 0;   // 0: the encoder has none
  std::size_t distance = 0;  // from which on all are alike
};

struct EncoderShape {
  std::size_t layers = 0;
  std::size_t hidden = 0;
  std::size_t heads = 0;
  std::size_t intermediate = 0;
  std::size_t max_pieces = 0;  // of one window, separators included
  std::size_t shapes_at = 0;   // the layer below which words' shapes are added; 0: at the input, before its norm
  float epsilon = 0;           // of the layer norms
  RelativeShape relative;

  std::size_t head_size() const { return hidden / heads; }
};

/// The vocabulary's entries that are no pieces of words.
struct SpecialPieces {
  std::string cls = "[CLS]";  // opens a window
  std::string sep = "[SEP]";  // closes a sentence
  std::string unknown = "[UNK]";
};

struct Labels {
  std::vector<std::string> shape;    // of a word's letters: "lower", "capital" ...
  std::vector<std::string> upos;
  std::vector<std::string> xpos;
  std::vector<std::string> deprel;
  std::vector<std::string> mention;  // "O", "B-PER", "I-PER" ...
  std::vector<std::string> trigger;  // "O", "I", "B-AGREE" ...: one begin label a type, in the order of `type`
  std::vector<std::string> type;
  std::vector<Role> role;
  std::vector<Status> status;
  std::vector<std::string> mode;     // "", "CONSULT/visit" ...
  std::vector<std::string> about;    // "", "AGREE" ...
};

/// Weights of the log-odds that each part of an event is right; by themselves they leave the trigger's probability as it is.
struct ConfidenceWeights {
  float bias = 0;
  float trigger = 1, type = 0, sides = 0, status = 0, mutual = 0;
};

constexpr std::size_t kFirstBegin = 2;  // of Labels::trigger: "O" and "I" come before the begin labels

/// Packed: groups of kPackedGroup columns, a scale and a few bits a number (docs/MODEL.md, "Packed matrices").
enum class DataType : std::uint8_t { Float32, Float16, Byte, Packed };

constexpr std::size_t kPackedGroup = 32;

/// Bytes of one group whose numbers have `bits` bits.
constexpr std::size_t packed_group_bytes(std::size_t bits) { return sizeof(std::uint16_t) + kPackedGroup / 8 * bits; }

struct TensorEntry {
  DataType type = DataType::Byte;
  std::size_t bits = 0;  // of a number, where Packed
  std::vector<std::size_t> shape;
  std::size_t offset = 0;  // from the start of the tensor data
  std::size_t bytes = 0;
};

struct ModelHeader {
  std::string name;
  std::string version;
  std::uint64_t checksum = 0;  // XXH3-64 of the tensor data
  std::size_t data_bytes = 0;
  EncoderShape encoder;
  SpecialPieces pieces;
  std::size_t frame_layers = 0;
  std::size_t frame_distances = 0;  // words on either side of a trigger that are told apart
  std::size_t arc = 0;              // size of the tree's views of a word
  std::size_t label = 0;
  std::size_t pair_hidden = 0;      // numbers between the states of a pair and the scores of its types; 0: the model reads no pairs
  Labels labels;
  ConfidenceWeights confidence;
  std::map<std::string, TensorEntry, std::less<>> tensors;
};

/// Reads the JSON of a header and checks every size, label and tensor: each tensor lies within data_bytes, starts at a multiple
/// of 64, holds as many bytes as its shape says, and all that the reader needs are there with the right shape.
/// Allocates no more than a small multiple of the JSON's length.
Result<ModelHeader> parse_header(std::string_view json);

}  // namespace entente::reading
