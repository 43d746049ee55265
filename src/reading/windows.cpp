#include "reading/windows.h"

#include <algorithm>

namespace entente::reading {
namespace {

/// Cuts a sentence between words so that no part has more than `most` pieces.
std::vector<Part> parts_of(std::uint32_t number, const Pieces& sentence, std::size_t most) {
  std::vector<Part> parts;
  Part open;
  open.sentence = number;
  for (std::uint32_t word = 0; word < sentence.words(); ++word) {
    if (sentence.end_of(word) - open.begin > most) {
      parts.push_back(open);
      open.first_word = word;
      open.begin = sentence.first[word];
    }
    open.end_word = word + 1;
    open.end = static_cast<std::uint32_t>(sentence.end_of(word));
  }
  parts.push_back(open);
  return parts;
}

Window open_window(const Part& part, const Window* before, std::size_t max_pieces) {
  Window window;
  if (before != nullptr && std::size_t{1} + before->parts.back().size() + 1 + part.size() + 1 <= max_pieces) {
    window.parts.push_back(before->parts.back());
    window.parts.back().is_context = true;
  }
  window.parts.push_back(part);
  return window;
}

}  // namespace

std::size_t Window::pieces() const {
  std::size_t count = 1;
  for (const Part& part : parts) count += part.size() + 1;
  return count;
}

const Part& Window::first_read() const { return parts[parts.size() > 1 && parts.front().is_context ? 1 : 0]; }

Pieces cut_sentence(const Document& doc, const Sentence& sentence, const WordPieces& word_pieces) {
  Pieces pieces;
  pieces.opens_story = sentence.opens_story;
  const std::size_t words = std::min(sentence.tokens.size(), kMostWords);
  for (std::uint32_t token = 0; token < words; ++token) {
    const std::string_view word = doc.text(sentence, token);
    const std::size_t begin = pieces.ids.size();
    word_pieces.cut(word, pieces.ids);
    if (pieces.ids.size() > kMostPieces) {
      pieces.ids.resize(begin);
      break;
    }
    pieces.first.push_back(static_cast<std::uint32_t>(begin));
    pieces.shapes.push_back(shape_of(word));
  }
  return pieces;
}

std::vector<Window> make_windows(std::span<const Pieces> sentences, std::size_t max_pieces) {
  std::vector<Window> windows;
  std::size_t size = 0;
  bool in_story = false;  // a window of this story stands before
  for (std::uint32_t number = 0; number < sentences.size(); ++number) {
    if (sentences[number].words() == 0) continue;
    if (sentences[number].opens_story) in_story = false;
    for (const Part& part : parts_of(number, sentences[number], max_pieces - 2)) {
      if (in_story && size + part.size() + 1 <= max_pieces) {
        windows.back().parts.push_back(part);
        size += part.size() + 1;
        continue;
      }
      windows.push_back(open_window(part, in_story ? &windows.back() : nullptr, max_pieces));
      size = windows.back().pieces();
      in_story = true;
    }
  }
  return windows;
}

std::size_t batch_of(std::span<const Window> windows, std::size_t pieces) {
  std::size_t count = 0, size = 0;
  while (count < windows.size()) {
    const bool opens_sentence = windows[count].first_read().begin == 0;
    if (count > 0 && opens_sentence && size + windows[count].pieces() > pieces) break;
    size += windows[count++].pieces();
  }
  return count;
}

}  // namespace entente::reading
