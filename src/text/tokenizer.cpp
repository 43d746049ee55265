#include "text/tokenizer.h"

#include <algorithm>
#include <map>

#include "base/table.h"
#include "base/utf8.h"

namespace entente::text {
namespace {

/// RE2 builds its automata while it matches and forgets them all when they outgrow this; those for all of Unicode need some room.
constexpr std::int64_t kMatcherBytes = 128 << 20;

re2::RE2::Options pattern_options() {
  re2::RE2::Options options;
  options.set_case_sensitive(false);
  options.set_max_mem(kMatcherBytes);
  options.set_log_errors(false);
  return options;
}

/// End of the code point at `place`.
std::size_t after_code_point(std::string_view text, std::size_t place) {
  utf8::next(text, place);
  return place;
}

/// Where the run that starts at `begin` ends: at white space, at `end`, or where it gets too long.
std::size_t run_end(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t place = begin;
  while (place < end) {
    std::size_t after = place;
    if (utf8::is_space(utf8::next(text, after)) || after - begin > kMaxRunBytes) break;
    place = after;
  }
  return std::max(place, after_code_point(text, begin));
}

bool is_space_at(std::string_view text, std::size_t place) { return utf8::is_space(utf8::next(text, place)); }

/// The patterns as one, each in a group named after its number.
std::string join(const std::vector<std::string>& patterns) {
  std::string joined;
  for (std::size_t number = 0; number < patterns.size(); ++number) {
    joined += (number == 0 ? "(?P<p" : "|(?P<p") + std::to_string(number) + ">" + patterns[number] + ")";
  }
  return joined;
}

/// The numbers of the groups that join() put around the patterns, and behind them the number of groups in all.
std::vector<int> whole_groups(const re2::RE2& joined, std::size_t patterns) {
  const std::map<std::string, int>& named = joined.NamedCapturingGroups();
  std::vector<int> groups;
  for (std::size_t number = 0; number < patterns; ++number) groups.push_back(named.at("p" + std::to_string(number)));
  groups.push_back(joined.NumberOfCapturingGroups() + 1);
  return groups;
}

/// What is wrong with each pattern by itself.
std::vector<Error> faults_of(const Table& table) {
  std::vector<Error> faults;
  for (const Table::Row& row : table.rows()) {
    const std::string pattern(row["pattern"]);
    const re2::RE2 compiled(pattern, pattern_options());
    if (!compiled.ok()) {
      faults.push_back(row.fault("pattern \"" + std::string(row["name"]) + "\" is no RE2 syntax: " + compiled.error()));
    } else if (re2::RE2::FullMatch("", compiled)) {
      faults.push_back(row.fault("pattern \"" + std::string(row["name"]) + "\" matches nothing at all", "a token needs a character"));
    }
  }
  return faults;
}

/// The pattern without what it only looks at behind its last group, which is mostly large; all of it where it has alternatives.
/// Reads brackets only: syntax in which they mean something else (\Q...\E) may come out wrong, and is not used.
std::string up_to_last_group(const std::string& pattern) {
  std::vector<bool> open;  // round brackets around this place: whether each is a group
  bool is_in_class = false;
  std::size_t end = pattern.size();
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char sign = pattern[at];
    if (sign == '\\') {
      ++at;
    } else if (is_in_class) {
      is_in_class = sign != ']';
    } else if (sign == '[') {
      is_in_class = true;
      if (pattern.compare(at + 1, 1, "^") == 0) ++at;
      if (pattern.compare(at + 1, 1, "]") == 0) ++at;  // the first sign of a class is itself
    } else if (sign == '(') {
      open.push_back(pattern.compare(at, 2, "(?") != 0);
    } else if (sign == ')' && !open.empty()) {
      if (open.size() == 1 && open.back()) end = at + 1;
      open.pop_back();
    } else if (sign == '|' && open.empty()) {
      return pattern;
    }
  }
  return pattern.substr(0, end);
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Tokenizer::Run {
  std::string_view text;
  std::uint32_t offset;                        // of its first byte in the story
  std::vector<Token>& tokens;
  std::vector<re2::StringPiece>& found;        // room for what the groups match

  std::size_t add(std::size_t begin, std::size_t end) {
    tokens.push_back({{offset + static_cast<std::uint32_t>(begin), offset + static_cast<std::uint32_t>(end)}, false});
    return end;
  }
};

Loaded<Tokenizer> Tokenizer::load(const KnowledgeFolder& knowledge) {
  const KnowledgeFile file = knowledge / "language/tokens.tsv";
  const auto table = Table::read(file, {"name", "pattern"});
  if (!table) return tl::unexpected(table.error());
  Tokenizer tokenizer;
  std::vector<std::string> all;
  for (const Table::Row& row : table->rows()) all.emplace_back(row["pattern"]);
  // Compiling classes of all Unicode's letters takes long: one by one the patterns are only compiled where something is wrong.
  tokenizer.all_ = std::make_unique<re2::RE2>(join(all), pattern_options());
  if (all.empty() || !tokenizer.all_->ok() || re2::RE2::FullMatch("", *tokenizer.all_)) {
    std::vector<Error> errors = faults_of(*table);
    if (errors.empty()) errors.push_back({file.shipped.string(), 0, 0, all.empty() ? "has no patterns" : "has patterns that together are too large", "see the file's first lines"});
    return tl::unexpected(std::move(errors));
  }
  const std::vector<int> wholes = whole_groups(*tokenizer.all_, all.size());
  std::vector<std::string> grouped;
  for (std::size_t number = 0; number < all.size(); ++number) {
    const int groups = wholes[number + 1] - wholes[number] - 1;
    tokenizer.patterns_.push_back({wholes[number], groups});
    if (groups > 0) grouped.push_back(up_to_last_group(all[number]));
  }
  tokenizer.groups_ = wholes.back() - 1;
  tokenizer.grouped_ = std::make_unique<re2::RE2>(join(grouped), pattern_options());
  return tokenizer;
}

void Tokenizer::cut(std::string_view text, Span within, std::vector<Token>& tokens) const {
  std::vector<re2::StringPiece> found(static_cast<std::size_t>(groups_) + 1);
  const std::size_t first = tokens.size();
  for (std::size_t begin = within.begin; begin < within.end;) {
    if (is_space_at(text, begin)) {
      if (tokens.size() > first) tokens.back().space_after = true;
      begin = after_code_point(text, begin);
      continue;
    }
    const std::size_t end = run_end(text, begin, within.end);
    Run run{text.substr(begin, end - begin), static_cast<std::uint32_t>(begin), tokens, found};
    for (std::size_t place = 0; place < run.text.size();) place = cut_at(run, place);
    begin = end;
  }
  if (tokens.size() == first) return;
  const std::size_t end = tokens.back().span.end;
  if (end >= text.size() || is_space_at(text, end)) tokens.back().space_after = true;
}

/// Appends the token or tokens that start at `place` and returns where the next one starts.
std::size_t Tokenizer::cut_at(Run& run, std::size_t place) const {
  const re2::StringPiece text = piece(run.text);
  if (grouped_->Match(text, place, run.text.size(), re2::RE2::ANCHOR_START, nullptr, 0)) return cut_by_groups(run, place);
  re2::StringPiece whole;
  if (!all_->Match(text, place, run.text.size(), re2::RE2::ANCHOR_START, &whole, 1) || whole.empty()) {
    return run.add(place, after_code_point(run.text, place));
  }
  return run.add(place, place + whole.size());
}

std::size_t Tokenizer::cut_by_groups(Run& run, std::size_t place) const {
  std::vector<re2::StringPiece>& found = run.found;
  if (!all_->Match(piece(run.text), place, run.text.size(), re2::RE2::ANCHOR_START, found.data(), static_cast<int>(found.size()))) {
    return run.add(place, after_code_point(run.text, place));
  }
  const auto pattern = std::find_if(patterns_.begin(), patterns_.end(), [&](const Pattern& one) {
    return found[static_cast<std::size_t>(one.whole)].data() != nullptr;
  });
  std::size_t end = place;
  for (int group = pattern->whole + 1; group <= pattern->whole + pattern->groups; ++group) {
    const re2::StringPiece part = found[static_cast<std::size_t>(group)];
    if (part.empty()) continue;
    const auto begin = static_cast<std::size_t>(part.data() - run.text.data());
    end = run.add(begin, begin + part.size());
  }
  return end > place ? end : run.add(place, place + found[0].size());
}

}  // namespace entente::text
