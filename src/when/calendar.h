// Finds the time expressions of a document and the days they mean: the first half of the stage "when" (date_of.h is the second).
//
//   auto calendar = Calendar::load("knowledge");
//   When when = calendar->find(document, reading);
//
// Expressions are read against the day of publication and against the dates told before in the same paragraph. What depends on a day
// of publication that is unknown stays open. Not for dating events: date_of() chooses among these dates. Const after load; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "reading/reading.h"
#include "text/document.h"
#include "when/date.h"
#include "when/pattern.h"
#include "when/vocabulary.h"

namespace entente::when {

/// A time expression as annotators mark it: dates, and lengths of time, repetitions and vague times, which date nothing.
struct TimeExpression {
  Date date;            // span always; the rest as far as it dates something
  bool is_date = false; // belongs into When
  std::string type;     // TIMEX3: DATE, TIME, DURATION, SET
  std::string value;    // TIMEX3: "2014-04", "P3D", "PRESENT_REF"
};

class Calendar {
 public:
  static Loaded<Calendar> load(const KnowledgeFolder& knowledge);

  /// The dates of every sentence. The reading may lack sentences or tags: what is untagged is taken for the past.
  When find(const Document& document, const Reading& reading) const;

  /// All time expressions of every sentence, in order; a range gives two, its first and its last.
  std::vector<std::vector<TimeExpression>> expressions(const Document& document, const Reading& reading) const;

  /// When a frame's event happened: date_of(), which see. `when` is what find() gave for the document.
  std::optional<Date> date_of(const Document& document, const Reading& reading, const When& when, std::uint32_t sentence, const Frame& frame) const;

 private:
  Calendar(Vocabulary vocabulary, Patterns patterns) : vocabulary_(std::move(vocabulary)), patterns_(std::move(patterns)) {}

  Vocabulary vocabulary_;
  Patterns patterns_;
};

}  // namespace entente::when
