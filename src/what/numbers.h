// The numbers of an event: the dead, injured, arrested and the crowd its mentions count, the money and the share it moves.
//
//   auto words = NumberWords::load("knowledge");
//   Numbers numbers = numbers_of(document, sentence, frame, *words);   // "eliminated 90% of the $10 billion debt": 1e10 USD, 0.9
//
// Only what the sentence states in so many words: nothing is added up or converted. Const after load; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "text/document.h"
#include "what/event.h"
#include "when/number_words.h"

namespace entente::what {

/// Money or a share, as some words of a text state it.
struct StatedAmount {
  Span span;
  double value = 0;      // units of the currency, or 0..1
  std::string currency;  // ISO 4217; empty for a share
};

class NumberWords {
 public:
  /// Reads language/numbers.tsv, currencies.tsv and amounts.tsv.
  static Loaded<NumberWords> load(const KnowledgeFolder& knowledge);

  /// How many people or things a phrase names: "two dozen" 24, "a soldier" 1; nothing for "soldiers".
  std::optional<std::int64_t> count_of(std::string_view words) const { return amounts_.count_of(words); }

  /// All sums of money and all shares between 0 and 1 in text[within], in order.
  std::vector<StatedAmount> stated_in(std::string_view text, Span within) const;

  /// Whether events of the type have money and shares.
  bool moves_money(const std::string& type) const { return money_types_.count(type) > 0; }

 private:
  using Lexemes = std::vector<when::Lexeme>;
  struct CurrencyName {
    std::vector<std::string> words;
    std::string code;
    bool is_capital = false;
  };
  using CurrencyNames = std::unordered_map<std::string, std::vector<CurrencyName>>;  // by first word, longest first

  explicit NumberWords(when::NumberWords amounts) : amounts_(std::move(amounts)) {}
  std::vector<Error> load_currencies(const KnowledgeFile& file);
  std::vector<Error> load_money_types(const KnowledgeFile& file);
  static void add_name(CurrencyNames& names, std::string_view written, std::string_view code);
  static const CurrencyName* name_at(const CurrencyNames& names, const Lexemes& lexemes, std::size_t at);

  /// Each gives how many lexemes it took; 0 if nothing of its kind begins at `at`.
  std::size_t money_with_sign(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const;
  std::size_t money_with_word(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const;
  std::size_t percentage(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const;
  std::size_t fraction(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const;

  when::NumberWords amounts_;
  CurrencyNames signs_, words_;
  std::unordered_set<std::string> money_types_;
};

/// `sentence` is the document's, the frame one of its sentence's. Of several sums or shares the one nearest to the trigger counts.
Numbers numbers_of(const Document& document, std::uint32_t sentence, const Frame& frame, const NumberWords& words);

}  // namespace entente::what
