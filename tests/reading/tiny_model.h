// A whole model file of some 100 kB with random weights, made on the spot: for tests that need a model but not a good one.
#pragma once

#include <xxhash.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "reading/wordpiece.h"

namespace entente::reading {

/// What only some encoders have.
struct TinyKind {
  std::size_t buckets = 0;    // of relative positions; 0: none
  std::size_t shapes_at = 0;
  std::size_t bits = 0;       // of matrices whose columns make whole groups; 0: half precision
  bool relates = false;       // reads pairs
};

class TinyModel {
 public:
  explicit TinyModel(TinyKind kind = {}) : kind_(kind) {
    add_header_fields();
    add_bytes("vocab", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nsudria\nmet\nnor\n##land\nleaders\n.\nthe\nu\ns\n'\n");
    add_matrix("embed.word", {14, kHidden});
    add_matrix("embed.position", {512, kHidden});
    add_matrix("embed.shape", {shape_names().size(), kHidden});
    add_norm("embed.norm");
    if (kind_.buckets > 0) add_relative();
    for (const char* name : {"layer.0", "layer.1", "frames.layer.0"}) add_layer(name);
    add_matrix("frames.distance", {9, kHidden});
    add_matrix("frames.type", {2, kHidden});
    for (const auto& [name, outputs] : std::vector<std::pair<std::string, std::size_t>>{
             {"tags.upos", 3}, {"tags.xpos", 4}, {"mention", 3}, {"tree.arc_dep", 16}, {"tree.arc_head", 16}, {"tree.label_dep", 16},
             {"tree.label_head", 16}, {"trigger.hidden", kHidden}, {"trigger.out", 4}, {"roles.hidden", kHidden}, {"roles.out", 9},
             {"status", 4}, {"mutual", 2}, {"mode", 3}, {"about", 3}}) {
      add_linear(name, outputs, kHidden);
    }
    if (kind_.relates) add_pairs();
    add_vector("tree.root", kHidden);
    add_matrix("tree.arc", {17, 16});
    add_matrix("tree.label", {5, 17, 17});
  }

  /// The header, for tests that want to break it; finished by bytes().
  nlohmann::json header;

  std::string bytes() const {
    nlohmann::json whole = header;
    if (!whole.contains("data_bytes")) whole["data_bytes"] = data_.size();
    if (!whole.contains("checksum")) whole["checksum"] = checksum();
    const std::string text = whole.dump();
    const std::uint64_t length = text.size();
    std::string file = "ENTENTE1";
    file.append(reinterpret_cast<const char*>(&length), sizeof length);
    file += text;
    file.resize((file.size() + 63) / 64 * 64, '\0');
    return file + data_;
  }

  /// Writes the file into the tests' temporary folder.
  std::filesystem::path write(const std::string& name) const {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / name;
    std::ofstream(path, std::ios::binary) << bytes();
    return path;
  }

 private:
  static constexpr std::size_t kHidden = 32, kIntermediate = 48;

  void add_header_fields() {
    header = {{"format", 1}, {"name", "tiny"}, {"version", "7"}, {"trained", "2020-01-01"},
              {"encoder", {{"layers", 2}, {"hidden", kHidden}, {"heads", 2}, {"intermediate", kIntermediate}, {"epsilon", 1e-12}, {"max_pieces", 104}, {"shapes_at", kind_.shapes_at}}},
              {"frames", {{"layers", 1}, {"distances", 4}, {"hidden", kHidden}}},
              {"tree", {{"arc", 16}, {"label", 16}}},
              {"labels", {{"shape", shape_names()}, {"upos", {"NOUN", "VERB", "PUNCT"}}, {"xpos", {"NN", "VBD", ".", "NNP"}},
                          {"deprel", {"root", "nsubj", "obj", "punct", "dep"}}, {"mention", {"O", "B-PER", "I-PER"}},
                          {"trigger", {"O", "I", "B-AID", "B-CONSULT"}}, {"type", {"AID", "CONSULT"}}, {"role", {"actor", "recipient", "time"}},
                          {"status", {"past", "future", "possible", "negated"}}, {"mode", {"", "CONSULT/visit", "CONSULT/phone"}},
                          {"about", {"", "AID", "CONSULT"}}}}};
  }

  void add_relative() {
    header["encoder"]["relative"] = {{"buckets", kind_.buckets}, {"distance", kind_.buckets * 2}};
    add_matrix("relative", {kind_.buckets, 2});
  }

  void add_pairs() {
    header["pairs"] = {{"hidden", 16}};
    add_layer("pairs.layer.0");
    add_matrix("pairs.side", {2, kHidden});
    add_linear("pairs.root.hidden", 16, 2 * kHidden);
    add_linear("pairs.root.out", 2, 16);
  }

  void add_layer(const std::string& name) {
    add_linear(name + ".qkv", 3 * kHidden, kHidden);
    add_linear(name + ".attention", kHidden, kHidden);
    add_norm(name + ".attention_norm");
    add_linear(name + ".up", kIntermediate, kHidden);
    add_linear(name + ".down", kHidden, kIntermediate);
    add_norm(name + ".down_norm");
  }

  void add_linear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    add_matrix(name + ".weight", {outputs, inputs});
    add_vector(name + ".bias", outputs);
  }

  void add_norm(const std::string& name) {
    add_vector(name + ".weight", kHidden);
    add_vector(name + ".bias", kHidden);
  }

  void add_matrix(const std::string& name, const std::vector<std::size_t>& shape) {
    std::size_t count = 1;
    for (const std::size_t side : shape) count *= side;
    if (kind_.bits > 0 && shape.back() % 32 == 0) return add_packed(name, shape, count / 32);
    std::string numbers;
    for (std::size_t at = 0; at < count; ++at) {
      // Halves between 1/16 and 1/2 in size: their bits are drawn, no conversion needed.
      const auto half = static_cast<std::uint16_t>(0x2c00 + random_() % 0xc00 + (random_() % 2 == 0 ? 0x8000 : 0));
      numbers.append(reinterpret_cast<const char*>(&half), sizeof half);
    }
    add_tensor(name, "f16", shape, numbers);
  }

  /// Any bits are numbers; scales are halves between 1/64 and 1/8.
  void add_packed(const std::string& name, const std::vector<std::size_t>& shape, std::size_t groups) {
    std::string bytes_drawn;
    for (std::size_t group = 0; group < groups; ++group) {
      const auto scale = static_cast<std::uint16_t>(0x2400 + random_() % 0xc00);
      bytes_drawn.append(reinterpret_cast<const char*>(&scale), sizeof scale);
      for (std::size_t byte = 0; byte < 4 * kind_.bits; ++byte) bytes_drawn += static_cast<char>(random_() % 256);
    }
    add_tensor(name, "q" + std::to_string(kind_.bits), shape, bytes_drawn);
  }

  void add_vector(const std::string& name, std::size_t size) {
    std::string numbers;
    for (std::size_t at = 0; at < size; ++at) {
      const float number = static_cast<float>(random_() % 2000) / 1000.0f - 1.0f;
      numbers.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    add_tensor(name, "f32", {size}, numbers);
  }

  void add_bytes(const std::string& name, const std::string& bytes_given) { add_tensor(name, "u8", {bytes_given.size()}, bytes_given); }

  void add_tensor(const std::string& name, const std::string& type, const std::vector<std::size_t>& shape, const std::string& bytes_given) {
    data_.resize((data_.size() + 63) / 64 * 64, '\0');
    header["tensors"][name] = {{"dtype", type}, {"shape", shape}, {"offset", data_.size()}, {"bytes", bytes_given.size()}};
    data_ += bytes_given;
  }

  std::string checksum() const {
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(XXH3_64bits(data_.data(), data_.size())));
    return digits;
  }

  TinyKind kind_;
  std::string data_;
  std::mt19937 random_{3};
};

}  // namespace entente::reading
