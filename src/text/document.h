// A Document is a story cut into sentences and tokens. It owns the story; every later span is an offset into story.text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "sources/story.h"

namespace entente {

struct Token {
  Span span;                // never empty, never overlapping, in order
  bool space_after = true;  // white space (or the end) follows
};

struct Sentence {
  Span span;                       // from its first token to its last
  std::uint32_t paragraph = 0;     // counts from 0; sentences of one paragraph stand together
  bool opens_story = false;        // nothing before it in this document belongs to the same story (false but for the first, except in annotated sentences)
  std::vector<Token> tokens;       // never empty
};

struct Document {
  Story story;
  Span dateline;                    // "MOSCOW, May 9 (Reuters)" before the dash that opens a report; empty where none. In no sentence
  std::vector<Sentence> sentences;  // in reading order; page furniture is left out and so belongs to no sentence

  std::string_view text(Span span) const { return span.of(story.text); }
  std::string_view text(const Sentence& sentence, std::uint32_t token) const { return sentence.tokens[token].span.of(story.text); }
  Span span(const Sentence& sentence, TokenRange range) const {
    return {sentence.tokens[range.begin].span.begin, sentence.tokens[range.end - 1].span.end};
  }
};

/// The sentence's tokens as words are compared: folded (base/utf8.h), one a token.
std::vector<std::string> folded_words(const Document& document, const Sentence& sentence);

}  // namespace entente
