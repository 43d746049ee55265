// The whole reader, with a tiny random model: not whether it reads well, but that it always reads, and always the same.
#include "reading/reader.h"

#include <gmock/gmock.h>

#include <thread>

#include "reading/windows.h"
#include "reference_model.h"
#include "tiny_model.h"

namespace entente::reading {
namespace {

class ReaderTest : public testing::Test {
 protected:
  static Reader load(ReaderOptions options = {}) {
    const std::filesystem::path path = TinyModel().write("entente_reader_test_" + std::to_string(::getpid()) + ".entente");
    Reader reader = Reader::load(path, options).value();
    std::filesystem::remove(path);
    return reader;
  }

  /// `count` sentences of different lengths.
  static Document story(std::size_t count) {
    const std::vector<std::string> words = {"Sudria", "met", "Norland", "'s", "leaders", ".", "THE", "U.S.", "unheard-of", "Élysée"};
    std::vector<std::vector<std::string>> sentences(count);
    for (std::size_t sentence = 0; sentence < count; ++sentence) {
      for (std::size_t word = 0; word < 1 + sentence * 7 % 31; ++word) sentences[sentence].push_back(words[(word * 3 + sentence) % words.size()]);
    }
    return document_of(sentences);
  }
};

/// Everything in a reading, scores to the last bit.
std::string dump(const Reading& reading) {
  std::string text;
  const auto add = [&](auto... fields) { ((text += fields, text += ' '), ...); };
  const auto number = [](auto value) { return std::to_string(value); };
  const auto exact = [](float value) { char digits[32]; std::snprintf(digits, sizeof digits, "%a", double{value}); return std::string(digits); };
  for (const SentenceReading& sentence : reading.sentences) {
    for (const WordReading& word : sentence.words) add(word.upos, word.xpos, number(word.head), word.deprel);
    for (const Mention& mention : sentence.mentions) add(number(mention.range.begin), number(mention.range.end), mention.kind, exact(mention.score));
    for (const Frame& frame : sentence.frames) {
      add(number(frame.trigger.begin), number(frame.trigger.end), frame.type, frame.mode, std::string(status_name(frame.status)),
          number(frame.mutual), frame.about, exact(frame.score));
      for (const RoleMention& role : frame.roles) add(number(static_cast<int>(role.role)), number(role.range.begin), number(role.range.end), exact(role.score));
    }
  }
  return text;
}

TEST_F(ReaderTest, ReadsEveryTokenOfEverySentence) {
  const Document doc = story(40);
  const Reading reading = load().read(doc);
  ASSERT_EQ(reading.sentences.size(), doc.sentences.size());
  std::size_t frames = 0;
  for (std::size_t number = 0; number < doc.sentences.size(); ++number) {
    const SentenceReading& sentence = reading.sentences[number];
    const std::size_t tokens = doc.sentences[number].tokens.size();
    ASSERT_EQ(sentence.words.size(), tokens);
    for (const WordReading& word : sentence.words) EXPECT_TRUE(word.head == kRoot || word.head < tokens);
    EXPECT_EQ(std::count_if(sentence.words.begin(), sentence.words.end(), [](const WordReading& word) { return word.head == kRoot; }), 1);
    for (const Mention& mention : sentence.mentions) EXPECT_TRUE(mention.range.begin < mention.range.end && mention.range.end <= tokens);
    for (const Frame& frame : sentence.frames) {
      EXPECT_TRUE(frame.trigger.begin < frame.trigger.end && frame.trigger.end <= tokens);
      EXPECT_TRUE(frame.type == "AID" || frame.type == "CONSULT");
      EXPECT_TRUE(frame.mode.empty() || (frame.type == "CONSULT" && (frame.mode == "visit" || frame.mode == "phone"))) << frame.mode;
      EXPECT_EQ(frame.read_by, "reader");
      for (const RoleMention& role : frame.roles) EXPECT_TRUE(role.range.begin < role.range.end && role.range.end <= tokens);
    }
    frames += sentence.frames.size();
  }
  EXPECT_GT(frames, 0u);
}

TEST_F(ReaderTest, ReadsTheSameOnTwoThreadsAsOnOne) {
  const Reader reader = load();
  const Document doc = story(60);
  const std::string alone = dump(reader.read(doc));
  std::vector<std::string> together(4);
  std::vector<std::thread> threads;
  for (std::size_t half = 0; half < 2; ++half) {
    threads.emplace_back([&, half] {
      for (std::size_t number = half; number < together.size(); number += 2) together[number] = dump(reader.read(doc));
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(together, testing::Each(alone));
}

TEST_F(ReaderTest, ReadsDocumentsTogetherAsOneByOne) {
  const Reader reader = load();
  std::vector<Document> docs;
  for (const std::size_t sentences : {3, 1, 0, 17}) docs.push_back(story(sentences));
  const std::vector<Reading> together = reader.read(docs);
  ASSERT_EQ(together.size(), docs.size());
  for (std::size_t number = 0; number < docs.size(); ++number) EXPECT_EQ(dump(together[number]), dump(reader.read(docs[number])));
}

TEST_F(ReaderTest, ReadsInBothPrecisionsAboutTheSame) {
  const Document doc = story(20);
  const Reading exact = load({Precision::Float32, 0.5f}).read(doc), bytes = load().read(doc);
  std::size_t same = 0, all = 0;
  for (std::size_t number = 0; number < doc.sentences.size(); ++number) {
    for (std::size_t word = 0; word < doc.sentences[number].tokens.size(); ++word, ++all) {
      same += exact.sentences[number].words[word].upos == bytes.sentences[number].words[word].upos;
    }
  }
  EXPECT_GT(static_cast<double>(same), 0.95 * static_cast<double>(all));
}

TEST_F(ReaderTest, FindsFewerTriggersAboveAHigherThreshold) {
  const Document doc = story(20);
  const auto frames = [&](float threshold) {
    std::size_t count = 0;
    for (const SentenceReading& sentence : load({Precision::Int8, threshold}).read(doc).sentences) count += sentence.frames.size();
    return count;
  };
  EXPECT_GT(frames(0.0f), frames(0.6f));
  EXPECT_EQ(frames(1.0f), 0u);
}

TEST_F(ReaderTest, LeavesWordsBehindTheLimitUnread) {
  const std::vector<std::string> words(kMostWords + 5, "Norland");
  const SentenceReading sentence = load().read(document_of({words})).sentences.at(0);
  ASSERT_EQ(sentence.words.size(), words.size());
  EXPECT_FALSE(sentence.words[kMostWords - 1].upos.empty());
  EXPECT_EQ(sentence.words[kMostWords].upos, "");
  EXPECT_EQ(sentence.words[sentence.words[kMostWords].head].head, kRoot);
}

TEST_F(ReaderTest, ReadsSentencesOfVeryManyPieces) {
  const std::vector<std::string> words(60, std::string(100, '.'));
  const Reading reading = load({Precision::Int8, 0.0f}).read(document_of({words, {"met"}}));
  EXPECT_EQ(reading.sentences.at(0).words.size(), words.size());
  EXPECT_FALSE(reading.sentences.at(0).frames.empty());
}

TEST_F(ReaderTest, ReadsNothingInNothing) { EXPECT_TRUE(load().read(Document()).sentences.empty()); }

TEST_F(ReaderTest, TellsItsName) { EXPECT_EQ(load().name_and_version(), "tiny 7"); }

TEST_F(ReaderTest, RefusesShapesItDoesNotKnow) {
  TinyModel tiny;
  tiny.header["labels"]["shape"][0] = "curly";
  const std::filesystem::path path = tiny.write("entente_reader_test_shapes.entente");
  const Result<Reader> reader = Reader::load(path);
  std::filesystem::remove(path);
  ASSERT_FALSE(reader);
  EXPECT_THAT(to_string(reader.error()), testing::HasSubstr("shapes"));
}

}  // namespace
}  // namespace entente::reading
