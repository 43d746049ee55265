// The words of a sentence, or of a name in a table, as names are compared: folded, cut at hyphens, without dots and possessives.
//
//   words_of("Côte d'Ivoire")   ->  cote, d, ivoire
//   words_of(document, sentence)   the same, each with its token and how it was written
//
// Both sides are cut by the same code, so that a name is found however the tokenizer cuts it. Not for display.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/document.h"

namespace entente::who {

struct Word {
  std::string folded;         // "erdogan"
  Span span;                  // bytes of the text it was cut from
  std::uint32_t token = 0;    // of the sentence; 0 in names
  bool is_capital = false;    // starts with a capital letter
  bool is_upper = false;      // two or more letters, all capitals
  bool is_possessive = false; // "'s" or "'" follows
  bool joins_next = false;    // a hyphen and another word follow at once ("Iranian" in "Iranian-backed")
};

std::vector<Word> words_of(std::string_view name);
std::vector<Word> words_of(const Document& document, const Sentence& sentence);

/// The folded words, joined by single blanks: what names are filed under.
std::string joined(const std::vector<Word>& words, std::size_t begin, std::size_t end);

/// The same of a whole name: "Côte d'Ivoire" is filed under "cote d ivoire".
std::string key_of(std::string_view name);

/// True where the sentence is written in capitals throughout, as headlines are: its capitals then say nothing.
bool is_all_capitals(const std::vector<Word>& words);

}  // namespace entente::who
