#include "reading/frames.h"

#include <algorithm>
#include <limits>

#include "reading/rows.h"

namespace entente::reading {
namespace {

constexpr std::size_t kMostRows = 4096;  // states that go through the layers together: 6 MB of them at 384 numbers each

/// Sentences with too many pieces to attend to each other are read by their words' first pieces alone.
bool by_first_pieces(const Pieces& sentence) { return sentence.size() > kMostAttended; }

std::size_t rows_of(const Pieces& sentence) { return by_first_pieces(sentence) ? sentence.words() : sentence.size(); }

std::size_t first_row_of(const Pieces& sentence, std::size_t word) { return by_first_pieces(sentence) ? word : sentence.first[word]; }

std::vector<float> probabilities_of(std::span<const float> scores) {
  std::vector<float> row(scores.begin(), scores.end());
  softmax_row(row);
  return row;
}

std::vector<std::vector<bool>> allowed_modes(const Labels& labels) {
  std::vector<std::vector<bool>> allowed;
  for (const std::string& type : labels.type) {
    std::vector<bool> row;
    for (const std::string& mode : labels.mode) row.push_back(mode.empty() || mode.starts_with(type + "/"));
    allowed.push_back(std::move(row));
  }
  return allowed;
}

}  // namespace

SecondPass::SecondPass(const ModelFile& model, Precision precision)
    : hidden_(model.header().encoder.hidden), distances_(model.header().frame_distances), distance_(model.weights("frames.distance").widened()),
      type_(model.weights("frames.type").widened()), bias_(RelativeBias::of(model)), roles_hidden_(Linear::of(model, "roles.hidden", precision)),
      roles_out_(OutputLayer::of(model, "roles.out")), status_(OutputLayer::of(model, "status")),
      mutual_(OutputLayer::of(model, "mutual")), mode_(OutputLayer::of(model, "mode")),
      about_(OutputLayer::of(model, "about")), modes_of_type_(allowed_modes(model.header().labels)) {
  for (std::size_t layer = 0; layer < model.header().frame_layers; ++layer) {
    layers_.push_back(Layer::of(model, "frames.layer." + std::to_string(layer), precision));
  }
}

SecondPass SecondPass::of(const ModelFile& model, Precision precision) { return SecondPass(model, precision); }

std::vector<FrameScores> SecondPass::apply(std::span<const FrameQuestion> questions) const {
  std::vector<FrameScores> answers;
  for (std::size_t first = 0; first < questions.size();) {
    std::size_t last = first, rows = 0;
    while (last < questions.size() && (last == first || rows + rows_of(*questions[last].sentence) <= kMostRows)) {
      rows += rows_of(*questions[last++].sentence);
    }
    answer_batch(questions.subspan(first, last - first), answers);
    first = last;
  }
  return answers;
}

void SecondPass::answer_batch(std::span<const FrameQuestion> questions, std::vector<FrameScores>& answers) const {
  std::vector<std::uint32_t> lengths, first_rows, trigger_rows;
  std::uint32_t begin = 0, words = 0;
  for (const FrameQuestion& question : questions) {
    const Pieces& sentence = *question.sentence;
    trigger_rows.push_back(words + question.trigger.range.begin);
    for (std::size_t word = 0; word < sentence.words(); ++word) first_rows.push_back(static_cast<std::uint32_t>(begin + first_row_of(sentence, word)));
    lengths.push_back(static_cast<std::uint32_t>(rows_of(sentence)));
    begin += lengths.back();
    words += static_cast<std::uint32_t>(sentence.words());
  }
  Matrix states = mark_pieces(questions, begin);
  const std::vector<std::uint32_t> all = every_row(lengths);
  for (const Layer& layer : layers_) states = layer.apply(states, {lengths, &layer == &layers_.back() ? first_rows : all}, bias_);
  Matrix trigger_states(questions.size(), hidden_);
  for (std::size_t number = 0; number < questions.size(); ++number) trigger_states.copy_row(number, states.row(trigger_rows[number]));
  const std::size_t first_answer = answers.size();
  for (const FrameQuestion& question : questions) answers.emplace_back().trigger = question.trigger;
  add_roles(states, questions, std::span(answers).subspan(first_answer));
  add_attributes(trigger_states, std::span(answers).subspan(first_answer));
}

Matrix SecondPass::mark_pieces(std::span<const FrameQuestion> questions, std::size_t rows) const {
  Matrix states(rows, hidden_);
  std::size_t row = 0;
  for (const FrameQuestion& question : questions) {
    const Pieces& sentence = *question.sentence;
    for (std::size_t word = 0; word < sentence.words(); ++word) {
      const std::size_t end = by_first_pieces(sentence) ? sentence.first[word] + 1 : sentence.end_of(word);
      for (std::size_t piece = sentence.first[word]; piece < end; ++piece, ++row) {
        states.copy_row(row, question.below + piece * hidden_);
        mark_piece(question, word, states.row(row));
      }
    }
  }
  return states;
}

/// Tells a state how far its word stands from the trigger, and the trigger's first word the type.
void SecondPass::mark_piece(const FrameQuestion& question, std::size_t word, float* state) const {
  const auto reach = static_cast<std::ptrdiff_t>(distances_);
  const std::ptrdiff_t distance = static_cast<std::ptrdiff_t>(word) - static_cast<std::ptrdiff_t>(question.trigger.range.begin);
  const auto row = static_cast<std::size_t>(std::clamp(distance, -reach, reach) + reach);
  add_row(distance_.row(row), hidden_, state);
  if (distance == 0) add_row(type_.row(question.trigger.type), hidden_, state);
}

void SecondPass::add_roles(const Matrix& word_states, std::span<const FrameQuestion> questions, std::span<FrameScores> answers) const {
  const Matrix roles = roles_out_.apply(roles_hidden_.apply(word_states, Activation::Gelu));
  std::size_t row = 0;
  for (std::size_t number = 0; number < answers.size(); ++number) {
    Matrix& answer = answers[number].roles = Matrix(questions[number].sentence->words(), roles.columns());
    for (std::size_t word = 0; word < answer.rows(); ++word) {
      answer.copy_row(word, roles.row(row++));
      for (std::size_t role = 0; role < roles.columns(); role += 3) softmax_row({answer.row(word) + role, 3});
    }
  }
}

void SecondPass::add_attributes(const Matrix& trigger_states, std::span<FrameScores> answers) const {
  const Matrix status = status_.apply(trigger_states), mutual = mutual_.apply(trigger_states);
  const Matrix mode = mode_.apply(trigger_states), about = about_.apply(trigger_states);
  for (std::size_t number = 0; number < answers.size(); ++number) {
    FrameScores& answer = answers[number];
    answer.status = probabilities_of(status.values(number));
    answer.mutual = probabilities_of(mutual.values(number));
    answer.about = probabilities_of(about.values(number));
    std::vector<float> modes(mode.values(number).begin(), mode.values(number).end());
    const std::vector<bool>& allowed = modes_of_type_[answer.trigger.type];
    for (std::size_t at = 0; at < modes.size(); ++at) {
      if (!allowed[at]) modes[at] = -std::numeric_limits<float>::infinity();
    }
    answer.mode = probabilities_of(modes);
  }
}

}  // namespace entente::reading
