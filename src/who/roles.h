// Words for those who hold a role ("police", "foreign minister", "rebels"): found in a mention, longest phrase first.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "who/knowledge.h"
#include "who/words.h"

namespace entente::who {

/// Words [begin, end) name a role. `role` lives as long as the Knowledge.
struct RoleSeen {
  std::size_t begin;
  std::size_t end;
  const RoleWord* role;
  bool is_plural;
};

class Roles {
 public:
  explicit Roles(const Knowledge& knowledge);

  /// Roles in words [begin, end), never overlapping, in order.
  std::vector<RoleSeen> find(const std::vector<Word>& words, std::size_t begin, std::size_t end) const;

 private:
  struct Entry {
    const RoleWord* role;
    bool is_plural;
  };
  void add(const std::string& phrase, Entry entry);

  std::unordered_map<std::string, Entry> roles_;
  std::unordered_map<std::string, std::size_t> longest_;  // by first word
};

}  // namespace entente::who
