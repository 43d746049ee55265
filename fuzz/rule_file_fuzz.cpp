// A file of rules gives faults and rules, each of which has a trigger and sentences to check it by.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "what/rule_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMost = 8192;  // what a mutation finds, it finds in little; the parser's own limit is for people
  if (size > kMost) return 0;
  const entente::what::RuleFile file = entente::what::parse_rules(std::string(reinterpret_cast<const char*>(data), size), "rules.yaml");
  for (const entente::what::Rule& rule : file.rules) {
    const bool has_trigger = !rule.trigger.phrases.empty() || rule.trigger.regex || !rule.trigger.frame_type.empty();
    if (!has_trigger || rule.examples.empty() || rule.near_misses.empty()) std::abort();
  }
  return 0;
}
