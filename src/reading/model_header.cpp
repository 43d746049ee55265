#include "reading/model_header.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace entente::reading {
namespace {

using nlohmann::json;

constexpr const char* kHint = "make the file again with training/, or fetch the release's";

// Bounds of what a reader can be. They are far above any we train, and low enough that sizes never overflow 64 bits.
constexpr std::size_t kMostLayers = 64;
constexpr std::size_t kMostHidden = 8192;
constexpr std::size_t kMostIntermediate = 32768;
constexpr std::size_t kMostPositions = 512;  // rows of embed.position
constexpr std::size_t kMostDistances = 1024;
constexpr std::size_t kMostBuckets = 1024;
constexpr std::size_t kFewestBits = 2, kMostBits = 8;  // of a packed number
constexpr std::size_t kMostLabels = 4096;
constexpr std::size_t kMostTensors = 4096;
constexpr std::size_t kFewestPieces = 104;  // a word has up to 100 pieces; it must fit into a window with its separators
constexpr float kLargestWeight = 100;       // of the confidence's: it keeps their sum finite
constexpr std::size_t kWidth = 16;          // sizes are multiples of it: kernels work on so many numbers at once
constexpr std::size_t kAlignment = 64;

/// Reads fields of a JSON object and keeps the first fault: callers check failed() once, after a run of reads.
class Fields {
 public:
  explicit Fields(const json& object) : object_(object) {}

  std::string text(const json& parent, const char* key) {
    const json* value = find(parent, key);
    if (value == nullptr || !value->is_string()) return fault(key, "is no text"), std::string();
    return value->get<std::string>();
  }

  std::size_t number(const json& parent, const char* key, std::size_t least, std::size_t most) {
    const json* value = find(parent, key);
    if (value == nullptr || !value->is_number_unsigned()) return fault(key, "is no whole number"), least;
    const auto number = value->get<std::uint64_t>();
    if (number < least || number > most) return fault(key, "is " + std::to_string(number) + ", out of bounds"), least;
    return static_cast<std::size_t>(number);
  }

  std::size_t width(const json& parent, const char* key, std::size_t most) {
    const std::size_t number_read = number(parent, key, kWidth, most);
    if (number_read % kWidth != 0) fault(key, "is no multiple of " + std::to_string(kWidth));
    return number_read;
  }

  std::vector<std::string> labels(const json& parent, const char* key) {
    std::vector<std::string> read;
    const json* list = find(parent, key);
    if (list == nullptr || !list->is_array() || list->empty() || list->size() > kMostLabels) return fault(key, "is no list of labels"), read;
    for (const json& label : *list) {
      if (!label.is_string()) return fault(key, "holds a label that is no text"), read;
      read.push_back(label.get<std::string>());
    }
    return read;
  }

  /// A list of labels that this program knows by name, as the values of an enum.
  template <typename Enum>
  std::vector<Enum> known_labels(const json& parent, const char* key, std::optional<Enum> (*value_of)(std::string_view)) {
    std::vector<Enum> read;
    for (const std::string& label : labels(parent, key)) {
      const std::optional<Enum> value = value_of(label);
      if (!value) return fault(key, "holds the unknown label \"" + label + "\""), read;
      read.push_back(*value);
    }
    return read;
  }

  /// The object, or nothing where the key is absent.
  const json* optional_object(const json& parent, const char* key) { return find(parent, key) == nullptr ? nullptr : &object(parent, key); }

  /// The text, left as it is where the key is absent.
  void optional_text(const json& parent, const char* key, std::string& kept) {
    if (find(parent, key) != nullptr) kept = text(parent, key);
  }

  const json& object(const json& parent, const char* key) {
    const json* value = find(parent, key);
    if (value == nullptr || !value->is_object()) return fault(key, "is no object"), empty_;
    return *value;
  }

  void fault(std::string_view key, const std::string& what) {
    if (!fault_) fault_ = "the model's header: \"" + std::string(key) + "\" " + what;
  }

  const std::optional<std::string>& failed() const { return fault_; }
  const json& root() const { return object_; }

 private:
  static const json* find(const json& parent, const char* key) {
    if (!parent.is_object()) return nullptr;
    const auto found = parent.find(key);
    return found == parent.end() ? nullptr : &*found;
  }

  const json& object_;
  const json empty_ = json::object();
  std::optional<std::string> fault_;
};

float read_epsilon(Fields& fields, const json& encoder) {
  const auto epsilon = encoder.find("epsilon");
  if (epsilon == encoder.end() || !epsilon->is_number()) return fields.fault("epsilon", "is no number"), 0.0f;
  const auto number = epsilon->get<float>();
  if (!(number > 0 && number < 1)) fields.fault("epsilon", "is out of bounds");
  return number;
}

float read_weight(Fields& fields, const json& confidence, const char* key) {
  const auto weight = confidence.find(key);
  if (weight == confidence.end() || !weight->is_number()) return fields.fault(key, "is no number"), 0.0f;
  const auto number = weight->get<float>();
  if (!(std::abs(number) <= kLargestWeight)) fields.fault(key, "is out of bounds");
  return number;
}

ConfidenceWeights read_confidence(Fields& fields) {
  const json* given = fields.optional_object(fields.root(), "confidence");
  if (given == nullptr) return {};
  const auto weight = [&](const char* key) { return read_weight(fields, *given, key); };
  return {weight("bias"), weight("trigger"), weight("type"), weight("sides"), weight("status"), weight("mutual")};
}

/// Half of the buckets are for either direction, half of those for one distance each: so there are at least four, in fours.
RelativeShape read_relative(Fields& fields, const json& encoder) {
  RelativeShape shape;
  const json* relative = fields.optional_object(encoder, "relative");
  if (relative == nullptr) return shape;
  shape.buckets = fields.number(*relative, "buckets", 4, kMostBuckets);
  if (shape.buckets % 4 != 0) fields.fault("buckets", "is no multiple of 4");
  shape.distance = fields.number(*relative, "distance", shape.buckets / 4 + 1, kMostDistances);
  return shape;
}

EncoderShape read_encoder(Fields& fields) {
  EncoderShape shape;
  const json& encoder = fields.object(fields.root(), "encoder");
  shape.layers = fields.number(encoder, "layers", 1, kMostLayers);
  shape.hidden = fields.width(encoder, "hidden", kMostHidden);
  shape.heads = fields.number(encoder, "heads", 1, kMostHidden / kWidth);
  shape.intermediate = fields.width(encoder, "intermediate", kMostIntermediate);
  shape.max_pieces = fields.number(encoder, "max_pieces", kFewestPieces, kMostPositions);
  shape.epsilon = read_epsilon(fields, encoder);
  shape.relative = read_relative(fields, encoder);
  if (encoder.contains("shapes_at")) shape.shapes_at = fields.number(encoder, "shapes_at", 0, shape.layers);
  if (shape.hidden % (shape.heads * kWidth) != 0) fields.fault("heads", "does not divide hidden into multiples of 16");
  return shape;
}

void read_pieces(Fields& fields, SpecialPieces& pieces) {
  const json* names = fields.optional_object(fields.root(), "pieces");
  if (names == nullptr) return;
  fields.optional_text(*names, "cls", pieces.cls);
  fields.optional_text(*names, "sep", pieces.sep);
  fields.optional_text(*names, "unknown", pieces.unknown);
}

void read_sizes(Fields& fields, ModelHeader& header) {
  header.encoder = read_encoder(fields);
  const json& frames = fields.object(fields.root(), "frames");
  header.frame_layers = fields.number(frames, "layers", 1, header.encoder.layers);
  if (header.encoder.shapes_at > header.encoder.layers - header.frame_layers) {
    fields.fault("shapes_at", "lies above the states that the second pass starts from");
  }
  header.frame_distances = fields.number(frames, "distances", 1, kMostDistances);
  const json& tree = fields.object(fields.root(), "tree");
  header.arc = fields.width(tree, "arc", kMostHidden);
  header.label = fields.width(tree, "label", kMostHidden);
  const json* pairs = fields.optional_object(fields.root(), "pairs");
  if (pairs != nullptr) header.pair_hidden = fields.width(*pairs, "hidden", kMostHidden);
}

/// Trigger labels are "O", "I" and a begin label for each type, mention labels "O" and pairs of "B-KIND" and "I-KIND".
void check_begin_labels(Fields& fields, const Labels& labels) {
  if (labels.trigger.size() != labels.type.size() + kFirstBegin || labels.trigger[0] != "O" || labels.trigger[1] != "I") {
    fields.fault("trigger", "is not \"O\", \"I\" and one label a type");
    return;
  }
  for (std::size_t type = 0; type < labels.type.size(); ++type) {
    if (labels.trigger[kFirstBegin + type] != "B-" + labels.type[type]) fields.fault("trigger", "is not in the order of \"type\"");
  }
  if (labels.mention.front() != "O") fields.fault("mention", "does not start with \"O\"");
  for (std::size_t at = 1; at < labels.mention.size(); ++at) {
    if (!labels.mention[at].starts_with("B-") && !labels.mention[at].starts_with("I-")) fields.fault("mention", "holds a label that neither begins nor goes on");
  }
  if (!labels.mode.front().empty()) fields.fault("mode", "does not start with the empty label");
  if (!labels.about.front().empty()) fields.fault("about", "does not start with the empty label");
}

void read_labels(Fields& fields, Labels& labels) {
  const json& lists = fields.object(fields.root(), "labels");
  labels.shape = fields.labels(lists, "shape");
  labels.upos = fields.labels(lists, "upos");
  labels.xpos = fields.labels(lists, "xpos");
  labels.deprel = fields.labels(lists, "deprel");
  labels.mention = fields.labels(lists, "mention");
  labels.trigger = fields.labels(lists, "trigger");
  labels.type = fields.labels(lists, "type");
  labels.role = fields.known_labels<Role>(lists, "role", role_of);
  labels.status = fields.known_labels<Status>(lists, "status", status_of);
  labels.mode = fields.labels(lists, "mode");
  labels.about = fields.labels(lists, "about");
  if (!fields.failed()) check_begin_labels(fields, labels);
}

/// Sets the entry's type, and its bits where it is "q2" ... "q8"; false for any other name.
bool read_data_type(const std::string& name, TensorEntry& entry) {
  if (name == "f32") return entry.type = DataType::Float32, true;
  if (name == "f16") return entry.type = DataType::Float16, true;
  if (name == "u8") return entry.type = DataType::Byte, true;
  if (name.size() != 2 || name[0] != 'q' || name[1] < '0' || name[1] > '9') return false;
  entry.type = DataType::Packed;
  entry.bits = static_cast<std::size_t>(name[1] - '0');
  return entry.bits >= kFewestBits && entry.bits <= kMostBits;
}

/// Product of a shape, or nothing where it passes `most`.
std::optional<std::size_t> count_of(const std::vector<std::size_t>& shape, std::size_t most) {
  std::size_t count = 1;
  for (const std::size_t side : shape) {
    if (side == 0 || count > most / side) return std::nullopt;
    count *= side;
  }
  return count;
}

/// Bytes of `count` numbers; nothing where packed rows do not consist of whole groups.
std::optional<std::size_t> bytes_of(const TensorEntry& entry, std::size_t count) {
  switch (entry.type) {
    case DataType::Float32: return count * sizeof(float);
    case DataType::Float16: return count * sizeof(std::uint16_t);
    case DataType::Byte: return count;
    case DataType::Packed: break;
  }
  if (entry.shape.back() % kPackedGroup != 0) return std::nullopt;
  return count / kPackedGroup * packed_group_bytes(entry.bits);
}

void read_tensor(Fields& fields, const std::string& name, const json& object, ModelHeader& header) {
  TensorEntry entry;
  const bool has_type = read_data_type(fields.text(object, "dtype"), entry);
  entry.offset = fields.number(object, "offset", 0, header.data_bytes);
  entry.bytes = fields.number(object, "bytes", 1, std::max<std::size_t>(header.data_bytes, 1));
  const auto shape = object.is_object() ? object.find("shape") : object.end();
  if (!has_type || !object.is_object() || shape == object.end() || !shape->is_array() || shape->empty() || shape->size() > 3) {
    return fields.fault(name, "has no proper dtype or shape");
  }
  for (const json& side : *shape) {
    if (!side.is_number_unsigned()) return fields.fault(name, "has no proper shape");
    entry.shape.push_back(static_cast<std::size_t>(side.get<std::uint64_t>()));
  }
  // No number takes less than two bits and its share of a scale, so that none of these products can wrap around.
  const std::optional<std::size_t> count = count_of(entry.shape, 4 * header.data_bytes);
  if (!count || bytes_of(entry, *count) != entry.bytes) return fields.fault(name, "has a shape that does not match its bytes");
  if (entry.bytes > header.data_bytes || entry.offset > header.data_bytes - entry.bytes) return fields.fault(name, "lies outside the file");
  if (entry.offset % kAlignment != 0) return fields.fault(name, "does not start at a multiple of 64");
  header.tensors.emplace(name, std::move(entry));
}

/// Checks that the tensors the reader asks for are there, of the right type and shape. 0 stands for a side that may be any.
class Expectation {
 public:
  Expectation(Fields& fields, const ModelHeader& header) : fields_(fields), header_(header) {}

  void vector(const std::string& name, std::size_t size) { tensor(name, {DataType::Float32}, {size}); }
  void bytes(const std::string& name) { tensor(name, {DataType::Byte}, {0}); }
  void matrix(const std::string& name, const std::vector<std::size_t>& shape) { tensor(name, {DataType::Float16, DataType::Packed}, shape); }

  void linear(const std::string& name, std::size_t outputs, std::size_t inputs) {
    matrix(name + ".weight", {outputs, inputs});
    vector(name + ".bias", outputs);
  }

  void norm(const std::string& name) {
    vector(name + ".weight", header_.encoder.hidden);
    vector(name + ".bias", header_.encoder.hidden);
  }

  void layer(const std::string& name) {
    const std::size_t hidden = header_.encoder.hidden;
    linear(name + ".qkv", 3 * hidden, hidden);
    linear(name + ".attention", hidden, hidden);
    norm(name + ".attention_norm");
    linear(name + ".up", header_.encoder.intermediate, hidden);
    linear(name + ".down", hidden, header_.encoder.intermediate);
    norm(name + ".down_norm");
  }

  void tensor(const std::string& name, std::initializer_list<DataType> types, const std::vector<std::size_t>& shape) {
    const auto found = header_.tensors.find(name);
    if (found == header_.tensors.end()) return fields_.fault(name, "is missing");
    const TensorEntry& entry = found->second;
    bool fits = std::find(types.begin(), types.end(), entry.type) != types.end() && entry.shape.size() == shape.size();
    for (std::size_t side = 0; fits && side < shape.size(); ++side) fits = shape[side] == 0 || shape[side] == entry.shape[side];
    if (!fits) fields_.fault(name, "has the wrong dtype or shape");
  }

 private:
  Fields& fields_;
  const ModelHeader& header_;
};

void expect_pairs(Expectation& expect, const ModelHeader& header) {
  for (std::size_t layer = 0; layer < header.frame_layers; ++layer) expect.layer("pairs.layer." + std::to_string(layer));
  expect.matrix("pairs.side", {2, header.encoder.hidden});
  expect.linear("pairs.root.hidden", header.pair_hidden, 2 * header.encoder.hidden);
  expect.linear("pairs.root.out", header.labels.type.size(), header.pair_hidden);
}

void check_tensors(Fields& fields, const ModelHeader& header) {
  Expectation expect(fields, header);
  const std::size_t hidden = header.encoder.hidden;
  const Labels& labels = header.labels;
  expect.bytes("vocab");
  expect.matrix("embed.word", {0, hidden});
  expect.matrix("embed.position", {kMostPositions, hidden});
  expect.matrix("embed.shape", {labels.shape.size(), hidden});
  expect.norm("embed.norm");
  if (header.encoder.relative.buckets != 0) expect.matrix("relative", {header.encoder.relative.buckets, header.encoder.heads});
  for (std::size_t layer = 0; layer < header.encoder.layers; ++layer) expect.layer("layer." + std::to_string(layer));
  for (std::size_t layer = 0; layer < header.frame_layers; ++layer) expect.layer("frames.layer." + std::to_string(layer));
  expect.matrix("frames.distance", {2 * header.frame_distances + 1, hidden});
  expect.matrix("frames.type", {labels.type.size(), hidden});
  expect.linear("tags.upos", labels.upos.size(), hidden);
  expect.linear("tags.xpos", labels.xpos.size(), hidden);
  expect.linear("mention", labels.mention.size(), hidden);
  expect.vector("tree.root", hidden);
  for (const char* view : {"tree.arc_dep", "tree.arc_head"}) expect.linear(view, header.arc, hidden);
  for (const char* view : {"tree.label_dep", "tree.label_head"}) expect.linear(view, header.label, hidden);
  expect.matrix("tree.arc", {header.arc + 1, header.arc});
  expect.matrix("tree.label", {labels.deprel.size(), header.label + 1, header.label + 1});
  for (const char* hidden_layer : {"trigger.hidden", "roles.hidden"}) expect.linear(hidden_layer, hidden, hidden);
  expect.linear("trigger.out", labels.trigger.size(), hidden);
  expect.linear("roles.out", 3 * labels.role.size(), hidden);
  expect.linear("status", labels.status.size(), hidden);
  expect.linear("mutual", 2, hidden);
  expect.linear("mode", labels.mode.size(), hidden);
  expect.linear("about", labels.about.size(), hidden);
  if (header.pair_hidden != 0) expect_pairs(expect, header);
}

std::uint64_t read_checksum(Fields& fields) {
  const std::string text = fields.text(fields.root(), "checksum");
  std::uint64_t checksum = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), checksum, 16);
  if (error != std::errc() || end != text.data() + text.size() || text.size() != 16) fields.fault("checksum", "is not 16 hexadecimal digits");
  return checksum;
}

}  // namespace

Result<ModelHeader> parse_header(std::string_view text) {
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object()) return fail("the model's header is no JSON object", {}, kHint);
  Fields fields(object);
  fields.number(object, "format", 1, 1);
  if (fields.failed()) return fail(*fields.failed(), {}, "this program reads format 1: use a model of its release");
  ModelHeader header;
  header.name = fields.text(object, "name");
  header.version = fields.text(object, "version");
  header.checksum = read_checksum(fields);
  // A sixteenth of the address space: sums of offsets and bytes, and bytes of as many numbers as may lie there, never wrap around.
  header.data_bytes = fields.number(object, "data_bytes", 1, std::numeric_limits<std::size_t>::max() / 16);
  read_sizes(fields, header);
  read_pieces(fields, header.pieces);
  read_labels(fields, header.labels);
  header.confidence = read_confidence(fields);
  const json& tensors = fields.object(object, "tensors");
  if (tensors.size() > kMostTensors) fields.fault("tensors", "has too many entries");
  for (auto entry = tensors.begin(); !fields.failed() && entry != tensors.end(); ++entry) read_tensor(fields, entry.key(), entry.value(), header);
  if (!fields.failed()) check_tensors(fields, header);
  if (fields.failed()) return fail(*fields.failed(), {}, kHint);
  return header;
}

}  // namespace entente::reading
