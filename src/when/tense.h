// Whether what stands at a place in a sentence lies before or after the day of publication, as its verb says.
//
//   Tense tense = tense_at(sentence_reading, token, lexemes, senses, at);
//
// Reads tags and tree where the reader gave them, else the helping verbs before. Without a sign it is the past: news tells what happened.
#pragma once

#include <cstdint>
#include <optional>

#include "reading/reading.h"
#include "when/resolution.h"
#include "when/vocabulary.h"

namespace entente::when {

/// What surrounds an expression: its first lexeme and its first token.
struct Site {
  const std::vector<Lexeme>& lexemes;
  const Senses& senses;
  const SentenceReading* reading = nullptr;      // null or without words where the sentence was not read
  const std::vector<std::string_view>& tokens;   // the sentence's words as written
};

Tense tense_at(const Site& site, std::size_t lexeme, std::uint32_t token, const Vocabulary& vocabulary);

}  // namespace entente::when
