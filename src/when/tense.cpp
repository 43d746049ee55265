#include "when/tense.h"

namespace entente::when {
namespace {

bool is_verb(const WordReading& word) { return word.upos == "VERB" || word.upos == "AUX"; }

bool is_future_word(const Vocabulary& vocabulary, std::string_view written) {
  const auto lexemes = lex(written, {0, static_cast<std::uint32_t>(written.size())});
  if (lexemes.empty()) return false;
  const std::vector<Sense> senses = vocabulary.senses_of(lexemes).front();
  return find_sense(senses, Class::Future) && !find_sense(senses, Class::Month);
}

/// What the verb and its helping verbs say; nothing where its form leaves it to the verb above it.
std::optional<Tense> tense_of_verb(const Site& site, std::uint32_t verb, const Vocabulary& vocabulary) {
  const std::vector<WordReading>& words = site.reading->words;
  const std::string& tag = words[verb].xpos;
  bool has_present_helper = false, has_past_helper = false;
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    const bool is_helper = words[word].head == verb && (words[word].deprel.rfind("aux", 0) == 0 || words[word].deprel.rfind("cop", 0) == 0);
    if (!is_helper) continue;
    if (is_future_word(vocabulary, site.tokens[word])) return Tense::Future;
    has_past_helper = has_past_helper || words[word].xpos == "VBD";
    has_present_helper = has_present_helper || words[word].xpos == "VBZ" || words[word].xpos == "VBP";
  }
  if (has_past_helper || tag == "VBD") return Tense::Past;
  if (has_present_helper) return tag == "VBN" ? Tense::Past : Tense::Future;  // "has met"; "is meeting on Friday"
  if (tag == "VBZ" || tag == "VBP") return Tense::Future;                      // "arrives on Friday"
  if (tag == "VB") return Tense::Future;                                       // "to meet on Friday"
  return std::nullopt;
}

std::optional<Tense> tense_from_tree(const Site& site, std::uint32_t token, const Vocabulary& vocabulary) {
  const std::vector<WordReading>& words = site.reading->words;
  std::uint32_t at = token;
  for (std::size_t step = 0; step <= words.size() && at < words.size(); ++step) {  // a tree has no longer path
    if (is_verb(words[at])) {
      if (const auto tense = tense_of_verb(site, at, vocabulary)) return tense;
    }
    at = words[at].head;
  }
  return std::nullopt;
}

/// Without a tree: a word such as "will" before the expression, or soon after one that opens the sentence.
Tense tense_from_words(const Site& site, std::size_t lexeme) {
  constexpr std::size_t kOpening = 3, kReach = 12;  // lexemes
  const std::size_t end = lexeme < kOpening ? std::min(site.lexemes.size(), lexeme + kReach) : lexeme;
  for (std::size_t at = 0; at < end; ++at) {
    if (find_sense(site.senses[at], Class::Future) && !find_sense(site.senses[at], Class::Month)) return Tense::Future;
  }
  return Tense::Past;
}

}  // namespace

Tense tense_at(const Site& site, std::size_t lexeme, std::uint32_t token, const Vocabulary& vocabulary) {
  const bool has_tree = site.reading && site.reading->words.size() == site.tokens.size() && token < site.tokens.size();
  if (has_tree) {
    if (const auto tense = tense_from_tree(site, token, vocabulary)) return *tense;
  }
  return tense_from_words(site, lexeme);
}

}  // namespace entente::when
