// Sentences cut into pieces, and the windows of consecutive sentences that the encoder reads at once (docs/MODEL.md, step 1).
//
//   sentences.push_back(cut_sentence(doc, sentence, word_pieces));
//   std::vector<Window> windows = make_windows(sentences, header.encoder.max_pieces);
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "reading/wordpiece.h"
#include "text/document.h"

namespace entente::reading {

/// Words of one sentence that are read; what stands behind stays unread. The splitter of text/ cuts at 200, so that only
/// sentences that come cut and tokenized from elsewhere can be longer. Trees cost the cube of this at worst.
constexpr std::size_t kMostWords = 512;

/// Pieces of one sentence that are read: a word may have 100, and the states of all pieces are in memory together.
constexpr std::size_t kMostPieces = 8192;

/// One sentence as the encoder takes it.
struct Pieces {
  std::vector<std::uint32_t> ids;    // all words' pieces in a row
  std::vector<std::uint32_t> first;  // each word's first piece
  std::vector<Shape> shapes;         // one a word
  bool opens_story = false;

  std::size_t words() const { return first.size(); }
  std::size_t size() const { return ids.size(); }
  std::size_t end_of(std::size_t word) const { return word + 1 < first.size() ? first[word + 1] : ids.size(); }
};

/// A stretch of a sentence's words that is read at once: the whole sentence unless it is longer than a window.
struct Part {
  std::uint32_t sentence = 0;
  std::uint32_t first_word = 0, end_word = 0;
  std::uint32_t begin = 0, end = 0;  // pieces of the sentence
  bool is_context = false;           // read again for what follows; its output is dropped

  std::uint32_t size() const { return end - begin; }
};

/// [CLS] part [SEP] part [SEP] ...
struct Window {
  std::vector<Part> parts;

  std::size_t pieces() const;      // separators included
  const Part& first_read() const;  // the first part that is not context
};

/// The sentence's words, up to kMostWords and kMostPieces.
Pieces cut_sentence(const Document& doc, const Sentence& sentence, const WordPieces& word_pieces);

/// Windows of at most `max_pieces` pieces, in reading order; none spans two stories. `max_pieces` has room for any one word.
std::vector<Window> make_windows(std::span<const Pieces> sentences, std::size_t max_pieces);

/// How many of the windows, from the first on, make a batch: about `pieces`, more only where a sentence would be torn apart.
std::size_t batch_of(std::span<const Window> windows, std::size_t pieces);

}  // namespace entente::reading
