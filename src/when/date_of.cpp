#include "when/date_of.h"

#include <algorithm>
#include <vector>

#include "when/clauses.h"
#include "when/quotation.h"

namespace entente::when {
namespace {

constexpr std::uint32_t kOpeningTokens = 5;    // a date that begins so early may open its sentence
constexpr std::uint32_t kSentencesBack = 6;    // a date told longer ago in the paragraph no longer carries

struct Candidate {
  Date date;
  TokenRange tokens;
};

TokenRange tokens_of(const Sentence& sentence, Span span) {
  TokenRange range;
  for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
    if (!sentence.tokens[token].span.overlaps(span)) continue;
    if (range.empty()) range.begin = token;
    range.end = token + 1;
  }
  return range;
}

class Dating {
 public:
  Dating(const Document& document, const Reading& reading, const When& when, std::uint32_t sentence, const Frame& frame)
      : document_(document), reading_(reading), when_(when), index_(sentence), sentence_(document.sentences[sentence]), frame_(frame),
        words_(reading.sentences[sentence].words), clauses_(words_), quotation_(document, sentence) {
    has_tree_ = words_.size() == sentence_.tokens.size() && clauses_.has_tree();
    trigger_ = sentence_.tokens[frame.trigger.begin].span;
    candidates_ = fitting(index_);
  }

  std::optional<Date> run() const {
    if (auto date = by_time_role()) return date;
    if (auto date = beside_noun()) return date;
    if (auto date = has_tree_ ? in_clause() : nearest()) return date;
    if (auto date = has_tree_ ? in_clause_of_time() : std::nullopt) return date;
    if (auto date = at_own_head()) return date;
    if (is_past()) {
      if (auto date = of_saying()) return date;
    }
    if (auto date = narrated()) return date;
    return published();
  }

 private:
  bool is_past() const { return frame_.status == Status::Past || frame_.status == Status::Negated; }

  /// The date, in the tense of the event's status where its own was open to choice; nothing if it lies on the wrong side of publication.
  std::optional<Date> fitted(Date date) const {
    const bool is_over = date.bound == "since" && frame_.status == Status::Future;
    if (date.bound == "before" || date.bound == "after" || is_over) return std::nullopt;
    const auto published = document_.story.published;
    const bool is_unanchored = !date.interval && published && date.precision == "day";  // "the same day", and none was told: publication is nearer
    if (is_unanchored) return std::nullopt;
    if (!date.interval || !published || frame_.status == Status::Possible) return date;
    const auto fits = [&](Interval interval) {
      return frame_.status == Status::Future ? interval.end >= *published : interval.begin <= *published;
    };
    const bool is_deadline = is_past() && (date.bound == "until" || date.bound == "by") && date.interval->end > *published;
    if (is_deadline) return std::nullopt;
    if (fits(*date.interval)) return date;
    if (!date.other || !fits(*date.other)) return std::nullopt;
    date.interval.swap(date.other);
    return date;
  }

  std::vector<Candidate> fitting(std::uint32_t sentence) const {
    std::vector<Candidate> candidates;
    if (sentence >= when_.sentences.size()) return candidates;
    for (const Date& date : when_.sentences[sentence]) {
      if (auto fit = fitted(date)) candidates.push_back({std::move(*fit), tokens_of(document_.sentences[sentence], date.span)});
    }
    return candidates;
  }

  std::optional<Date> by_time_role() const {
    for (const RoleMention& mention : frame_.roles) {
      if (mention.role != Role::Time) continue;
      for (const Candidate& candidate : candidates_) {
        if (candidate.tokens.overlaps(mention.range)) return candidate.date;
      }
    }
    return std::nullopt;
  }

  bool is_noun() const {
    return !has_tree_ || words_[frame_.trigger.begin].upos == "NOUN" || words_[frame_.trigger.begin].upos == "PROPN";
  }

  /// "the 2003 invasion", "Monday's attack", "the nuclear test in 2013".
  std::optional<Date> beside_noun() const {
    if (!is_noun()) return std::nullopt;
    for (const Candidate& candidate : candidates_) {
      const bool stands_before = candidate.tokens.end <= frame_.trigger.begin && frame_.trigger.begin - candidate.tokens.end <= 1;
      if (stands_before && !candidate.date.is_adverbial) return candidate.date;
      if (has_tree_ && belongs_to_trigger(candidate)) return candidate.date;
    }
    return std::nullopt;
  }

  /// Whether the trigger's noun is above the date, without a clause between them.
  bool belongs_to_trigger(const Candidate& candidate) const {
    const std::uint32_t trigger = frame_.trigger.begin;
    return clauses_.is_under(candidate.tokens.begin, trigger) && clauses_.head_of(candidate.tokens.begin) == clauses_.head_of(trigger);
  }

  /// Dates are told in the voice of the event: quoted with quoted, unquoted with unquoted.
  bool is_of_same_voice(const Candidate& candidate) const {
    return quotation_.holds(candidate.date.span.begin) == quotation_.holds(trigger_.begin);
  }

  bool belongs_to_other_event(const Candidate& candidate) const {
    for (const Frame& other : reading_.sentences[index_].frames) {
      const std::uint32_t trigger = other.trigger.begin;
      if (other.trigger == frame_.trigger || trigger >= words_.size()) continue;
      const bool is_above_both = clauses_.is_under(frame_.trigger.begin, trigger);
      if (!is_above_both && clauses_.is_under(candidate.tokens.begin, trigger)) return true;
    }
    return false;
  }

  std::optional<Date> nearest_of(const std::vector<const Candidate*>& candidates) const {
    const Candidate* best = nullptr;
    const auto distance = [&](const Candidate& candidate) {
      return candidate.tokens.begin >= frame_.trigger.begin ? candidate.tokens.begin - frame_.trigger.begin : frame_.trigger.begin - candidate.tokens.begin;
    };
    for (const Candidate* candidate : candidates) {
      if (!best || distance(*candidate) < distance(*best)) best = candidate;
    }
    return best ? std::optional(best->date) : std::nullopt;
  }

  /// Of the event's own clause; or what follows the event but hangs on the verb of saying above it, where a parser easily puts it ("They
  /// say the men were kidnapped Tuesday"); or, for nouns, of the verb that completes theirs ("talks are expected to begin next week").
  bool is_of_clause(const Candidate& candidate) const {
    const std::uint32_t clause = clauses_.head_of(frame_.trigger.begin), of_date = clauses_.head_of(candidate.tokens.begin);
    if (of_date == clause) return true;
    const bool follows = candidate.tokens.begin > frame_.trigger.begin;
    return (follows && clauses_.is_object_of(clause, of_date)) || (is_noun() && clauses_.is_open_complement_of(of_date, clause));
  }

  std::optional<Date> in_clause() const {
    std::vector<const Candidate*> candidates;
    for (const Candidate& candidate : candidates_) {
      const bool is_own = is_of_clause(candidate) && is_of_same_voice(candidate) && !belongs_to_other_event(candidate);
      if (is_own && candidate.date.is_adverbial) candidates.push_back(&candidate);
    }
    return nearest_of(candidates);
  }

  std::optional<Date> in_clause_of_time() const {
    const std::uint32_t clause = clauses_.head_of(frame_.trigger.begin);
    std::vector<const Candidate*> candidates;
    for (const Candidate& candidate : candidates_) {
      const bool is_beneath = clauses_.is_adverbial_of(clauses_.head_of(candidate.tokens.begin), clause);
      if (is_beneath && candidate.date.is_adverbial && is_of_same_voice(candidate)) candidates.push_back(&candidate);
    }
    return nearest_of(candidates);
  }

  std::optional<Date> nearest() const {
    std::vector<const Candidate*> candidates;
    for (const Candidate& candidate : candidates_) {
      if (candidate.date.is_adverbial && is_of_same_voice(candidate)) candidates.push_back(&candidate);
    }
    return nearest_of(candidates);
  }

  /// Before the verb of its clause ("On Monday officials said", not "officials said Monday"); without a tree, first but for one word.
  bool stands_at_head(std::uint32_t sentence, TokenRange tokens) const {
    const std::vector<WordReading>& words = reading_.sentences[sentence].words;
    const Clauses clauses(words);
    if (words.size() != document_.sentences[sentence].tokens.size() || !clauses.has_tree()) return tokens.begin <= 1;
    return tokens.begin < kOpeningTokens && tokens.end <= clauses.head_of(tokens.begin);
  }

  /// The date at the head of a sentence, which holds for all of its clauses.
  std::optional<Candidate> opening(std::uint32_t sentence) const {
    for (const Candidate& candidate : sentence == index_ ? candidates_ : fitting(sentence)) {
      const bool opens = stands_at_head(sentence, candidate.tokens);
      if (opens && candidate.date.is_adverbial && candidate.date.bound.empty()) return candidate;
    }
    return std::nullopt;
  }

  /// For all but what is only said then ("On Monday officials said that rebels had attacked").
  std::optional<Date> at_own_head() const {
    const auto head = opening(index_);
    if (!head || head->tokens.end > frame_.trigger.begin) return std::nullopt;
    const bool is_said = has_tree_ && clauses_.is_object_of(clauses_.head_of(frame_.trigger.begin), clauses_.head_of(head->tokens.begin));
    return is_said ? std::nullopt : std::optional(head->date);
  }

  /// Words quoted with a date ("said X in June 2014") tell of what was so by then.
  std::optional<Date> of_saying() const {
    if (!quotation_.holds(trigger_.begin)) return std::nullopt;
    for (std::uint32_t back = 0; back <= index_ - first_of_paragraph(document_, index_); ++back) {
      if (!quotation_.touches(document_.sentences[index_ - back].span)) return std::nullopt;
      for (Candidate& candidate : fitting(index_ - back)) {
        if (quotation_.holds(candidate.date.span.begin) || !candidate.date.is_adverbial) continue;
        candidate.date.bound = "by";
        candidate.date.method = "narrative";
        return candidate.date;
      }
    }
    return std::nullopt;
  }

  /// The date that the sentences before have told: the one at the head of the nearest sentence that gives any, else its last. What is
  /// of the present, or still to come, carries on only what the sentence right before it said of the future.
  std::optional<Date> narrated() const {
    const bool is_of_present = has_tree_ && clauses_.is_of_present(clauses_.head_of(frame_.trigger.begin));
    if (frame_.status == Status::Possible || (is_past() && is_of_present)) return std::nullopt;
    const std::uint32_t reach = std::min(index_ - first_of_paragraph(document_, index_), is_past() ? kSentencesBack : 1);
    for (std::uint32_t back = 1; back <= reach; ++back) {
      const auto head = opening(index_ - back);
      auto date = head ? std::optional(head->date) : std::nullopt;
      for (const Candidate& candidate : fitting(index_ - back)) {
        const bool carries = candidate.date.is_adverbial && candidate.date.bound.empty() && !quotation_.holds(candidate.date.span.begin);
        if (carries && !date) date = candidate.date;
      }
      if (!date) continue;
      date->method = "narrative";
      return date;
    }
    return std::nullopt;
  }

  std::optional<Date> published() const {
    if (!is_past() || !document_.story.published) return std::nullopt;
    Date date;
    date.interval = Interval{*document_.story.published, *document_.story.published};
    date.precision = "day";
    date.method = "publication";
    return date;
  }

  const Document& document_;
  const Reading& reading_;
  const When& when_;
  std::uint32_t index_;
  const Sentence& sentence_;
  const Frame& frame_;
  const std::vector<WordReading>& words_;
  Clauses clauses_;
  Quotation quotation_;
  bool has_tree_ = false;
  Span trigger_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::optional<Date> date_of(const Document& document, const Reading& reading, const When& when, std::uint32_t sentence, const Frame& frame) {
  const bool is_inside = sentence < document.sentences.size() && sentence < reading.sentences.size() && !frame.trigger.empty() &&
                         frame.trigger.end <= document.sentences[sentence].tokens.size();
  if (!is_inside) return std::nullopt;
  return Dating(document, reading, when, sentence, frame).run();
}

}  // namespace entente::when
