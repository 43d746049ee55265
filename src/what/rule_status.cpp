#include "what/rule_status.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"

namespace entente::what {

Loaded<StatusWords> StatusWords::load(const KnowledgeFolder& knowledge) {
  auto table = Table::read(knowledge / "events/status_words.tsv", {"status", "paths", "words"}, {"status", "paths"});
  if (!table) return tl::unexpected(table.error());
  StatusWords result;
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    auto paths = parse_paths(row["paths"]);
    const std::optional<Status> status = status_of(row["status"]);
    if (!paths) faults.push_back(row.fault(paths.error().what, paths.error().hint));
    if (!status) faults.push_back(row.fault("unknown status \"" + std::string(row["status"]) + "\"", "past, future, possible or negated"));
    if (!paths || !status) continue;
    Row read{{}, std::move(*paths), *status};
    for (const std::string_view word : row.list("words")) read.words.push_back(utf8::fold(word));
    result.rows_.push_back(std::move(read));
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return result;
}

Status StatusWords::status_at(const RuleSentence& sentence, std::uint32_t anchor) const {
  for (const Row& row : rows_) {
    for (const DependencyPath& path : row.paths) {
      for (const std::uint32_t token : follow(path, sentence.document, sentence.sentence, sentence.reading, anchor)) {
        if (std::find(row.words.begin(), row.words.end(), sentence.words[token]) != row.words.end()) return row.status;
      }
    }
  }
  return Status::Past;
}

}  // namespace entente::what
