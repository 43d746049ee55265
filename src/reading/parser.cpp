// Both scores are biaffine: [dep; 1]' W head. For a given dependent [dep; 1]' W is the head view that it seeks, and the score of a
// head is its product with that. So W becomes a linear layer: its last row the bias, the others, transposed, the weights.
#include "reading/parser.h"

#include <algorithm>

#include "reading/rows.h"
#include "reading/tree.h"

namespace entente::reading {
namespace {

/// The linear layer of `count` matrices [inputs + 1, outputs] that lie one after the other; outputs of all in a row.
Linear seek_layer(const Matrix& matrices, std::size_t count, Precision precision) {
  const std::size_t inputs = matrices.rows() / count - 1, outputs = matrices.columns();
  Matrix weights(count * outputs, inputs);
  std::vector<float> bias;
  for (std::size_t number = 0; number < count; ++number) {
    const std::size_t first_row = number * (inputs + 1);
    for (std::size_t output = 0; output < outputs; ++output) {
      float* row = weights.row(number * outputs + output);
      for (std::size_t input = 0; input < inputs; ++input) row[input] = matrices.row(first_row + input)[output];
    }
    const std::span<const float> last = matrices.values(first_row + inputs);
    bias.insert(bias.end(), last.begin(), last.end());
  }
  return Linear(std::move(weights), bias, precision);
}

}  // namespace

Parser::Parser(const ModelFile& model, Precision precision)
    : relations_(model.header().labels.deprel.size()),
      arc_dep_(Linear::of(model, "tree.arc_dep", precision)), arc_head_(Linear::of(model, "tree.arc_head", precision)),
      label_dep_(Linear::of(model, "tree.label_dep", precision)), label_head_(Linear::of(model, "tree.label_head", precision)),
      arc_(seek_layer(model.weights("tree.arc").widened(), 1, precision)),
      label_(seek_layer(model.weights("tree.label").widened(), relations_, precision)) {
  Matrix root(1, model.header().encoder.hidden);
  root.copy_row(0, model.floats("tree.root").data());
  root_arc_ = arc_head_.apply(root, Activation::Gelu);
  root_label_ = label_head_.apply(root, Activation::Gelu);
}

Parser Parser::of(const ModelFile& model, Precision precision) { return Parser(model, precision); }

std::vector<ParsedSentence> Parser::apply(const Matrix& states, std::span<const std::uint32_t> lengths) const {
  const Matrix sought_arcs = arc_.apply(arc_dep_.apply(states, Activation::Gelu));
  const Matrix arc_heads = arc_head_.apply(states, Activation::Gelu);
  const Matrix label_deps = label_dep_.apply(states, Activation::Gelu);
  const Matrix label_heads = label_head_.apply(states, Activation::Gelu);
  std::vector<ParsedSentence> parsed;
  std::size_t begin = 0;
  for (const std::uint32_t words : lengths) {
    ParsedSentence sentence;
    sentence.heads = find_heads(sought_arcs, arc_heads, begin, words);
    // A sentence at a time: what its words seek for every relation takes 20 kB a word.
    Matrix sought(words, label_.outputs());
    label_.apply(label_deps.row(begin), words, Activation::None, sought.row(0));
    for (std::size_t word = 0; word < words; ++word) {
      const std::uint32_t head = sentence.heads[word];
      sentence.relations.push_back(best_relation(sought.row(word), head == kRoot ? root_label_.row(0) : label_heads.row(begin + head)));
    }
    parsed.push_back(std::move(sentence));
    begin += words;
  }
  return parsed;
}

/// The log-softmax of the definition is left out: it adds the same number to all arcs of a dependent, one of which each tree takes.
std::vector<std::uint32_t> Parser::find_heads(const Matrix& sought, const Matrix& heads, std::size_t begin, std::size_t words) const {
  Matrix candidates(words + 1, heads.columns());
  candidates.copy_row(0, root_arc_.row(0));
  for (std::size_t word = 0; word < words; ++word) candidates.copy_row(word + 1, heads.row(begin + word));
  std::vector<float> scores(words * (words + 1));
  dots(sought.row(begin), words, candidates.row(0), words + 1, candidates.columns(), scores.data());
  return best_tree({scores, words});
}

std::uint32_t Parser::best_relation(const float* sought, const float* head) const {
  const std::size_t width = label_head_.outputs();
  std::uint32_t best = 0;
  float best_score = 0;
  for (std::uint32_t relation = 0; relation < relations_; ++relation) {
    const float* view = sought + relation * (width + 1);
    float score = 0;
    dots(view, 1, head, 1, width, &score);
    score += view[width];
    if (relation == 0 || score > best_score) best = relation, best_score = score;
  }
  return best;
}

}  // namespace entente::reading
