// Which clause of a sentence a word belongs to, by the reader's tree.
//
//   Clauses clauses(words);
//   clauses.head_of(token)   // the verb (or other head) of its clause
//
// Cheap: borrows the words, computes on demand. Safe on any tree, cyclic ones from a faulty reader included.
#pragma once

#include <cstdint>
#include <vector>

#include "reading/reading.h"

namespace entente::when {

class Clauses {
 public:
  explicit Clauses(const std::vector<WordReading>& words) : words_(words) {}

  /// Whether there is a tree at all.
  bool has_tree() const;
  /// The word that heads the clause in which `token` stands.
  std::uint32_t head_of(std::uint32_t token) const;
  /// Whether `ancestor` is `token` or above it.
  bool is_under(std::uint32_t token, std::uint32_t ancestor) const;
  /// Whether the clause headed by `clause` is an adverbial one ("after he ordered ...") right beneath the clause `above`.
  bool is_adverbial_of(std::uint32_t clause, std::uint32_t above) const;
  /// Whether the clause headed by `clause` completes the verb `above` as its object ("said rebels attacked").
  bool is_object_of(std::uint32_t clause, std::uint32_t above) const;
  /// Whether it is an open complement of the verb `above`, of which it shares the subject ("talks are expected to begin").
  bool is_open_complement_of(std::uint32_t clause, std::uint32_t above) const;
  /// Whether the clause tells of the present or of what has happened by now ("is", "has met"), not of a moment told before.
  bool is_of_present(std::uint32_t clause) const;

 private:
  bool hangs_on(std::uint32_t clause, std::uint32_t above, const char* relation) const;

  const std::vector<WordReading>& words_;
};

}  // namespace entente::when
