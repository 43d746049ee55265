#include "reading/windows.h"

#include <gmock/gmock.h>

#include <string>

namespace entente::reading {
namespace {

/// A sentence of words with so many pieces each.
Pieces sentence_of(const std::vector<std::size_t>& word_pieces, bool opens_story = false) {
  Pieces sentence;
  sentence.opens_story = opens_story;
  for (const std::size_t pieces : word_pieces) {
    sentence.first.push_back(static_cast<std::uint32_t>(sentence.ids.size()));
    sentence.shapes.push_back(Shape::Lower);
    sentence.ids.resize(sentence.ids.size() + pieces, 7);
  }
  return sentence;
}

/// "0 1", "(1) 2[0,4)": sentences of a window, context in brackets, pieces of those that are read in parts.
std::vector<std::string> windows_of(const std::vector<Pieces>& sentences, std::size_t max_pieces) {
  std::vector<std::string> shown;
  for (const Window& window : make_windows(sentences, max_pieces)) {
    EXPECT_LE(window.pieces(), max_pieces);
    std::string text;
    for (const Part& part : window.parts) {
      std::string name = std::to_string(part.sentence);
      if (part.size() < sentences[part.sentence].size()) name += "[" + std::to_string(part.begin) + "," + std::to_string(part.end) + ")";
      text += (text.empty() ? "" : " ") + (part.is_context ? "(" + name + ")" : name);
    }
    shown.push_back(text);
  }
  return shown;
}

using testing::ElementsAre;

TEST(Windows, AreFilledGreedilyAndOpenWithTheSentenceBefore) {
  const std::vector<Pieces> sentences(5, sentence_of({2, 1}));
  // Three sentences of 3 pieces take 1 + 3 * 4 = 13.
  EXPECT_THAT(windows_of(sentences, 13), ElementsAre("0 1 2", "(2) 3 4"));
  EXPECT_THAT(windows_of(sentences, 9), ElementsAre("0 1", "(1) 2", "(2) 3", "(3) 4"));
}

TEST(Windows, DropContextThatDoesNotFit) {
  EXPECT_THAT(windows_of({sentence_of({5}), sentence_of({5})}, 10), ElementsAre("0", "1"));
}

TEST(Windows, NeverSpanStories) {
  EXPECT_THAT(windows_of({sentence_of({2}, true), sentence_of({2}), sentence_of({2}, true)}, 100), ElementsAre("0 1", "2"));
}

TEST(Windows, CutLongSentencesBetweenWords) {
  EXPECT_THAT(windows_of({sentence_of({3, 3, 3, 3}), sentence_of({1})}, 10), ElementsAre("0[0,6)", "0[6,12) 1"));
  EXPECT_THAT(windows_of({sentence_of({1}), sentence_of({3, 3, 3})}, 10), ElementsAre("0 1[0,6)", "1[6,9)"));
}

TEST(Windows, OfNothingAreNone) { EXPECT_THAT(windows_of({}, 10), ElementsAre()); }

TEST(Batches, HoldAboutSoManyPieces) {
  const std::vector<Pieces> sentences(4, sentence_of({7}));
  const std::vector<Window> windows = make_windows(sentences, 10);
  ASSERT_EQ(windows.size(), 4u);
  EXPECT_EQ(batch_of(windows, 9), 1u);
  EXPECT_EQ(batch_of(windows, 18), 2u);
  EXPECT_EQ(batch_of(windows, 1), 1u);
  EXPECT_EQ(batch_of({}, 10), 0u);
}

TEST(Batches, KeepTheWindowsOfASentenceTogether) {
  const std::vector<Pieces> sentences = {sentence_of({3, 3, 3, 3, 3, 3}), sentence_of({8})};
  EXPECT_EQ(batch_of(make_windows(sentences, 10), 9), 3u);
}

TEST(CutSentence, StopsAtItsLimits) {
  const WordPieces word_pieces = WordPieces::of("[UNK]\n[CLS]\n[SEP]\n.\n").value();
  Document doc;
  doc.story.text = std::string(100 * 600, '.');
  Sentence short_words, long_words;
  for (std::uint32_t word = 0; word < 600; ++word) {
    short_words.tokens.push_back({{word, word + 1}});
    long_words.tokens.push_back({{word * 100, word * 100 + 100}});
  }
  EXPECT_EQ(cut_sentence(doc, short_words, word_pieces).words(), kMostWords);
  EXPECT_EQ(cut_sentence(doc, long_words, word_pieces).words(), kMostPieces / 100);
  EXPECT_EQ(cut_sentence(doc, long_words, word_pieces).size(), kMostPieces / 100 * 100);
}

}  // namespace
}  // namespace entente::reading
