// Reads a file of rules (docs/RULES.md). What cannot be read is a fault and left out; the file's other rules stand.
//
//   RuleFile file = parse_rules(text, "events/rules/ports.yaml");
//   for (const Error& fault : file.faults) ...                     // ports.yaml:12: rule "port-call": unknown key "triger" (...)
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "what/ontology.h"
#include "what/rule.h"

namespace entente::what {

constexpr std::size_t kMaxRuleFileBytes = 1u << 20;  // a thousand pages of rules
constexpr std::size_t kMaxRulesPerFile = 1000;       // each is tried on sentences that have its words: keeps coding fast
constexpr std::size_t kMaxTriggerWords = 1000;       // words or phrases of one trigger
constexpr std::size_t kMaxPhraseWords = 8;
constexpr std::size_t kMaxArguments = 16;
constexpr std::size_t kMaxExamples = 32;             // of one rule: `entente check` reads them all

struct RuleFile {
  std::vector<Rule> rules;                               // in order of the file
  std::map<std::string, EventType, std::less<>> types;   // those that the file brings
  std::vector<Error> faults;
};

RuleFile parse_rules(const std::string& text, const std::string& file);

}  // namespace entente::what
