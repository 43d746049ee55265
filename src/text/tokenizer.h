// Cuts text into words by the patterns of knowledge/language/tokens.tsv, which says how they work. training/ reads the same file:
// what the reader was trained on and what it gets must be cut alike.
//
//   auto tokenizer = Tokenizer::load("knowledge");
//   tokenizer->cut("It can't.", {0, 9}, tokens);   // It | ca | n't | .
//
// Knows nothing of sentences: see text/sentences.h.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <string_view>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "base/span.h"
#include "text/document.h"

namespace entente::text {

/// A run without white space that is longer is cut into stretches of this many bytes: bounds the work for one token.
constexpr std::size_t kMaxRunBytes = 512;

class Tokenizer {
 public:
  /// Reads language/tokens.tsv of the knowledge; reports all patterns that are no RE2 syntax or match nothing at all.
  static Loaded<Tokenizer> load(const KnowledgeFolder& knowledge);

  /// Appends the tokens of text[within], in order. Everything but white space belongs to exactly one token. Thread-safe.
  void cut(std::string_view text, Span within, std::vector<Token>& tokens) const;

 private:
  /// Where a pattern's groups stand among those of all patterns together.
  struct Pattern {
    int whole = 0;   // the group around all of it
    int groups = 0;  // how many of its own follow
  };

  struct Run;  // a stretch without white space, while it is being cut

  std::size_t cut_at(Run& run, std::size_t place) const;
  std::size_t cut_by_groups(Run& run, std::size_t place) const;

  // Asking a pattern for its groups costs RE2 twenty times what asking for its end does, and few words need it: so grouped_ first
  // tells whether a pattern with groups may match here at all.
  std::vector<Pattern> patterns_;
  std::unique_ptr<re2::RE2> all_;      // the patterns, joined by '|': the first alternative that matches wins
  std::unique_ptr<re2::RE2> grouped_;  // those with groups, without what they look at behind them: may match where they do not
  int groups_ = 0;                     // of all_
};

}  // namespace entente::text
