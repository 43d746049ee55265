// The words of time of knowledge/dates, and what each stretch of a sentence may mean as one of them.
//
//   auto vocabulary = Vocabulary::load("knowledge");
//   Senses senses = vocabulary->senses_of(lexemes);   // senses[3]: the readings that begin with lexeme 3
//
// Feeds the patterns (when/pattern.h), which make expressions of classes. Const after load; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/day.h"
#include "base/knowledge_folder.h"
#include "base/result.h"
#include "when/lexeme.h"
#include "when/number_words.h"

namespace entente::when {

/// Word classes: those of words.tsv, then those read off figures and named days.
enum class Class : std::uint8_t {
  Month, Weekday, Season, Unit, Units, Part, RelativeDay, RelativeNight, Shift, Edge, Half, Ago, Earlier, Later, FromNow, Within, That, Bound,
  Joiner, Reference, Set, Several, Plural, Counted, Approximate, Future, Possessive, End, Fiscal, Zone, Unsure, OrdinalSuffix, DecadeSuffix,
  Genitive,
  Year, ShortYear, Day, LastDay, MonthNumber, Decade, ShortDecade, Clock, Number, Ordinal, Named
};

/// "relative_day" in words.tsv, "RELATIVE_DAY" in patterns; nothing for other names.
std::optional<Class> class_of(std::string_view name);

/// One way to read the lexemes from a place on.
struct Sense {
  Class word_class;
  std::string text;        // `value` of the table; the figure as written for classes read off figures
  double number = 0;       // the same as a number; index of the day for Named
  std::size_t length = 1;  // lexemes
};

using Senses = std::vector<std::vector<Sense>>;  // one list a lexeme

/// A day, or a short time, known by its name.
struct NamedDay {
  int month = 0, day = 0, last_month = 0, last_day = 0;  // month 0: it moves
  std::optional<int> only_year;
  std::unordered_map<int, Interval> by_year;             // of one that moves
  /// When it fell in `year`; nothing where the tables do not say.
  std::optional<Interval> in(int year) const;
};

class Vocabulary {
 public:
  static Loaded<Vocabulary> load(const KnowledgeFolder& knowledge);

  Senses senses_of(const std::vector<Lexeme>& lexemes) const;
  const NamedDay& named_day(std::size_t index) const { return named_days_[index]; }

 private:
  /// A word or phrase of a table, cut by the same lexer as the text.
  struct Phrase {
    std::vector<std::string> words;
    bool is_capital = false;
    Sense sense;
  };
  Vocabulary() = default;
  void add_phrase(std::string_view written, Sense sense);
  std::vector<Error> load_words(const KnowledgeFile& file);
  std::vector<Error> load_named_days(const KnowledgeFile& file);
  std::vector<Error> load_movable_days(const KnowledgeFile& file);
  void add_phrases(const std::vector<Lexeme>& lexemes, std::size_t at, std::vector<Sense>& senses) const;

  std::unordered_map<std::string, std::vector<Phrase>> phrases_;  // by first word
  std::vector<NamedDay> named_days_;
  std::optional<NumberWords> numbers_;
};

/// The sense of that class among those of one place; null if it has none.
const Sense* find_sense(const std::vector<Sense>& senses, Class word_class);

/// The sense of that class that ends just before lexeme `at`; null if there is none.
const Sense* sense_before(const Senses& senses, std::size_t at, Class word_class);

}  // namespace entente::when
