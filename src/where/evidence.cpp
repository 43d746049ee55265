// How the weights are read; disambiguation.cpp uses them.
#include <charconv>
#include <map>

#include "base/table.h"
#include "where/disambiguation.h"

namespace entente::where {
namespace {

using Weight = double Evidence::*;

const std::map<std::string_view, Weight>& weights_by_name() {
  static const std::map<std::string_view, Weight> kWeights = {
      {"population", &Evidence::population},         {"listed", &Evidence::listed},
      {"listed_lower", &Evidence::listed_lower},     {"country", &Evidence::country},
      {"capital", &Evidence::capital},               {"division", &Evidence::division},
      {"other_name", &Evidence::other_name},
      {"type_fits", &Evidence::type_fits},           {"type_clashes", &Evidence::type_clashes},
      {"container", &Evidence::container},           {"container_elsewhere", &Evidence::container_elsewhere},
      {"context", &Evidence::context},               {"nearness", &Evidence::nearness},
      {"same_division", &Evidence::same_division},   {"same_country", &Evidence::same_country},
      {"named_division", &Evidence::named_division}, {"named_country", &Evidence::named_country}};
  return kWeights;
}

}  // namespace

Loaded<Evidence> Evidence::load(const KnowledgeFolder& knowledge) {
  const KnowledgeFile file = knowledge / "places/evidence.tsv";
  const auto table = Table::read(file, {"evidence", "weight"});
  if (!table) return tl::unexpected(table.error());
  Evidence evidence;
  std::vector<Error> faults;
  std::map<std::string_view, Weight> missing = weights_by_name();
  for (const Table::Row& row : table->rows()) {
    const auto found = missing.find(row["evidence"]);
    const std::string_view text = row["weight"];
    double weight = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (found == missing.end()) {
      faults.push_back(row.fault("unknown evidence, or given twice: \"" + std::string(row["evidence"]) + "\""));
    } else if (text.empty() || error != std::errc{} || stop != text.data() + text.size()) {
      faults.push_back(row.fault("\"" + std::string(text) + "\" is no number"));
    } else {
      evidence.*(found->second) = weight;
      missing.erase(found);
    }
  }
  if (faults.empty()) {
    for (const auto& [name, unused] : missing) faults.push_back({file.shipped.string(), 0, 0, "no weight for \"" + std::string(name) + "\"", "add a row"});
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return evidence;
}

}  // namespace entente::where
