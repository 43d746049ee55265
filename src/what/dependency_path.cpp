#include "what/dependency_path.h"

#include <algorithm>

#include "base/split.h"
#include "base/utf8.h"

namespace entente::what {
namespace {

bool is_of_relation(char letter) { return (letter >= 'a' && letter <= 'z') || letter == '_'; }

/// Subtypes and introducing words may have any letter of English.
bool is_of_marker(char letter) { return is_of_relation(letter) || letter == '-' || letter == '\''; }

Result<PathStep> parse_step(std::string_view text) {
  PathStep step;
  std::string_view rest = text;
  step.is_up = rest.starts_with('<');
  if (step.is_up) rest.remove_prefix(1);
  const std::size_t colon = std::min(rest.find(':'), rest.size());
  step.relation = rest.substr(0, colon);
  if (colon < rest.size()) step.marker = rest.substr(colon + 1);
  const bool is_sound = !step.relation.empty() && std::all_of(step.relation.begin(), step.relation.end(), is_of_relation) &&
                        (colon == rest.size() || step.marker == "*" ||
                         (!step.marker.empty() && std::all_of(step.marker.begin(), step.marker.end(), is_of_marker)));
  if (!is_sound) return fail("\"" + std::string(text) + "\" is no step of a path", {}, "write a relation, as nsubj, obl:to or <xcomp");
  return step;
}

/// Whether a preposition or conjunction hangs on the token that reads so.
bool is_introduced_by(const Document& document, const Sentence& sentence, const SentenceReading& reading, std::uint32_t token, const std::string& marker) {
  for (std::uint32_t other = 0; other < reading.words.size(); ++other) {
    const WordReading& word = reading.words[other];
    if (word.head == token && (word.deprel == "case" || word.deprel == "mark") && utf8::fold(document.text(sentence, other)) == marker) return true;
  }
  return false;
}

bool fits(const PathStep& step, const Document& document, const Sentence& sentence, const SentenceReading& reading, std::uint32_t token) {
  const std::string_view relation = reading.words[token].deprel;
  if (step.marker.empty()) return relation == step.relation;
  const std::size_t colon = std::min(relation.find(':'), relation.size());
  if (relation.substr(0, colon) != step.relation) return false;
  const std::string_view subtype = relation.substr(std::min(colon + 1, relation.size()));
  return step.marker == "*" || subtype == step.marker || is_introduced_by(document, sentence, reading, token, step.marker);
}

}  // namespace

Result<std::vector<DependencyPath>> parse_paths(std::string_view text) {
  std::vector<DependencyPath> paths;
  for (const std::string_view alternative : split(text, '|')) {
    DependencyPath path;
    for (const std::string_view step : split(alternative, ' ')) {
      if (step.empty()) continue;
      auto parsed = parse_step(step);
      if (!parsed) return tl::unexpected(parsed.error());
      path.push_back(std::move(*parsed));
    }
    if (path.empty()) return fail("\"" + std::string(text) + "\" has an empty path", {}, "write relations, as nsubj | obl:agent");
    if (path.size() > kMaxPathSteps) return fail("a path of more than " + std::to_string(kMaxPathSteps) + " steps");
    paths.push_back(std::move(path));
    if (paths.size() > kMaxAlternatives) return fail("more than " + std::to_string(kMaxAlternatives) + " alternative paths");
  }
  return paths;
}

std::vector<std::uint32_t> follow(const DependencyPath& path, const Document& document, const Sentence& sentence, const SentenceReading& reading,
                                  std::uint32_t from) {
  const auto size = static_cast<std::uint32_t>(reading.words.size());
  if (from >= size) return {};
  std::vector<bool> reached(size);
  reached[from] = true;
  for (const PathStep& step : path) {
    std::vector<bool> next(size);
    for (std::uint32_t token = 0; token < size; ++token) {
      const std::uint32_t head = reading.words[token].head;
      if (head >= size || !reached[step.is_up ? token : head] || !fits(step, document, sentence, reading, token)) continue;
      next[step.is_up ? head : token] = true;
    }
    reached = std::move(next);
  }
  std::vector<std::uint32_t> tokens;
  for (std::uint32_t token = 0; token < size; ++token) {
    if (reached[token]) tokens.push_back(token);
  }
  return tokens;
}

}  // namespace entente::what
