// The neural reader: a Document in, its Reading out. Loaded once from a model file, const, shared by all threads.
//
//   Result<reading::Reader> reader = reading::Reader::load("models/small.entente");
//   Reading reading = reader->read(doc);
//
// Each call works on its caller's thread alone; whoever wants more speed reads several documents on several threads.
// Short documents (one sentence, one headline) read faster together: read() takes many at once.
// Not for deciding who an actor is or when an event took place: who/, when/, where/ and what/ do that with the Reading.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "reading/linear.h"
#include "reading/reading.h"
#include "text/document.h"

namespace entente::reading {

struct ReaderOptions {
  Precision precision = Precision::Int8;
  float threshold = 0.5f;  // probability above which a word is a trigger
};

class Reader {
 public:
  /// Reads and checks the model. Fails, saying what to do, on a file that is missing, damaged or foreign, and on a processor
  /// for which oneDNN has no proper product of bytes.
  static Result<Reader> load(const std::filesystem::path& model, ReaderOptions options = {});

  /// One sentence of the Reading for each of the document's; the same bytes on any number of threads. Of a sentence with more
  /// than kMostWords tokens the rest stays unread: no tags, attached to the root's word.
  Reading read(const Document& doc) const;

  /// The same for many documents, which share batches.
  std::vector<Reading> read(std::span<const Document> docs) const;

  /// Whether the model has learned what relate() takes.
  bool relates() const;

  /// What the parties named in `actor` do to those named in `recipient` (stretches of the text; one of the two may be empty), by the
  /// document's only sentence: the probability of each type of event, in the order of types(). Fails on a model that does not relate,
  /// on a text without words or of more than kMostAttended pieces, and on a side of which no word is read.
  Result<std::vector<float>> relate(const Document& doc, std::span<const Span> actor, std::span<const Span> recipient) const;

  /// The types of events: "AGREE", "CONSULT" ...
  const std::vector<std::string>& types() const;

  /// "small 1", for the record.
  std::string name_and_version() const;

  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  ~Reader();

 private:
  struct Parts;
  explicit Reader(std::unique_ptr<const Parts> parts);

  std::unique_ptr<const Parts> parts_;
};

}  // namespace entente::reading
