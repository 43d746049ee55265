// The reader against PyTorch: the same model, the same words, the same numbers (docs/MODEL.md; training/ writes the reference).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "reading/decode.h"
#include "reading/network.h"
#include "reading/reader.h"
#include "reference_model.h"

namespace entente::reading {
namespace {

using nlohmann::json;

/// How far the numbers of one precision may be from PyTorch's, and how often its decisions may differ.
struct Tolerance {
  double state = 0;            // of a number of a word state
  double probability = 0;      // of any probability
  double share_agreeing = 1;   // of tags, heads and relations
};

struct Agreement {
  std::size_t same = 0, all = 0;
  double worst_state = 0, worst_probability = 0;

  void count(bool agrees) { same += agrees, ++all; }
  double share() const { return static_cast<double>(same) / static_cast<double>(all); }
};

double worst_difference(const json& expected, std::span<const float> found) {
  double worst = 0;
  for (std::size_t at = 0; at < expected.size(); ++at) worst = std::max(worst, std::abs(expected[at].get<double>() - found[at]));
  return worst;
}

double worst_difference(const json& rows, const Matrix& found) {
  double worst = 0;
  for (std::size_t row = 0; row < rows.size(); ++row) worst = std::max(worst, worst_difference(rows[row], found.values(row)));
  return worst;
}

struct ReferenceCase {
  std::string model;
  Precision precision;
  Tolerance tolerance;
};

class Reference : public testing::TestWithParam<ReferenceCase> {
 protected:
  void SetUp() override {
    const std::filesystem::path path = model_path(GetParam().model);
    if (!std::filesystem::exists(path) || !std::filesystem::exists(reference_path(GetParam().model))) GTEST_SKIP() << "no model: " << path;
    model_ = std::make_unique<ModelFile>(ModelFile::open(path).value());
    pieces_ = std::make_unique<WordPieces>(WordPieces::of(model_->vocabulary(), model_->header().pieces).value());
    network_ = std::make_unique<Network>(*model_, GetParam().precision, pieces_->cls(), pieces_->sep());
  }

  std::vector<SentenceScores> score(const std::vector<std::vector<std::string>>& story, float threshold) const {
    const Document doc = document_of(story);
    std::vector<Pieces> sentences;
    for (const Sentence& sentence : doc.sentences) sentences.push_back(cut_sentence(doc, sentence, *pieces_));
    const std::vector<Window> windows = make_windows(sentences, model_->header().encoder.max_pieces);
    return network_->score(sentences, windows, threshold).sentences;
  }

  void compare_words(const json& expected, const SentenceScores& found, Agreement& agreement) const {
    const SentenceReading reading = decode(found, model_->header().labels, model_->header().confidence);
    agreement.worst_state = std::max(agreement.worst_state, worst_difference(expected.at("state"), found.states));
    agreement.worst_probability = std::max(agreement.worst_probability, worst_difference(expected.at("trigger"), found.trigger));
    for (std::size_t word = 0; word < reading.words.size(); ++word) {
      const WordReading& tags = reading.words[word];
      agreement.count(tags.upos == expected.at("upos")[word]);
      agreement.count(tags.xpos == expected.at("xpos")[word]);
      agreement.count(tags.deprel == expected.at("deprels")[word]);
      agreement.count((tags.head == kRoot ? 0 : tags.head + 1) == expected.at("heads")[word]);
    }
    agreement.count(mentions_of(reading) == expected.at("mentions"));
  }

  static json mentions_of(const SentenceReading& reading) {
    json mentions = json::array();
    for (const Mention& mention : reading.mentions) mentions.push_back({mention.range.begin, mention.range.end, mention.kind});
    return mentions;
  }

  /// Frames whose triggers both found are compared; the share of those found by one only counts as disagreement.
  void compare_frames(const json& expected, const SentenceScores& found, Agreement& agreement) const {
    for (const json& frame : expected.at("frames")) {
      const auto same = std::find_if(found.frames.begin(), found.frames.end(), [&](const FrameScores& candidate) {
        return candidate.trigger.range == TokenRange{frame.at("begin"), frame.at("end")} &&
               model_->header().labels.type[candidate.trigger.type] == frame.at("type");
      });
      agreement.count(same != found.frames.end());
      if (same == found.frames.end()) continue;
      for (const double difference : {worst_difference(frame.at("roles"), same->roles), worst_difference(frame.at("status"), same->status),
                                      worst_difference(frame.at("mutual"), same->mutual), worst_difference(frame.at("mode"), same->mode),
                                      worst_difference(frame.at("about"), same->about)}) {
        agreement.worst_probability = std::max(agreement.worst_probability, difference);
      }
    }
    for (std::size_t more = expected.at("frames").size(); more < found.frames.size(); ++more) agreement.count(false);
  }

  SingleThreaded single_threaded_;
  std::unique_ptr<ModelFile> model_;
  std::unique_ptr<WordPieces> pieces_;
  std::unique_ptr<Network> network_;
};

TEST_P(Reference, AgreesWithPyTorch) {
  const json reference = read_reference(GetParam().model);
  Agreement agreement;
  for (const json& story : reference.at("stories")) {
    const std::vector<SentenceScores> scores = score(sentences_of(story), reference.at("threshold"));
    ASSERT_EQ(scores.size(), story.at("expect").size());
    for (std::size_t number = 0; number < scores.size(); ++number) {
      compare_words(story.at("expect")[number], scores[number], agreement);
      compare_frames(story.at("expect")[number], scores[number], agreement);
    }
  }
  const Tolerance& tolerance = GetParam().tolerance;
  EXPECT_LE(agreement.worst_state, tolerance.state);
  EXPECT_LE(agreement.worst_probability, tolerance.probability);
  EXPECT_GE(agreement.share(), tolerance.share_agreeing);
  RecordProperty("worst_state", std::to_string(agreement.worst_state));
  RecordProperty("worst_probability", std::to_string(agreement.worst_probability));
  RecordProperty("share_agreeing", std::to_string(agreement.share()));
}

TEST_P(Reference, RelatesPairsAsPyTorch) {
  const json reference = read_reference(GetParam().model);
  ASSERT_EQ(network_->relates(), reference.contains("pairs"));
  double worst = 0;
  for (const json& pair : reference.value("pairs", json::array())) {
    const Document doc = document_of({pair.at("sentence").get<std::vector<std::string>>()});
    const Pieces sentence = cut_sentence(doc, doc.sentences.front(), *pieces_);
    const std::vector<Window> windows = make_windows(std::span(&sentence, 1), model_->header().encoder.max_pieces);
    worst = std::max(worst, worst_difference(pair.at("types"), network_->relate(sentence, windows, {pair.at("actor"), pair.at("recipient")})));
  }
  EXPECT_LE(worst, GetParam().tolerance.probability);
  RecordProperty("worst_probability", std::to_string(worst));
}

// Float32 differs by the order of sums only. Int8 rounds every input and weight: a number of a state, about 1 in size, moves by a
// tenth, and what was nearly a tie is decided otherwise.
constexpr Tolerance kFloats{2e-3, 2e-3, 1.0}, kBytes{0.3, 0.2, 0.97};
INSTANTIATE_TEST_SUITE_P(Float32, Reference,
                         testing::Values(ReferenceCase{"small", Precision::Float32, kFloats}, ReferenceCase{"base", Precision::Float32, kFloats}));
INSTANTIATE_TEST_SUITE_P(Int8, Reference,
                         testing::Values(ReferenceCase{"small", Precision::Int8, kBytes}, ReferenceCase{"base", Precision::Int8, kBytes}));

}  // namespace
}  // namespace entente::reading
