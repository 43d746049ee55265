// A rule of events, as a person wrote it in events/rules/*.yaml. docs/RULES.md teaches the language; rule_file.h reads it,
// rule_matcher.h finds where a rule applies, rules.h says what it then does.
#pragma once

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reading/reading.h"
#include "what/dependency_path.h"

namespace entente::what {

enum class RuleAction : std::uint8_t { Add, Change, Forbid };

/// What the words of the event must be. All that is given must hold; at least one of phrases, regex and frame is.
struct TriggerPattern {
  std::vector<std::vector<std::string>> phrases;  // folded words; any of them
  std::shared_ptr<const re2::RE2> regex;          // a whole word, case ignored
  std::shared_ptr<const re2::RE2> tag;            // a whole Penn Treebank tag
  std::vector<std::string> pos;                   // universal parts of speech; any of them
  std::string frame_type, frame_mode;             // what the reader saw there; empty: whatever it saw
};

/// A participant, or only a condition where it has no role.
struct ArgumentPattern {
  std::string name;
  std::optional<Role> role;
  bool is_optional = false;
  std::vector<DependencyPath> paths;   // tried in order, the first that leads somewhere counts
  std::optional<Role> reader_role;     // instead of paths: what the reader put into this role
  std::vector<std::string> words;      // folded; the argument's own word is one of them
  std::vector<std::string> kinds;      // of mentions: PER ORG LOC NAT NOM; any of them
  std::vector<std::string> countries, sectors;  // of the resolved actor; any of them
};

/// What the rule says of its event; what is not given stays as the reader saw it.
struct EventSettings {
  std::optional<std::string> type, mode, about;
  std::optional<Status> status;
  std::optional<bool> mutual;
};

/// What must come out of an example: values by field, as {"type", {"AID"}}, {"actor", {"RUS", "CHN"}}.
using ExpectedEvent = std::map<std::string, std::vector<std::string>>;

struct RuleExample {
  std::string sentence;
  std::size_t line = 0;
  std::vector<ExpectedEvent> events;  // none for a sentence in which the rule must do nothing
};

/// Whether a value is among those that a rule allows; where it names none, all are.
inline bool allows(const std::vector<std::string>& allowed, const std::string& value) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

struct Rule {
  std::string name;
  std::string file;
  std::size_t line = 0;
  int priority = 1;            // lower goes first
  RuleAction action = RuleAction::Add;
  TriggerPattern trigger;
  std::vector<ArgumentPattern> arguments;
  EventSettings set;           // its type is the rule's label
  float confidence = 1;        // of events that the rule adds
  std::vector<RuleExample> examples, near_misses;
};

}  // namespace entente::what
