// What one party does to another, with a tiny random model: that it answers, depends on the marks, and refuses what it cannot read.
#include "reading/pairs.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <numeric>

#include "reading/reader.h"
#include "reading/windows.h"
#include "reference_model.h"
#include "tiny_model.h"

namespace entente::reading {
namespace {

using testing::HasSubstr;

class PairsTest : public testing::Test {
 protected:
  static Reader load(const TinyKind& kind, Precision precision = Precision::Int8) {
    const std::filesystem::path path = TinyModel(kind).write("entente_pairs_test_" + std::to_string(::getpid()) + ".entente");
    Reader reader = Reader::load(path, {precision, 0.5f}).value();
    std::filesystem::remove(path);
    return reader;
  }

  static std::vector<float> relate(const Reader& reader, const Document& doc, TokenRange actor, TokenRange recipient) {
    const Span from = doc.span(doc.sentences[0], actor), to = doc.span(doc.sentences[0], recipient);
    return reader.relate(doc, std::span(&from, 1), std::span(&to, 1)).value();
  }

  static std::string fault_of(const Result<std::vector<float>>& result) { return result ? "" : to_string(result.error()); }

  const Document doc_ = document_of({{"Sudria", "'s", "leaders", "met", "Norland", "'s", "leaders", "."}});
};

TEST_F(PairsTest, GivesEachTypeAProbability) {
  const Reader reader = load({.relates = true});
  const std::vector<float> types = relate(reader, doc_, {0, 3}, {4, 7});
  ASSERT_EQ(types.size(), reader.types().size());
  EXPECT_NEAR(std::accumulate(types.begin(), types.end(), 0.0f), 1.0f, 1e-5f);
}

TEST_F(PairsTest, TellsWhoActsFromWhoIsActedUpon) {
  const Reader reader = load({.relates = true});
  EXPECT_NE(relate(reader, doc_, {0, 3}, {4, 7}), relate(reader, doc_, {4, 7}, {0, 3}));
  EXPECT_NE(relate(reader, doc_, {0, 3}, {4, 7}), relate(reader, doc_, {0, 3}, {4, 5}));
}

TEST_F(PairsTest, AnswersAboutTheSameInBothPrecisions) {
  const std::vector<float> bytes = relate(load({.buckets = 8, .shapes_at = 1, .relates = true}), doc_, {0, 3}, {4, 7});
  const std::vector<float> floats = relate(load({.buckets = 8, .shapes_at = 1, .relates = true}, Precision::Float32), doc_, {0, 3}, {4, 7});
  for (std::size_t type = 0; type < bytes.size(); ++type) EXPECT_NEAR(bytes[type], floats[type], 0.1f);
}

TEST_F(PairsTest, TakesASideThatNobodyNames) {
  const Span leaders = doc_.span(doc_.sentences[0], {4, 7});
  EXPECT_TRUE(load({.relates = true}).relate(doc_, {}, std::span(&leaders, 1)));
}

TEST_F(PairsTest, ReadsASentenceOfSeveralWindows) {
  const Document doc = document_of({std::vector<std::string>(300, "Norland")});
  EXPECT_NE(relate(load({.relates = true}), doc, {0, 1}, {299, 300}), std::vector<float>(2, 0.5f));
}

TEST_F(PairsTest, RefusesWhatItCannotRead) {
  const Reader reader = load({.relates = true});
  const Span word = {0, 6}, blank = {6, 7};
  const auto related = [&](const Reader& with, const Document& doc, const Span& to) { return fault_of(with.relate(doc, std::span(&word, 1), std::span(&to, 1))); };
  EXPECT_EQ(related(reader, doc_, word), "");
  EXPECT_THAT(related(load({}), doc_, word), HasSubstr("tiny 7"));
  EXPECT_THAT(related(reader, Document(), word), HasSubstr("no words"));
  EXPECT_THAT(related(reader, doc_, blank), HasSubstr("holds no word"));
  EXPECT_THAT(related(reader, document_of({std::vector<std::string>(kMostWords + 1, "Norland")}), word), HasSubstr("too long"));
  EXPECT_THAT(related(reader, document_of({std::vector<std::string>(60, std::string(100, '.'))}), word), HasSubstr("too long"));
}

}  // namespace
}  // namespace entente::reading
