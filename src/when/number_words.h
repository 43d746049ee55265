// Reads amounts in words and figures, by knowledge/language/numbers.tsv.
//
//   auto words = NumberWords::load("knowledge");
//   words->count_of("at least two dozen people")   ->  24
//   words->count_of("hundreds")                    ->  200
//
// Serves dates ("two weeks ago") and the numbers of events. Const after load; any thread. Not for years or dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "when/lexeme.h"

namespace entente::when {

class NumberWords {
 public:
  /// An amount and how many lexemes it takes up.
  struct Amount {
    double value = 0;
    std::size_t length = 0;
    bool is_article = false;  // only "a" or "an"
  };

  static Loaded<NumberWords> load(const KnowledgeFolder& knowledge);

  /// How many people or things a phrase names: its first amount, else 1 for "a" or "an" before a noun; nothing if it names none.
  std::optional<std::int64_t> count_of(std::string_view words) const;

  /// The longest amount that begins with lexemes[at].
  std::optional<Amount> amount_at(const std::vector<Lexeme>& lexemes, std::size_t at) const;

  /// 3 for "third"; nothing for other words.
  std::optional<int> ordinal_of(std::string_view folded_word) const;

  /// 0.333 for "third" or "thirds", 0.5 for "half"; nothing for other words.
  std::optional<double> fraction_of(std::string_view folded_word) const;

  /// Whether the word may stand around an amount without adding to it: "of", "about".
  bool is_filler(std::string_view folded_word) const;

  /// How many lexemes from `at` on say "percent"; 0 if none do.
  std::size_t percent_at(const std::vector<Lexeme>& lexemes, std::size_t at) const;

 private:
  enum class Kind : std::uint8_t { Unit, Scale, About, Article, Ordinal, Fraction, Percent, Filler, And };
  struct Word {
    Kind kind;
    double value;
  };
  static std::optional<Kind> kind_of(std::string_view name);
  const Word* find(std::string_view folded_word, Kind kind) const;
  std::optional<Amount> about_at(const std::vector<Lexeme>& lexemes, std::size_t at) const;
  std::optional<Amount> sum_at(const std::vector<Lexeme>& lexemes, std::size_t at) const;

  std::unordered_multimap<std::string, Word> words_;
};

}  // namespace entente::when
