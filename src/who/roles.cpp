#include "who/roles.h"

#include <algorithm>

namespace entente::who {

Roles::Roles(const Knowledge& knowledge) {
  for (const RoleWord& role : knowledge.roles) {
    add(role.word, {&role, false});
    if (!role.plural.empty() && role.plural != role.word) add(role.plural, {&role, true});
  }
}

void Roles::add(const std::string& phrase, Entry entry) {
  const std::vector<Word> words = words_of(phrase);
  if (words.empty()) return;
  roles_.emplace(joined(words, 0, words.size()), entry);
  std::size_t& longest = longest_[words.front().folded];
  longest = std::max(longest, words.size());
}

std::vector<RoleSeen> Roles::find(const std::vector<Word>& words, std::size_t begin, std::size_t end) const {
  std::vector<RoleSeen> seen;
  for (std::size_t at = begin; at < end;) {
    std::size_t next = at + 1;
    const auto longest = longest_.find(words[at].folded);
    if (longest != longest_.end()) {
      for (std::size_t last = std::min(end, at + longest->second); last > at; --last) {
        const auto role = roles_.find(joined(words, at, last));
        if (role == roles_.end()) continue;
        seen.push_back({at, last, role->second.role, role->second.is_plural});
        next = last;
        break;
      }
    }
    at = next;
  }
  return seen;
}

}  // namespace entente::who
