// Where a rule applies: whether its trigger stands at a token, and who takes part, by the tree and by what the reader saw.
//
//   std::optional<RuleMatch> match = match_rule(rule, {document, sentence, reading}, token);
//
// Knows nothing of resolved actors: rules.h asks for their country and sector once the mentions are resolved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "what/rule.h"

namespace entente::what {

/// A sentence as rules see it; `words` are its tokens, folded.
struct RuleSentence {
  const Document& document;
  const Sentence& sentence;
  const SentenceReading& reading;
  const std::vector<std::string>& words;
};

struct RuleMatch {
  const Rule* rule = nullptr;
  std::uint32_t sentence = 0;
  std::uint32_t anchor = 0;            // the token of the trigger that the rest of it hangs on
  Frame frame;                         // the trigger and the roles that the rule fills; nothing else
  std::optional<std::size_t> seen;     // the reader's frame at the trigger that the rule speaks of
};

/// Nothing where the rule does not apply. The trigger begins at the token. The sentence's number is left 0.
std::optional<RuleMatch> match_rule(const Rule& rule, const RuleSentence& sentence, std::uint32_t token);

}  // namespace entente::what
