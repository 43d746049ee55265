// The rules of events: ours, and those a user adds. They meet the reader's frames here, and nowhere else.
//
//   Rules rules = Rules::load({"knowledge", "my-knowledge"});              // later folders override rules of the same name
//   auto matches = rules.match(document, reading);                         // by words and tree; mostly empty
//   auto uses = rules.apply(matches, document, who, status, reading);      // adds, changes, forbids; says what it did
//
// Rules go in the order of priority, then of file and place. The first that changes or forbids a frame of the reader decides it;
// of events of one type at one trigger the first is added. A rule never touches what another rule made.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "what/rule_file.h"
#include "what/rule_matcher.h"
#include "what/rule_status.h"
#include "who/actor.h"

namespace entente::what {

/// A rule whose pattern fitted, and what came of it.
struct RuleUse {
  std::uint32_t sentence = 0;
  std::string rule;
  TokenRange trigger;
  bool has_acted = false;
  std::string outcome;  // for people: "adds PORT_CALL"
};

constexpr std::size_t kMaxMatchesPerSentence = 100;  // what no sentence needs; bounds the work of careless rules

class Rules {
 public:
  /// Reads events/rules/*.yaml of each folder that has them. Never fails: what cannot be read is told by faults().
  static Rules load(const std::vector<std::filesystem::path>& folders);

  std::vector<RuleMatch> match(const Document& document, const Reading& reading) const;

  /// `who` must hold the mentions of the matches (with_candidates). Changes the reading's frames.
  std::vector<RuleUse> apply(const std::vector<RuleMatch>& matches, const Document& document, const Who& who, const StatusWords& status,
                             Reading& reading) const;

  const std::vector<Rule>& all() const { return rules_; }
  const std::map<std::string, EventType, std::less<>>& types() const { return types_; }
  const std::vector<Error>& faults() const { return faults_; }

 private:
  std::vector<Rule> read_folder(const std::filesystem::path& folder);
  void index();

  std::vector<Rule> rules_;  // in the order they go
  std::map<std::string, EventType, std::less<>> types_;
  std::vector<Error> faults_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_word_;  // first words of phrases -> rules
  std::vector<std::size_t> by_frame_, by_regex_;                       // rules whose trigger has no phrase
};

/// The reading with a frame for each match, so that its mentions are resolved as well.
Reading with_candidates(const Reading& reading, const std::vector<RuleMatch>& matches);

}  // namespace entente::what
