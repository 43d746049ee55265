#include "reading/model_file.h"

#include <gmock/gmock.h>

#include <functional>

#include "tiny_model.h"

namespace entente::reading {
namespace {

using nlohmann::json;
using testing::HasSubstr;

/// The bytes at an address that suits numbers.
std::vector<std::byte> aligned(const std::string& bytes) {
  const std::byte* begin = reinterpret_cast<const std::byte*>(bytes.data());
  return {begin, begin + bytes.size()};
}

/// What is wrong with a file; empty where nothing is.
std::string fault_of(const std::string& bytes) {
  const std::vector<std::byte> copy = aligned(bytes);
  const Result<ModelFile> model = ModelFile::of(copy);
  return model ? "" : to_string(model.error());
}

std::string fault_after(const std::function<void(json&)>& change) {
  TinyModel tiny;
  change(tiny.header);
  return fault_of(tiny.bytes());
}

TEST(ModelFile, GivesLabelsAndTensors) {
  const std::vector<std::byte> bytes = aligned(TinyModel().bytes());
  const Result<ModelFile> model = ModelFile::of(bytes);
  ASSERT_TRUE(model) << to_string(model.error());
  EXPECT_EQ(model->header().name, "tiny");
  EXPECT_EQ(model->header().encoder.head_size(), 16u);
  EXPECT_THAT(model->header().labels.role, testing::ElementsAre(Role::Actor, Role::Recipient, Role::Time));
  EXPECT_EQ(model->weights("layer.1.up.weight").rows(), 48u);
  EXPECT_EQ(model->weights("tree.label").rows(), 5u * 17);
  EXPECT_EQ(model->floats("tree.root").size(), 32u);
  EXPECT_TRUE(model->vocabulary().starts_with("[PAD]\n[UNK]"));
}

TEST(ModelFile, TakesWhatOnlySomeEncodersHave) {
  TinyModel tiny({.buckets = 8, .shapes_at = 1, .bits = 5});
  tiny.header["pieces"] = {{"cls", "<s>"}, {"unknown", "<unk>"}, {"pad", "<pad>"}};
  const std::vector<std::byte> bytes = aligned(tiny.bytes());
  const Result<ModelFile> model = ModelFile::of(bytes);
  ASSERT_TRUE(model) << to_string(model.error());
  EXPECT_EQ(model->header().encoder.relative.buckets, 8u);
  EXPECT_EQ(model->header().encoder.relative.distance, 16u);
  EXPECT_EQ(model->header().encoder.shapes_at, 1u);
  EXPECT_EQ(model->header().pieces.cls, "<s>");
  EXPECT_EQ(model->header().pieces.sep, "[SEP]");
  EXPECT_EQ(model->header().pieces.unknown, "<unk>");
  EXPECT_EQ(model->header().confidence.trigger, 1);
}

TEST(ModelFile, TakesFittedWeightsOfTheConfidence) {
  TinyModel tiny;
  tiny.header["confidence"] = {{"bias", -1}, {"trigger", 0.5}, {"type", 0.25}, {"sides", 0.75}, {"status", 0}, {"mutual", 0.125}};
  const std::vector<std::byte> bytes = aligned(tiny.bytes());
  const Result<ModelFile> model = ModelFile::of(bytes);
  ASSERT_TRUE(model) << to_string(model.error());
  EXPECT_EQ(model->header().confidence.bias, -1);
  EXPECT_EQ(model->header().confidence.mutual, 0.125f);
}

TEST(ModelFile, RefusesPackedMatricesThatDoNotFit) {
  const auto broken_by = [](const char* key, const json& value) {
    TinyModel tiny({.bits = 5});
    tiny.header["tensors"]["layer.0.up.weight"][key] = value;
    return fault_of(tiny.bytes());
  };
  for (const char* type : {"q1", "q9", "q0", "q", "q10", "qx"}) EXPECT_THAT(broken_by("dtype", type), HasSubstr("dtype")) << type;
  EXPECT_THAT(broken_by("dtype", "q4"), HasSubstr("shape"));
  EXPECT_THAT(broken_by("shape", json::array({96, 16})), HasSubstr("shape"));
  EXPECT_THAT(broken_by("shape", json::array({1ull << 40, 1ull << 40})), HasSubstr("shape"));
  EXPECT_THAT(broken_by("bytes", 48 * 22 - 1), HasSubstr("shape"));
  TinyModel tiny({.bits = 5});
  tiny.header["tensors"]["tree.root"]["dtype"] = "q8";
  EXPECT_THAT(fault_of(tiny.bytes()), HasSubstr("tree.root"));
}

TEST(ModelFile, AsksForThePartThatReadsPairsWhereThereIsOne) {
  const auto broken_by = [](const std::function<void(json&)>& change) {
    TinyModel tiny({.relates = true});
    change(tiny.header);
    return fault_of(tiny.bytes());
  };
  EXPECT_EQ(broken_by([](json&) {}), "");
  EXPECT_THAT(broken_by([](json& header) { header["tensors"].erase("pairs.layer.0.up.weight"); }), HasSubstr("pairs.layer.0.up.weight"));
  EXPECT_THAT(broken_by([](json& header) { header["tensors"]["pairs.side"]["shape"] = {4, 16}; }), HasSubstr("pairs.side"));
  EXPECT_THAT(broken_by([](json& header) { header["pairs"]["hidden"] = 32; }), HasSubstr("pairs.root.hidden"));
  EXPECT_THAT(broken_by([](json& header) { header["pairs"]["hidden"] = 0; }), HasSubstr("hidden"));
  EXPECT_THAT(fault_after([](json& header) { header["pairs"] = {{"hidden", 16}}; }), HasSubstr("pairs."));
}

TEST(ModelFile, OpensAFile) {
  const std::filesystem::path path = TinyModel().write("entente_model_file_test.entente");
  EXPECT_TRUE(ModelFile::open(path));
  std::filesystem::remove(path);
}

TEST(ModelFile, NamesAFileThatIsNotThere) {
  const Result<ModelFile> model = ModelFile::open("/nowhere/small.entente");
  ASSERT_FALSE(model);
  EXPECT_THAT(to_string(model.error()), HasSubstr("/nowhere/small.entente"));
  EXPECT_FALSE(ModelFile::open("/"));
}

TEST(ModelFile, RefusesFilesCutShortAnywhere) {
  const std::string whole = TinyModel().bytes();
  for (std::size_t length = 1; length < whole.size(); length *= 2) EXPECT_NE(fault_of(whole.substr(0, length)), "") << length;
  EXPECT_NE(fault_of(""), "");
  EXPECT_NE(fault_of(whole.substr(0, whole.size() - 1)), "");
  EXPECT_NE(fault_of(whole + "x"), "");
}

TEST(ModelFile, SurvivesFlippedBytesOfTheHeader) {
  const std::string whole = TinyModel().bytes();
  const std::size_t header_end = whole.find("vocab") + 200;
  for (std::size_t at = 0; at < header_end; at += 3) {
    std::string broken = whole;
    broken[at] = static_cast<char>(broken[at] ^ (1 << at % 7));
    fault_of(broken);  // an answer of either kind: names and labels may be any text
  }
}

TEST(ModelFile, RefusesFlippedBytesOfTheData) {
  const std::string whole = TinyModel().bytes();
  for (std::size_t back = 1; back < 50'000; back += 997) {
    std::string broken = whole;
    broken[broken.size() - back] = static_cast<char>(broken[broken.size() - back] ^ 4);
    EXPECT_THAT(fault_of(broken), HasSubstr("checksum"));
  }
}

TEST(ModelFile, RefusesForeignFiles) {
  EXPECT_THAT(fault_of(std::string(1000, 'x')), HasSubstr("no model"));
  EXPECT_THAT(fault_of(std::string("ENTENTE1") + std::string(8, '\xff') + std::string(100, ' ')), HasSubstr("cut short"));
  EXPECT_THAT(fault_after([](json& header) { header["format"] = 2; }), HasSubstr("format"));
}

TEST(ModelFile, RefusesSizesOutOfBounds) {
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["hidden"] = 1ull << 60; }), HasSubstr("hidden"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["hidden"] = -32; }), HasSubstr("hidden"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["heads"] = 3; }), HasSubstr("heads"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["max_pieces"] = 2; }), HasSubstr("max_pieces"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["epsilon"] = 0; }), HasSubstr("epsilon"));
  EXPECT_THAT(fault_after([](json& header) { header["frames"]["layers"] = 3; }), HasSubstr("layers"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"] = "wide"; }), HasSubstr("encoder"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["shapes_at"] = 2; }), HasSubstr("shapes_at"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["shapes_at"] = "low"; }), HasSubstr("shapes_at"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["relative"] = 32; }), HasSubstr("relative"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["relative"] = {{"buckets", 30}, {"distance", 128}}; }), HasSubstr("buckets"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["relative"] = {{"buckets", 32}, {"distance", 8}}; }), HasSubstr("distance"));
  EXPECT_THAT(fault_after([](json& header) { header["encoder"]["relative"] = {{"buckets", 8}, {"distance", 16}}; }), HasSubstr("relative"));
  EXPECT_THAT(fault_after([](json& header) { header["pieces"] = {{"cls", 7}}; }), HasSubstr("cls"));
  EXPECT_THAT(fault_after([](json& header) { header["confidence"] = {{"bias", 1e9}}; }), HasSubstr("bias"));
  EXPECT_THAT(fault_after([](json& header) { header["confidence"] = {{"bias", 0}}; }), HasSubstr("trigger"));
}

TEST(ModelFile, RefusesTensorsThatDoNotFit) {
  const auto broken_by = [](const char* key, const json& value) {
    return fault_after([&](json& header) { header["tensors"]["layer.0.up.weight"][key] = value; });
  };
  EXPECT_THAT(broken_by("offset", 1ull << 63), HasSubstr("offset"));
  EXPECT_THAT(broken_by("offset", 4), HasSubstr("multiple of 64"));
  EXPECT_THAT(broken_by("bytes", 2), HasSubstr("shape"));
  EXPECT_THAT(broken_by("shape", json::array({1ull << 33, 1ull << 33})), HasSubstr("shape"));
  EXPECT_THAT(broken_by("shape", json::array({32, 48})), HasSubstr("wrong dtype or shape"));
  EXPECT_THAT(broken_by("shape", json::array({0, 32})), HasSubstr("shape"));
  EXPECT_THAT(broken_by("dtype", "f64"), HasSubstr("dtype"));
  EXPECT_THAT(fault_after([](json& header) { header["tensors"].erase("tree.root"); }), HasSubstr("tree.root"));
  EXPECT_THAT(fault_after([](json& header) {
                const auto last = header["tensors"]["tree.label"]["offset"].get<std::size_t>();
                header["tensors"]["embed.word"]["offset"] = last + 64 * 40;
              }),
              HasSubstr("outside the file"));
}

TEST(ModelFile, RefusesLabelsThatContradictEachOther) {
  const auto broken_by = [](const char* list, const json& labels) {
    return fault_after([&](json& header) { header["labels"][list] = labels; });
  };
  EXPECT_THAT(broken_by("trigger", {"O", "I", "B-CONSULT", "B-AID"}), HasSubstr("trigger"));
  EXPECT_THAT(broken_by("trigger", {"O"}), HasSubstr("trigger"));
  EXPECT_THAT(broken_by("role", {"actor", "recipient", "culprit"}), HasSubstr("culprit"));
  EXPECT_THAT(broken_by("mention", {"O", "PER", "x"}), HasSubstr("mention"));
  EXPECT_THAT(broken_by("upos", json::array()), HasSubstr("upos"));
  EXPECT_THAT(broken_by("upos", {1, 2, 3}), HasSubstr("upos"));
  EXPECT_THAT(broken_by("mode", {"CONSULT/visit", "", "CONSULT/phone"}), HasSubstr("mode"));
}

}  // namespace
}  // namespace entente::reading
