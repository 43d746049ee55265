#include "text/furniture.h"

#include <algorithm>

#include "base/table.h"

namespace entente::text {
namespace {

/// All patterns are matched in one pass; RE2's default of 8 MB is for single ones.
constexpr std::int64_t kMatcherBytes = 64 << 20;

re2::RE2::Options line_options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_max_mem(kMatcherBytes);
  options.set_log_errors(false);
  return options;
}

/// A dateline is told from prose by its capitals.
re2::RE2::Options dateline_options() {
  re2::RE2::Options options;
  options.set_log_errors(false);
  return options;
}

}  // namespace

Loaded<Furniture> Furniture::load(const KnowledgeFolder& knowledge) {
  const auto table = Table::read(knowledge / "language/furniture.tsv", {"kind", "pattern"}, {"kind", "pattern"});
  if (!table) return tl::unexpected(table.error());
  Furniture furniture;
  furniture.lines_ = std::make_unique<re2::RE2::Set>(line_options(), re2::RE2::ANCHOR_BOTH);
  std::vector<Error> errors;
  for (const Table::Row& row : table->rows()) {
    const std::string pattern(row["pattern"]);
    std::string fault;
    if (row["kind"] == "line") {
      if (furniture.lines_->Add(pattern, &fault) < 0) errors.push_back(row.fault("is no RE2 syntax: " + fault));
    } else if (row["kind"] == "dateline") {
      auto dateline = std::make_unique<re2::RE2>(pattern, dateline_options());
      if (!dateline->ok() || dateline->NumberOfCapturingGroups() != 2) {
        errors.push_back(row.fault("is no RE2 syntax with two groups: " + dateline->error(), "the first holds the dateline, the second its dash"));
      }
      furniture.datelines_.push_back(std::move(dateline));
    } else {
      errors.push_back(row.fault("unknown kind \"" + std::string(row["kind"]) + "\"", "line or dateline"));
    }
  }
  if (errors.empty() && !furniture.lines_->Compile()) {
    errors.push_back({(knowledge / "language/furniture.tsv").shipped.string(), 0, 0, "the patterns together are too large", "shorten them"});
  }
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return furniture;
}

bool Furniture::is_furniture(std::string_view paragraph) const {
  return paragraph.size() <= kMaxFurnitureBytes && lines_->Match(re2::StringPiece(paragraph.data(), paragraph.size()), nullptr);
}

Furniture::Dateline Furniture::dateline_of(std::string_view paragraph) const {
  re2::StringPiece rest(paragraph.data(), std::min(paragraph.size(), kMaxFurnitureBytes));
  re2::StringPiece text;
  re2::StringPiece dash;
  for (const auto& pattern : datelines_) {
    if (!re2::RE2::Consume(&rest, *pattern, &text, &dash)) continue;
    const auto bytes = static_cast<std::size_t>(dash.data() + dash.size() - paragraph.data());
    if (bytes < paragraph.size()) return {std::string_view(text.data(), text.size()), bytes};
  }
  return {};
}

}  // namespace entente::text
