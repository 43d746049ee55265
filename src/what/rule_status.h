// The status of an event that a rule adds where the reader saw none: by the words that stand over and under its trigger.
//
//   auto words = StatusWords::load("knowledge");              // events/status_words.tsv: will aux future, refused <xcomp negated
//   Status status = words->status_at(rule_sentence, trigger);
#pragma once

#include <string>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "what/rule_matcher.h"

namespace entente::what {

class StatusWords {
 public:
  static Loaded<StatusWords> load(const KnowledgeFolder& knowledge);

  /// That of the first row of the table whose word stands at the end of its path; past where none does.
  Status status_at(const RuleSentence& sentence, std::uint32_t anchor) const;

 private:
  struct Row {
    std::vector<std::string> words;
    std::vector<DependencyPath> paths;
    Status status;
  };
  std::vector<Row> rows_;
};

}  // namespace entente::what
