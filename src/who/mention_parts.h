// Takes a mention apart: names in it, roles in it, the words of a person's name, and where its head's own phrase ends.
//
//   "deputy commander of Iraqi forces, General Ali Hassan"
//    head phrase: deputy commander     after "of": Iraqi forces     person: Ali Hassan
//
// Decides nothing about who is meant: that is who/mention_actor.h.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reading/reading.h"
#include "who/roles.h"
#include "who/words.h"
#include "who/world.h"

namespace entente::who {

/// One sentence as the steps of resolving see it. Built once a sentence; borrows from Document and Reading.
struct SentenceView {
  const Document* document = nullptr;
  const Sentence* sentence = nullptr;
  const SentenceReading* reading = nullptr;
  std::vector<Word> words;
  std::vector<Sighting> names;
  bool all_capitals = false;

  bool has_tree() const { return reading->words.size() == sentence->tokens.size(); }
};

/// Half-open, in words of the SentenceView.
struct WordRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool empty() const { return begin == end; }
  bool holds(std::size_t at) const { return begin <= at && at < end; }
};

struct MentionParts {
  WordRange all;                        // the mention without its leading article
  WordRange head;                       // its first phrase: up to a preposition, a clause or a comma
  std::vector<Sighting> names;          // all names in it, but those that a hyphen ties to another word ("Iranian-backed")
  std::vector<Sighting> tied_names;     // those
  std::vector<RoleSeen> roles;          // all roles in it, outside names and outside what is set aside ("against rebels")
  std::optional<WordRange> person;      // words that look like a person's name, known or not
  std::vector<WordRange> asides;        // phrases about others: "to Venezuela", "against the rebels"
  bool is_former = false;
  bool has_article = false;
  bool is_foreign = false;              // "foreign troops": of no one country
  bool is_joint = false;                // "U.S.-led forces": of several countries together
  bool has_number = false;              // "1,200 Lebanese": people, not the state

  bool is_aside(std::size_t word) const;
  const Sighting* name_covering(std::size_t word) const;
};

/// True for a name that a hyphen joins to a word that makes it another's: "Iranian-backed", "anti-American".
bool is_tied(const World& world, const std::vector<Word>& words, const Sighting& name);

/// Nothing where the range has no words (punctuation only).
std::optional<MentionParts> take_apart(const World& world, const SentenceView& view, TokenRange range);

}  // namespace entente::who
