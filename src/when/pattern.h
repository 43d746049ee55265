// Time expressions as knowledge/dates/patterns.tsv writes them, and the parts that one of them found in a sentence.
//
//   auto patterns = Patterns::load("knowledge");
//   std::optional<Match> match = patterns->longest_at(lexemes, senses, at);   // "May 9, 2014": calendar, year, month and day
//
// Says what stands there, not which days that is: when/resolution.h computes those. Const after load; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "when/spans_of_days.h"
#include "when/vocabulary.h"

namespace entente::when {

/// How the days of an expression are computed; dates/README.md explains each.
enum class Meaning : std::uint8_t {
  Calendar, Fiscal, Weekday, RelativeDay, RelativeNight, ThisPart, That, Shifted, Span, Ago, Earlier, Later, Ahead, Within, DayBefore,
  DayAfter, UnitEnd, Duration, Reference, Set, Every, Clock
};

/// What an expression gives, each where it gives it.
struct Parts {
  Meaning meaning = Meaning::Calendar;
  std::optional<int> year, month, day, last_day, weekday, season;
  std::optional<int> decade;      // its first year
  std::optional<int> ordinal;     // "the first quarter", "the 19th century"
  std::optional<int> shift;       // -1 last, 0 this, 1 next
  std::optional<int> day_shift;   // yesterday -1
  std::optional<int> that_shift;  // that day 0, the following day 1
  std::optional<double> number;
  std::optional<Unit> unit;
  std::optional<std::size_t> named;  // index of a NamedDay
  std::string edge;                  // begin, middle, end, before, after
  bool is_half = false;              // the edge is a half, not a third
  bool is_vague = false;             // "several", or no number where one belongs
  bool has_half_more = false;        // "two and a half"
  std::string day_part;              // TIMEX3: "MO"
  std::string zone;                  // of a time of the clock: "Z", "am", "pm", "local"
  std::string value;                 // TIMEX3 of a reference or set; the clock's time
};

struct Match {
  std::size_t begin = 0, end = 0;  // lexemes
  Parts parts;
};

class Patterns {
 public:
  struct Element {
    std::vector<std::string> words;       // alternatives; empty where a class is wanted
    std::optional<Class> word_class;
    bool is_optional = false;
    bool is_glued = false;
    bool is_boundary = false;             // takes up nothing; a sign or the end must follow
  };
  struct Pattern {
    std::vector<Element> elements;
    Meaning meaning = Meaning::Calendar;
    std::string example;
  };

  static Loaded<Patterns> load(const KnowledgeFolder& knowledge);

  /// The longest expression that begins with lexemes[at]; of equals the one of the upper row.
  std::optional<Match> longest_at(const std::vector<Lexeme>& lexemes, const Senses& senses, std::size_t at) const;

  const std::vector<Pattern>& all() const { return patterns_; }

 private:
  std::vector<Pattern> patterns_;
};

}  // namespace entente::when
