#include "reading/network.h"

#include "reading/decode.h"
#include "reading/rows.h"

namespace entente::reading {
namespace {

/// Rows [begin, begin + rows) of a matrix.
Matrix rows_of(const Matrix& matrix, std::size_t begin, std::size_t rows) {
  Matrix cut(rows, matrix.columns());
  for (std::size_t row = 0; row < rows; ++row) cut.copy_row(row, matrix.row(begin + row));
  return cut;
}

/// States of all pieces of a batch's sentences, one sentence after the other, without separators and context.
Matrix without_separators(const Matrix& states, std::span<const Window> windows) {
  std::size_t pieces = 0, row = 0, piece_row = 0;
  for (const Window& window : windows) {
    for (const Part& part : window.parts) pieces += part.is_context ? 0 : part.size();
  }
  Matrix gathered(pieces, states.columns());
  for (const Window& window : windows) {
    ++row;  // the piece that opens the window
    for (const Part& part : window.parts) {
      for (std::size_t piece = 0; !part.is_context && piece < part.size(); ++piece) gathered.copy_row(piece_row++, states.row(row + piece));
      row += part.size() + 1;  // and the one that closes the part
    }
  }
  return gathered;
}

}  // namespace

Network::Network(const ModelFile& model, Precision precision, std::uint32_t cls, std::uint32_t sep)
    : encoder_(Encoder::of(model, precision)), upos_(OutputLayer::of(model, "tags.upos")), xpos_(OutputLayer::of(model, "tags.xpos")),
      mention_(OutputLayer::of(model, "mention")), trigger_out_(OutputLayer::of(model, "trigger.out")),
      trigger_hidden_(Linear::of(model, "trigger.hidden", precision)), parser_(Parser::of(model, precision)),
      second_pass_(SecondPass::of(model, precision)), pairs_(PairReader::of(model, precision)), cls_(cls), sep_(sep) {}

BatchScores Network::score(std::span<const Pieces> sentences, std::span<const Window> windows, float threshold) const {
  if (windows.empty()) return {};
  BatchScores batch;
  batch.first_sentence = windows.front().first_read().sentence;
  const std::size_t end = windows.back().parts.back().sentence + 1;
  const std::span<const Pieces> read = sentences.subspan(batch.first_sentence, end - batch.first_sentence);
  const EncoderStates states = encoder_.apply(input_of(sentences, windows));
  std::size_t word = 0;
  for (const Pieces& sentence : read) {
    batch.sentences.emplace_back().states = rows_of(states.top, word, sentence.words());
    word += sentence.words();
  }
  tag(states.top, batch.sentences);
  parse(states.top, batch.sentences);
  find_frames(read, without_separators(states.below, windows), threshold, batch.sentences);
  return batch;
}

std::vector<float> Network::relate(const Pieces& sentence, std::span<const Window> windows, const PairSides& sides) const {
  EncoderInput input = input_of(std::span(&sentence, 1), windows);
  input.wanted.clear();
  return pairs_->apply(sentence, without_separators(encoder_.apply(input).below, windows), sides);
}

EncoderInput Network::input_of(std::span<const Pieces> sentences, std::span<const Window> windows) const {
  EncoderInput input;
  const auto add = [&](std::uint32_t id, Shape shape) { input.ids.push_back(id), input.shapes.push_back(shape); };
  for (const Window& window : windows) {
    input.lengths.push_back(static_cast<std::uint32_t>(window.pieces()));
    add(cls_, Shape::Other);
    for (const Part& part : window.parts) {
      const Pieces& sentence = sentences[part.sentence];
      for (std::size_t word = part.first_word; word < part.end_word; ++word) {
        if (!part.is_context) input.wanted.push_back(static_cast<std::uint32_t>(input.ids.size()));
        for (std::size_t piece = sentence.first[word]; piece < sentence.end_of(word); ++piece) add(sentence.ids[piece], sentence.shapes[word]);
      }
      add(sep_, Shape::Other);
    }
  }
  return input;
}

void Network::tag(const Matrix& words, std::vector<SentenceScores>& scores) const {
  const Matrix upos = upos_.apply(words), xpos = xpos_.apply(words), mention = mention_.apply(words);
  const Matrix trigger = trigger_out_.apply(trigger_hidden_.apply(words, Activation::Gelu));
  std::size_t begin = 0;
  for (SentenceScores& sentence : scores) {
    const std::size_t rows = sentence.states.rows();
    sentence.upos = rows_of(upos, begin, rows);
    sentence.xpos = rows_of(xpos, begin, rows);
    sentence.mention = rows_of(mention, begin, rows);
    sentence.trigger = rows_of(trigger, begin, rows);
    for (std::size_t row = 0; row < rows; ++row) softmax_row({sentence.trigger.row(row), sentence.trigger.columns()});
    begin += rows;
  }
}

void Network::parse(const Matrix& words, std::vector<SentenceScores>& scores) const {
  std::vector<std::uint32_t> lengths;
  for (const SentenceScores& sentence : scores) lengths.push_back(static_cast<std::uint32_t>(sentence.states.rows()));
  std::vector<ParsedSentence> parsed = parser_.apply(words, lengths);
  for (std::size_t number = 0; number < scores.size(); ++number) {
    scores[number].heads = std::move(parsed[number].heads);
    scores[number].relations = std::move(parsed[number].relations);
  }
}

void Network::find_frames(std::span<const Pieces> sentences, const Matrix& below, float threshold,
                          std::vector<SentenceScores>& scores) const {
  std::vector<FrameQuestion> questions;
  std::vector<std::size_t> asked_by;
  std::size_t first_piece = 0;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    for (const Trigger& trigger : find_triggers(scores[number].trigger, threshold)) {
      questions.push_back({&sentences[number], below.row(first_piece), trigger});
      asked_by.push_back(number);
    }
    first_piece += sentences[number].size();
  }
  std::vector<FrameScores> answers = second_pass_.apply(questions);
  for (std::size_t answer = 0; answer < answers.size(); ++answer) scores[asked_by[answer]].frames.push_back(std::move(answers[answer]));
}

}  // namespace entente::reading
