#include "what/whole_roles.h"

#include <algorithm>

namespace entente::what {
namespace {

constexpr std::uint32_t kWidestGap = 4;  // words between two parts of one phrase: "minister of [Far] East"

bool parts_phrases(const std::string& relation) {
  return relation == "conj" || relation == "appos" || relation == "parataxis" || relation.starts_with("acl");
}

/// Whether going up the tree from `from` leads to `goal`, within `within` and inside one noun phrase.
bool leads_to(const SentenceReading& reading, TokenRange from, TokenRange goal, TokenRange within) {
  for (std::uint32_t start = from.begin; start < from.end; ++start) {
    std::uint32_t token = start;
    for (std::uint32_t step = within.begin; step < within.end; ++step) {  // a tree has no way longer than that
      if (goal.begin <= token && token < goal.end) return true;
      const WordReading& word = reading.words[token];
      if (word.head < within.begin || word.head >= within.end || parts_phrases(word.deprel)) break;
      token = word.head;
    }
  }
  return false;
}

/// Whether a word between two mentions shows that they are two: "and", a comma, a verb.
bool holds_apart(const WordReading& word) {
  return word.upos == "CCONJ" || word.upos == "VERB" || word.upos == "AUX" || (word.upos == "PUNCT" && word.xpos != "HYPH");
}

bool are_one_phrase(const SentenceReading& reading, TokenRange left, TokenRange right) {
  if (right.begin < left.end || right.begin - left.end > kWidestGap) return false;
  const auto words = reading.words.begin();
  if (std::any_of(words + left.end, words + right.begin, holds_apart)) return false;
  const TokenRange both{left.begin, right.end};
  return leads_to(reading, left, right, both) || leads_to(reading, right, left, both);
}

/// The range with the person's name that it cuts through, or that is part of the phrase of its last word and follows at once.
TokenRange with_name(const SentenceReading& reading, TokenRange range) {
  for (const Mention& name : reading.mentions) {
    if (name.kind != "PER") continue;
    const bool overlaps = name.range.overlaps(range);
    const bool follows = name.range.begin == range.end && reading.words[range.end - 1].upos == "NOUN" && are_one_phrase(reading, range, name.range);
    if (overlaps || follows) range = {std::min(range.begin, name.range.begin), std::max(range.end, name.range.end)};
  }
  return range;
}

void make_whole(const SentenceReading& reading, Role role, std::vector<RoleMention>& mentions) {
  std::vector<RoleMention> whole;
  for (const RoleMention& mention : mentions) {
    if (mention.role != role || mention.range.empty() || mention.range.end > reading.words.size()) {
      whole.push_back(mention);
      continue;
    }
    const RoleMention named{role, with_name(reading, mention.range), mention.score};
    const auto before = std::find_if(whole.rbegin(), whole.rend(), [&](const RoleMention& other) { return other.role == role; });
    const bool goes_on = before != whole.rend() && (named.range.begin < before->range.end || are_one_phrase(reading, before->range, named.range));
    if (goes_on) {
      before->range.end = std::max(before->range.end, named.range.end);
      before->score = std::max(before->score, named.score);
    } else {
      whole.push_back(named);
    }
  }
  mentions = std::move(whole);
}

}  // namespace

void make_roles_whole(Reading& reading) {
  for (SentenceReading& sentence : reading.sentences) {
    for (Frame& frame : sentence.frames) {
      for (const Role role : {Role::Actor, Role::Recipient, Role::Speaker}) make_whole(sentence, role, frame.roles);
    }
  }
}

}  // namespace entente::what
