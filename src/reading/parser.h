// Scores the arcs and relations of dependency trees (docs/MODEL.md, "Tensors" and step 8); tree.h finds the best one.
//
//   Parser parser = Parser::of(model, Precision::Int8);
//   std::vector<ParsedSentence> trees = parser.apply(word_states, sentence_lengths);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reading/linear.h"
#include "reading/matrix.h"
#include "reading/model_file.h"

namespace entente::reading {

struct ParsedSentence {
  std::vector<std::uint32_t> heads;      // words of the sentence, or kRoot
  std::vector<std::uint32_t> relations;  // numbers of deprel labels
};

class Parser {
 public:
  static Parser of(const ModelFile& model, Precision precision);

  /// `states` holds the word states of sentences one after the other, with as many words as `lengths` says.
  std::vector<ParsedSentence> apply(const Matrix& states, std::span<const std::uint32_t> lengths) const;

 private:
  Parser(const ModelFile& model, Precision precision);
  std::vector<std::uint32_t> find_heads(const Matrix& sought, const Matrix& heads, std::size_t begin, std::size_t words) const;
  std::uint32_t best_relation(const float* sought, const float* head) const;

  std::size_t relations_;
  Linear arc_dep_, arc_head_, label_dep_, label_head_;
  Linear arc_;    // from a dependent's view to the head view it seeks
  Linear label_;  // from a dependent's view to the head view it seeks for each relation, and that relation's own score
  Matrix root_arc_, root_label_;  // the root's head views, computed once
};

}  // namespace entente::reading
