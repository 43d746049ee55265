// Cuts words into the pieces of the encoder's vocabulary and tells the shape of their letters (docs/MODEL.md, steps 2 and 3).
//
//   Result<WordPieces> pieces = WordPieces::of(model.vocabulary(), model.header().pieces);
//   std::vector<std::uint32_t> ids;
//   pieces->cut("Erdoğan's", ids);   // "er", "##dogan", "'", "s"
//
// Const and shared by all threads. Words are tokens of a Document: valid UTF-8 without white space around them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "reading/model_header.h"

namespace entente::reading {

class WordPieces {
 public:
  /// Reads a vocabulary, one piece a line, a piece's number its line's. `vocabulary` must outlive the WordPieces.
  /// Fails where a special piece is missing.
  static Result<WordPieces> of(std::string_view vocabulary, const SpecialPieces& special = {});

  /// Appends the word's pieces: at least one, at most kLongestWord.
  void cut(std::string_view word, std::vector<std::uint32_t>& ids) const;

  std::uint32_t cls() const { return cls_; }
  std::uint32_t sep() const { return sep_; }
  std::size_t size() const { return size_; }

  static constexpr std::size_t kLongestWord = 100;  // characters, after normalising; a longer word is unknown

 private:
  WordPieces() = default;
  void cut_part(std::string_view part, std::vector<std::uint32_t>& ids) const;

  std::unordered_map<std::string_view, std::uint32_t> openings_;       // pieces that open a part
  std::unordered_map<std::string_view, std::uint32_t> continuations_;  // pieces that go on, without their "##"
  std::size_t longest_piece_ = 0;                                      // bytes
  std::size_t size_ = 0;                                               // pieces in the vocabulary
  std::uint32_t cls_ = 0, sep_ = 0, unknown_ = 0;
};

/// What the letters of a word look like; the encoder's own pieces are lower case.
enum class Shape : std::uint8_t { Other, Lower, Capital, Upper, Mixed, Number, Initial };

Shape shape_of(std::string_view word);

/// The shapes' names in model files, in the order of Shape.
const std::vector<std::string>& shape_names();

}  // namespace entente::reading
