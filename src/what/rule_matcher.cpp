#include "what/rule_matcher.h"

#include <algorithm>

namespace entente::what {
namespace {

bool starts_at(const std::vector<std::string>& phrase, const std::vector<std::string>& words, std::uint32_t token) {
  return token + phrase.size() <= words.size() && std::equal(phrase.begin(), phrase.end(), words.begin() + token);
}

/// The frame of the wanted type and mode that the reader saw at these words.
std::optional<std::size_t> seen_frame(const TriggerPattern& wanted, const SentenceReading& reading, TokenRange trigger) {
  for (std::size_t index = 0; index < reading.frames.size(); ++index) {
    const Frame& frame = reading.frames[index];
    const bool is_wanted = (wanted.frame_type.empty() || frame.type == wanted.frame_type) && (wanted.frame_mode.empty() || frame.mode == wanted.frame_mode);
    if (is_wanted && frame.trigger.overlaps(trigger)) return index;
  }
  return std::nullopt;
}

/// The words at the token that the trigger fits: its longest phrase, one word, or the trigger of the reader's frame.
std::optional<TokenRange> trigger_at(const TriggerPattern& pattern, const RuleSentence& sentence, std::uint32_t token) {
  TokenRange range{token, token + 1};
  if (!pattern.phrases.empty()) {
    std::size_t longest = 0;
    for (const auto& phrase : pattern.phrases) {
      if (phrase.size() > longest && starts_at(phrase, sentence.words, token)) longest = phrase.size();
    }
    if (longest == 0) return std::nullopt;
    range.end = token + static_cast<std::uint32_t>(longest);
  } else if (!pattern.regex) {
    const auto starts = [&](const Frame& frame) { return frame.trigger.begin == token && !frame.trigger.empty(); };
    const auto frame = std::find_if(sentence.reading.frames.begin(), sentence.reading.frames.end(), starts);
    if (frame == sentence.reading.frames.end()) return std::nullopt;
    range = frame->trigger;
  }
  if (pattern.regex && !re2::RE2::FullMatch(sentence.words[token], *pattern.regex)) return std::nullopt;
  return range;
}

/// The token of the range whose head lies outside it.
std::uint32_t anchor_of(const SentenceReading& reading, TokenRange range) {
  for (std::uint32_t token = range.begin; token < range.end; ++token) {
    if (!range.holds(reading.words[token].head)) return token;
  }
  return range.begin;
}

/// The longest mention that holds the token; where there is none, the token with the words before it that belong to its name or noun.
TokenRange mention_at(const SentenceReading& reading, std::uint32_t token) {
  TokenRange longest{token, token};
  for (const Mention& mention : reading.mentions) {
    if (mention.range.holds(token) && mention.range.size() > longest.size()) longest = mention.range;
  }
  if (!longest.empty()) return longest;
  TokenRange noun{token, token + 1};
  const auto belongs = [&](const WordReading& word) {
    return noun.holds(word.head) && word.deprel != "case" && word.deprel != "cc" && word.deprel != "punct";
  };
  while (noun.begin > 0 && belongs(reading.words[noun.begin - 1])) --noun.begin;
  return noun;
}

bool is_of_kind(const std::vector<std::string>& kinds, const SentenceReading& reading, std::uint32_t token) {
  return kinds.empty() || std::any_of(reading.mentions.begin(), reading.mentions.end(),
                                      [&](const Mention& mention) { return mention.range.holds(token) && allows(kinds, mention.kind); });
}

/// The tokens and all that is joined to them: "Russia and China".
std::vector<std::uint32_t> with_conjuncts(const SentenceReading& reading, const std::vector<std::uint32_t>& tokens) {
  std::vector<std::uint32_t> all = tokens;
  for (std::uint32_t token = 0; token < reading.words.size(); ++token) {
    const bool is_joined = reading.words[token].deprel == "conj" && std::find(tokens.begin(), tokens.end(), reading.words[token].head) != tokens.end();
    if (is_joined && std::find(all.begin(), all.end(), token) == all.end()) all.push_back(token);
  }
  return all;
}

/// The mentions that an argument finds; empty where it finds none.
std::vector<TokenRange> mentions_of(const ArgumentPattern& argument, const RuleSentence& sentence, const RuleMatch& match) {
  std::vector<TokenRange> ranges;
  const auto add = [&](TokenRange range) {
    if (std::find(ranges.begin(), ranges.end(), range) == ranges.end()) ranges.push_back(range);
  };
  const auto fits = [&](std::uint32_t token) {
    return allows(argument.words, sentence.words[token]) && is_of_kind(argument.kinds, sentence.reading, token);
  };
  if (argument.reader_role) {
    if (!match.seen) return ranges;
    for (const RoleMention& mention : sentence.reading.frames[*match.seen].roles) {
      if (mention.role == *argument.reader_role && !mention.range.empty() && fits(anchor_of(sentence.reading, mention.range))) add(mention.range);
    }
    return ranges;
  }
  for (const DependencyPath& path : argument.paths) {
    const auto reached = follow(path, sentence.document, sentence.sentence, sentence.reading, match.anchor);
    for (const std::uint32_t token : with_conjuncts(sentence.reading, reached)) {
      if (fits(token)) add(mention_at(sentence.reading, token));
    }
    if (!ranges.empty()) break;
  }
  return ranges;
}

}  // namespace

std::optional<RuleMatch> match_rule(const Rule& rule, const RuleSentence& sentence, std::uint32_t token) {
  if (sentence.reading.words.size() != sentence.words.size()) return std::nullopt;
  const auto trigger = trigger_at(rule.trigger, sentence, token);
  if (!trigger || trigger->end > sentence.words.size()) return std::nullopt;
  RuleMatch match;
  match.rule = &rule;
  match.anchor = anchor_of(sentence.reading, *trigger);
  const WordReading& anchor = sentence.reading.words[match.anchor];
  if (!allows(rule.trigger.pos, anchor.upos)) return std::nullopt;
  if (rule.trigger.tag && !re2::RE2::FullMatch(anchor.xpos, *rule.trigger.tag)) return std::nullopt;
  match.seen = seen_frame(rule.trigger, sentence.reading, *trigger);
  if (!match.seen && (rule.action != RuleAction::Add || !rule.trigger.frame_type.empty())) return std::nullopt;
  match.frame.trigger = *trigger;
  for (const ArgumentPattern& argument : rule.arguments) {
    const std::vector<TokenRange> mentions = mentions_of(argument, sentence, match);
    if (mentions.empty() && !argument.is_optional) return std::nullopt;
    if (!argument.role) continue;
    for (const TokenRange range : mentions) match.frame.roles.push_back({*argument.role, range, 1});
  }
  return match;
}

}  // namespace entente::what
