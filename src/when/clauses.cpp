#include "when/clauses.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::when {
namespace {

/// UD relations that open a clause of its own.
constexpr std::array<std::string_view, 8> kClausal{"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "conj"};

std::string_view base(const WordReading& word) { return std::string_view(word.deprel).substr(0, word.deprel.find(':')); }

bool is_verbal(const WordReading& word) { return word.upos == "VERB" || word.upos == "AUX" || word.xpos.rfind("VB", 0) == 0; }

bool heads_clause(const WordReading& word) {
  const std::string_view relation = base(word);
  if (relation == "conj") return is_verbal(word);  // "Putin and Abe" is no clause
  return std::find(kClausal.begin(), kClausal.end(), relation) != kClausal.end();
}

}  // namespace

bool Clauses::has_tree() const {
  return std::any_of(words_.begin(), words_.end(), [](const WordReading& word) { return word.head != kRoot; });
}

std::uint32_t Clauses::head_of(std::uint32_t token) const {
  for (std::size_t step = 0; step < words_.size(); ++step) {
    const bool is_top = words_[token].head >= words_.size();
    if (is_top || heads_clause(words_[token])) return token;
    token = words_[token].head;
  }
  return token;
}

bool Clauses::is_under(std::uint32_t token, std::uint32_t ancestor) const {
  for (std::size_t step = 0; step <= words_.size() && token < words_.size(); ++step) {
    if (token == ancestor) return true;
    token = words_[token].head;
  }
  return false;
}

bool Clauses::hangs_on(std::uint32_t clause, std::uint32_t above, const char* relation) const {
  return base(words_[clause]) == relation && words_[clause].head < words_.size() && head_of(words_[clause].head) == above;
}

bool Clauses::is_adverbial_of(std::uint32_t clause, std::uint32_t above) const { return hangs_on(clause, above, "advcl"); }
bool Clauses::is_object_of(std::uint32_t clause, std::uint32_t above) const { return hangs_on(clause, above, "ccomp"); }
bool Clauses::is_open_complement_of(std::uint32_t clause, std::uint32_t above) const { return hangs_on(clause, above, "xcomp"); }

bool Clauses::is_of_present(std::uint32_t clause) const {
  const auto is_present = [](const WordReading& word) { return word.xpos == "VBZ" || word.xpos == "VBP"; };
  if (is_present(words_[clause])) return true;
  return std::any_of(words_.begin(), words_.end(), [&](const WordReading& word) {
    return word.head == clause && (base(word) == "aux" || base(word) == "cop") && is_present(word);
  });
}

}  // namespace entente::when
