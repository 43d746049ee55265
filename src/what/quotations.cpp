#include "what/quotations.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"

namespace entente::what {
namespace {

bool opens_quote(std::string_view token) { return token == "“" || token == "``" || token == "«"; }
bool closes_quote(std::string_view token) { return token == "”" || token == "''" || token == "»"; }
bool toggles_quote(std::string_view token) { return token == "\""; }

/// The actor that a token of the sentence belongs to, or null.
const Actor* actor_at(const SentenceActors& actors, std::uint32_t token) {
  for (const auto& [range, resolved] : actors) {
    if (range.holds(token) && !resolved.empty()) return &resolved.front();
  }
  return nullptr;
}

bool is_subject(const WordReading& word) { return word.deprel.starts_with("nsubj") || word.deprel == "obl:agent"; }

/// All tokens below `top`, itself included, as one range; for a subject's whole phrase.
TokenRange phrase_of(const SentenceReading& reading, std::uint32_t top) {
  TokenRange range{top, top + 1};
  for (std::uint32_t token = 0; token < reading.words.size(); ++token) {
    std::uint32_t above = token;
    // A tree is no deeper than it has words; the count only guards against a reading that is none.
    for (std::size_t step = 0; step < reading.words.size() && above != kRoot && above != top; ++step) above = reading.words[above].head;
    if (above == top) range = {std::min(range.begin, token), std::max(range.end, token + 1)};
  }
  return range;
}

/// The word to ask for who the subject is: in "North Korea expert Alexander Voronstov said" the name that the tree joins to "expert".
std::uint32_t named_part(const SentenceReading& reading, std::uint32_t subject) {
  for (const Mention& mention : reading.mentions) {
    if (mention.kind != "PER" || mention.range.holds(subject)) continue;
    for (std::uint32_t token = mention.range.begin; token < mention.range.end; ++token) {
      const std::string& relation = reading.words[token].deprel;
      const bool is_joined = relation == "flat" || relation == "appos" || relation == "compound";
      if (reading.words[token].head == subject && is_joined) return token;
    }
  }
  return subject;
}

/// What the text itself says of a speaker whom nobody resolved.
Actor unresolved(const Document& document, const Sentence& sentence, const SentenceReading& reading, std::uint32_t subject) {
  Actor actor;
  actor.span = document.span(sentence, phrase_of(reading, subject));
  actor.name = document.text(actor.span);
  actor.how = "text";
  return actor;
}

/// The source that an introduction names in these tokens: a known one, else its own words.
Actor outlet_named(const Document& document, const Sentence& sentence, const SentenceActors& actors, TokenRange source) {
  Actor outlet;
  for (const auto& [range, resolved] : actors) {
    if (range.overlaps(source) && resolved.front().is_named) outlet = resolved.front();
  }
  outlet.span = document.span(sentence, source);
  if (outlet.name.empty()) {
    outlet.name = document.text(outlet.span);
    outlet.how = "text";
  }
  return outlet;
}

}  // namespace

Loaded<SpeechWords> SpeechWords::load(const KnowledgeFolder& knowledge) {
  auto table = Table::read(knowledge / "language/speech.tsv", {"word", "kind"});
  if (!table) return tl::unexpected(table.error());
  SpeechWords words;
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    if (row["kind"] == "verb") words.verbs_.insert(utf8::fold(row["word"]));
    else if (row["kind"] == "introduction") words.introductions_.insert(utf8::fold(row["word"]));
    else faults.push_back(row.fault("unknown kind \"" + std::string(row["kind"]) + "\"", "verb or introduction"));
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return words;
}

Quotations::Quotations(const Document& document, const Reading& reading, const Who& who, const SpeechWords& words)
    : speakers_(document.sentences.size()), outlets_(document.sentences.size()) {
  mark_quotes(document);
  attribute_quotes(document, reading, who, words);
  attribute_blocks(document, who, words);
}

void Quotations::mark_quotes(const Document& document) {
  bool open = false;
  for (std::size_t index = 0; index < document.sentences.size(); ++index) {
    const Sentence& sentence = document.sentences[index];
    const bool new_paragraph = index > 0 && document.sentences[index - 1].paragraph != sentence.paragraph;
    // A quotation goes on into the next paragraph only where that opens with the mark again.
    if (new_paragraph) open = false;
    std::vector<bool> quoted(sentence.tokens.size());
    for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
      const std::string_view text = document.text(sentence, token);
      if (opens_quote(text)) open = true;
      else if (closes_quote(text)) open = false;
      else if (toggles_quote(text)) open = !open;
      else quoted[token] = open;
    }
    quoted_.push_back(std::move(quoted));
  }
}

void Quotations::attribute_quotes(const Document& document, const Reading& reading, const Who& who, const SpeechWords& words) {
  for (std::size_t index = 0; index < document.sentences.size(); ++index) {
    const Sentence& sentence = document.sentences[index];
    const SentenceReading& read = reading.sentences[index];
    const std::vector<bool>& quoted = quoted_[index];
    if (std::find(quoted.begin(), quoted.end(), true) == quoted.end()) continue;
    for (std::uint32_t token = 0; token < read.words.size() && !speakers_[index]; ++token) {
      const WordReading& word = read.words[token];
      if (quoted[token] || !is_subject(word) || word.head == kRoot || quoted[word.head]) continue;
      if (!words.is_verb(utf8::fold(document.text(sentence, word.head)))) continue;
      const Actor* actor = actor_at(who.sentences[index], named_part(read, token));
      speakers_[index] = actor ? *actor : unresolved(document, sentence, read, token);
    }
    // The second half of a split quotation names nobody: it is the first half's speaker who goes on.
    if (!speakers_[index] && index > 0 && document.sentences[index - 1].paragraph == sentence.paragraph) speakers_[index] = speakers_[index - 1];
  }
  // A speaker named only at the end of a quotation of several sentences said the ones before as well.
  for (std::size_t index = document.sentences.size(); index-- > 1;) {
    const bool one_quotation = document.sentences[index - 1].paragraph == document.sentences[index].paragraph && !quoted_[index].empty() &&
                               !quoted_[index - 1].empty() && quoted_[index].front() && quoted_[index - 1].back();
    if (one_quotation && !speakers_[index - 1]) speakers_[index - 1] = speakers_[index];
  }
}

void Quotations::attribute_blocks(const Document& document, const Who& who, const SpeechWords& words) {
  for (std::size_t index = 0; index + 1 < document.sentences.size(); ++index) {
    const Sentence& sentence = document.sentences[index];
    const std::uint32_t next = document.sentences[index + 1].paragraph;
    const bool introduces = next != sentence.paragraph && document.text(sentence, static_cast<std::uint32_t>(sentence.tokens.size() - 1)) == ":" &&
                            words.introduces(utf8::fold(document.text(sentence, 0)));
    if (!introduces) continue;
    const TokenRange source{1, static_cast<std::uint32_t>(sentence.tokens.size() - 1)};
    if (source.begin >= source.end) continue;
    const Actor outlet = outlet_named(document, sentence, who.sentences[index], source);
    for (std::size_t later = index + 1; later < document.sentences.size() && document.sentences[later].paragraph == next; ++later) outlets_[later] = outlet;
  }
}

const Actor* Quotations::speaker_at(std::uint32_t sentence, std::uint32_t token) const {
  return quoted_[sentence][token] && speakers_[sentence] ? &*speakers_[sentence] : nullptr;
}

const Actor* Quotations::outlet_of(std::uint32_t sentence) const { return outlets_[sentence] ? &*outlets_[sentence] : nullptr; }

}  // namespace entente::what
