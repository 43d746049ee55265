#include "reading/reader.h"

#include <algorithm>

#include "reading/decode.h"
#include "reading/model_file.h"
#include "reading/network.h"
#include "reading/windows.h"
#include "reading/wordpiece.h"

namespace entente::reading {
namespace {

// Pieces that are read together: enough that each layer's weights, once in the cache, serve many; few enough that all states
// of a batch take some 10 MB.
constexpr std::size_t kBatchPieces = 2048;

constexpr const char* kModelHint = "make the file again with training/";

/// Words behind kMostWords, or behind the last that fits, keep empty tags and hang on the root.
void fill_unread_words(SentenceReading& reading, std::size_t tokens) {
  std::uint32_t root = kRoot;
  for (std::uint32_t word = 0; word < reading.words.size(); ++word) {
    if (reading.words[word].head == kRoot) root = word;
  }
  while (reading.words.size() < tokens) {
    WordReading unread;
    unread.head = root;
    unread.deprel = "dep";
    reading.words.push_back(std::move(unread));
  }
}

/// The tokens that any of the spans touches.
std::vector<std::uint32_t> words_within(const Sentence& sentence, std::span<const Span> spans) {
  std::vector<std::uint32_t> words;
  for (std::uint32_t word = 0; word < sentence.tokens.size(); ++word) {
    const auto touches = [&](Span span) { return span.overlaps(sentence.tokens[word].span); };
    if (std::any_of(spans.begin(), spans.end(), touches)) words.push_back(word);
  }
  return words;
}

/// True where a product of bytes by oneDNN is exact at its largest sums: it is not on processors that cap them at 16 bits.
bool byte_products_are_exact() {
  constexpr std::size_t kSize = 64;
  const std::vector<float> no_bias(kSize, 0.0f);
  Matrix ones(kSize, kSize), input(1, kSize);
  std::fill_n(ones.row(0), kSize * kSize, 1.0f);
  std::fill_n(input.row(0), kSize, 1.0f);
  const Matrix output = Linear(std::move(ones), no_bias, Precision::Int8).apply(input);
  return std::all_of(output.row(0), output.row(0) + kSize, [](float sum) { return sum > kSize - 0.01f && sum < kSize + 0.01f; });
}

}  // namespace

struct Reader::Parts {
  ModelFile model;  // first: the network looks into it
  WordPieces word_pieces;
  Network network;
  ReaderOptions options;
};

Result<Reader> Reader::load(const std::filesystem::path& path, ReaderOptions options) {
  const SingleThreaded single_threaded;
  Result<ModelFile> model = ModelFile::open(path);
  if (!model) return tl::unexpected<Error>(model.error());
  if (model->header().labels.shape != shape_names()) return fail("the model knows other shapes of words than this program", path.string(), kModelHint);
  Result<WordPieces> word_pieces = WordPieces::of(model->vocabulary(), model->header().pieces);
  if (!word_pieces) return tl::unexpected<Error>(word_pieces.error());
  if (word_pieces->size() > model->weights("embed.word").rows()) {
    return fail("the model's vocabulary has more pieces than embeddings", path.string(), kModelHint);
  }
  if (options.precision == Precision::Int8 && !byte_products_are_exact()) {
    return fail("this processor has no exact product of bytes", path.string(), "read with Precision::Float32");
  }
  Network network(*model, options.precision, word_pieces->cls(), word_pieces->sep());
  return Reader(std::unique_ptr<const Parts>(new Parts{std::move(*model), std::move(*word_pieces), std::move(network), options}));
}

Reader::Reader(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Reading Reader::read(const Document& doc) const {
  return std::move(read(std::span(&doc, 1)).front());
}

std::vector<Reading> Reader::read(std::span<const Document> docs) const {
  const SingleThreaded single_threaded;
  std::vector<Pieces> pieces;
  std::vector<const Sentence*> sentences;
  for (const Document& doc : docs) {
    for (const Sentence& sentence : doc.sentences) {
      pieces.push_back(cut_sentence(doc, sentence, parts_->word_pieces));
      pieces.back().opens_story |= &sentence == &doc.sentences.front();
      sentences.push_back(&sentence);
    }
  }
  const std::vector<Window> windows = make_windows(pieces, parts_->model.header().encoder.max_pieces);
  std::vector<SentenceReading> read(sentences.size());
  std::span<const Window> rest = windows;
  while (!rest.empty()) {
    const std::size_t count = batch_of(rest, kBatchPieces);
    const BatchScores batch = parts_->network.score(pieces, rest.first(count), parts_->options.threshold);
    for (std::size_t number = 0; number < batch.sentences.size(); ++number) {
      read[batch.first_sentence + number] = decode(batch.sentences[number], parts_->model.header().labels, parts_->model.header().confidence);
    }
    rest = rest.subspan(count);
  }
  std::vector<Reading> readings;
  std::size_t number = 0;
  for (const Document& doc : docs) {
    Reading& reading = readings.emplace_back();
    for (const Sentence& sentence : doc.sentences) {
      fill_unread_words(read[number], sentence.tokens.size());
      reading.sentences.push_back(std::move(read[number++]));
    }
  }
  return readings;
}

bool Reader::relates() const { return parts_->network.relates(); }

Result<std::vector<float>> Reader::relate(const Document& doc, std::span<const Span> actor, std::span<const Span> recipient) const {
  const SingleThreaded single_threaded;
  if (!relates()) return fail("the reader " + name_and_version() + " has not learned what parties do to each other", {}, "use one that has, such as base");
  if (doc.sentences.empty()) return fail("the text has no words");
  const Pieces sentence = cut_sentence(doc, doc.sentences.front(), parts_->word_pieces);
  if (sentence.words() < doc.sentences.front().tokens.size() || sentence.size() > kMostAttended) {
    return fail("the text is too long to be read at once", {}, "cut it to the sentence in question, of at most " + std::to_string(kMostWords) + " words");
  }
  const PairSides sides = {words_within(doc.sentences.front(), actor), words_within(doc.sentences.front(), recipient)};
  if (sides.actor.empty() != actor.empty() || sides.recipient.empty() != recipient.empty()) return fail("a mark holds no word");
  const std::vector<Window> windows = make_windows(std::span(&sentence, 1), parts_->model.header().encoder.max_pieces);
  return parts_->network.relate(sentence, windows, sides);
}

const std::vector<std::string>& Reader::types() const { return parts_->model.header().labels.type; }

std::string Reader::name_and_version() const {
  return parts_->model.header().name + " " + parts_->model.header().version;
}

}  // namespace entente::reading
