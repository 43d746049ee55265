// Measures speed on one thread: of the reader alone, with the share of the processor's own limit that its products of matrices
// reach, and of the whole way from text to events, stage by stage. The limit is measured with oneDNN in the same run, so that a
// slow or busy machine does not change the share.
//
//   bench_speed                             codes examples/*.jsonl with models/base.entente
//   bench_speed --reader small a.jsonl b.txt JSONL with a field "text", or plain text; a name under models/, or a model file
//
// All times are processor time of this thread: what others do on the machine lowers speeds, but far less than with the clock.
#include <fmt/format.h>
#include <oneapi/dnnl/dnnl.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "reading/model_file.h"
#include "reading/reader.h"
#include "reading/windows.h"
#include "text/cutter.h"
#include "what/coder.h"
#include "where/event_place.h"

namespace entente {
namespace {

double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// The fewest seconds that one of several calls took.
template <typename Call>
double best_seconds(int calls, const Call& call) {
  double best = 1e9;
  for (int number = 0; number < calls; ++number) {
    const double begin = thread_seconds();
    call();
    best = std::min(best, thread_seconds() - begin);
  }
  return best;
}

/// The machine's limit in operations a second for the encoder's commonest shape: 256 rows through hidden x intermediate.
struct MachineLimit {
  double bytes = 0, floats = 0;
};

constexpr dnnl_dim_t kLimitRows = 256;

/// Over about as long a time as the corpus takes, so that other work on the machine disturbs both alike.
MachineLimit measure_limit(const reading::EncoderShape& shape) {
  constexpr int kRounds = 5;
  constexpr double kOperations = 6e10;  // of a round: an eighth of a second in bytes
  constexpr dnnl_dim_t m = kLimitRows;
  const auto n = static_cast<dnnl_dim_t>(shape.intermediate), k = static_cast<dnnl_dim_t>(shape.hidden);
  const double operations_of_call = 2.0 * static_cast<double>(m) * static_cast<double>(n) * static_cast<double>(k);
  const int calls = std::max(1, static_cast<int>(kOperations / operations_of_call));
  const double operations = operations_of_call * calls;
  std::vector<std::uint8_t> bytes(m * k, 1);
  std::vector<std::int8_t> weights(n * k, 1);
  std::vector<std::int32_t> sums(m * n);
  std::vector<float> input(m * k, 1), matrix(n * k, 1), output(m * n);
  const std::int32_t no_offset = 0;
  const auto multiply_bytes = [&] {
    for (int call = 0; call < calls; ++call) {
      dnnl_gemm_u8s8s32('N', 'T', 'F', m, n, k, 1, bytes.data(), k, 0, weights.data(), k, 0, 0, sums.data(), n, &no_offset);
    }
  };
  const auto multiply_floats = [&] {
    for (int call = 0; call < calls; ++call) dnnl_sgemm('N', 'T', m, n, k, 1, input.data(), k, matrix.data(), k, 0, output.data(), n);
  };
  return {operations / best_seconds(kRounds, multiply_bytes), operations / best_seconds(kRounds, multiply_floats)};
}

std::vector<std::string> texts_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (path.extension() != ".jsonl") return {std::string(std::istreambuf_iterator<char>(file), {})};
  std::vector<std::string> texts;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty()) texts.push_back(nlohmann::json::parse(line).at("text"));
  }
  return texts;
}

std::vector<std::filesystem::path> examples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ENTENTE_ROOT) / "examples")) {
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Work in a corpus, by the sizes of the model.
struct Work {
  std::size_t sentences = 0, pieces = 0, read_pieces = 0, frames = 0;
  double operations = 0;  // of the layers' products, both passes
};

/// Multiplications and additions of the products of `layers` layers. All see `pieces`; the last has new states for `words` only.
double operations_of(const reading::EncoderShape& shape, std::size_t layers, std::size_t pieces, std::size_t words) {
  const auto hidden = static_cast<double>(shape.hidden), intermediate = static_cast<double>(shape.intermediate);
  const double inputs = 2 * hidden * 3 * hidden, rest = 2 * hidden * (hidden + 2 * intermediate);
  return static_cast<double>(layers * pieces) * inputs + static_cast<double>((layers - 1) * pieces + words) * rest;
}

Work work_of(const std::vector<Document>& docs, const std::vector<Reading>& readings, const reading::ModelFile& model) {
  const auto word_pieces = reading::WordPieces::of(model.vocabulary(), model.header().pieces);
  const reading::EncoderShape& shape = model.header().encoder;
  Work work;
  std::size_t words = 0;
  for (std::size_t number = 0; number < docs.size(); ++number) {
    std::vector<reading::Pieces> sentences;
    for (const Sentence& sentence : docs[number].sentences) sentences.push_back(cut_sentence(docs[number], sentence, *word_pieces));
    for (const reading::Window& window : make_windows(sentences, shape.max_pieces)) work.read_pieces += window.pieces();
    for (std::size_t sentence = 0; sentence < sentences.size(); ++sentence) {
      const std::size_t frames = readings[number].sentences[sentence].frames.size();
      work.pieces += sentences[sentence].size();
      work.frames += frames;
      words += sentences[sentence].words();
      work.operations += operations_of(shape, model.header().frame_layers, frames * sentences[sentence].size(), frames * sentences[sentence].words());
    }
    work.sentences += sentences.size();
  }
  work.operations += operations_of(shape, shape.layers, work.read_pieces, words);
  return work;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// What is measured, and how often; the fastest time counts.
struct Settings {
  std::filesystem::path knowledge = std::filesystem::path(ENTENTE_ROOT) / "knowledge";
  std::filesystem::path model;
  std::filesystem::path atlas = ENTENTE_BUILT_ATLAS;
  reading::ReaderOptions reader;
  std::vector<std::filesystem::path> corpus;
  int rounds = 5;
};

std::vector<Story> stories_of(const std::vector<std::filesystem::path>& paths) {
  std::vector<Story> stories;
  for (const auto& path : paths) {
    for (std::string& text : texts_of(path)) stories.emplace_back().text = std::move(text);
  }
  return stories;
}

void print_time(const char* name, double seconds, std::size_t sentences) {
  fmt::print("{:<18}{:.3f} ms a sentence, {:.0f} sentences/s\n", name, seconds / static_cast<double>(sentences) * 1e3, static_cast<double>(sentences) / seconds);
}

/// The reader alone; returns its seconds.
double measure_reader(const Settings& settings, const reading::Reader& reader, const std::vector<Document>& docs, std::vector<Reading>& readings) {
  const double load_seconds = best_seconds(settings.rounds, [&] { (void)reading::Reader::load(settings.model, settings.reader); });
  const double seconds = best_seconds(settings.rounds, [&] {
    readings.clear();
    for (const Document& doc : docs) readings.push_back(reader.read(doc));
  });
  const reading::SingleThreaded single_threaded;
  const auto model = reading::ModelFile::open(settings.model);
  const MachineLimit limit = measure_limit(model->header().encoder);
  const Work work = work_of(docs, readings, *model);
  const bool in_bytes = settings.reader.precision == reading::Precision::Int8;
  fmt::print("reader            {}, {}\n", reader.name_and_version(), in_bytes ? "int8" : "f32");
  fmt::print("corpus            {} documents, {} sentences, {} pieces ({} with separators and context), {} frames\n", docs.size(), work.sentences,
             work.pieces, work.read_pieces, work.frames);
  fmt::print("load              {:.0f} ms\n", load_seconds * 1e3);
  fmt::print("speed             {:.0f} sentences/s, {:.0f} pieces/s\n", static_cast<double>(work.sentences) / seconds,
             static_cast<double>(work.pieces) / seconds);
  fmt::print("products          {:.0f} GOP/s (layers only; everything else counts as lost time)\n", work.operations / seconds / 1e9);
  fmt::print("limit             {:.0f} GOP/s int8, {:.0f} GFLOP/s f32 ({} rows, {} x {}, oneDNN)\n", limit.bytes / 1e9, limit.floats / 1e9, kLimitRows,
             model->header().encoder.hidden, model->header().encoder.intermediate);
  fmt::print("share of limit    {:.2f}\n", work.operations / seconds / (in_bytes ? limit.bytes : limit.floats));
  return seconds;
}

/// Seconds of the stages behind the reader, each run by itself on what the stages before it found.
struct StageSeconds {
  double who = 0, when = 0, where = 0;
};

/// Calls visit(coded, sentence, frame) for every frame of a corpus.
template <typename Visit>
void for_each_frame(const std::vector<Coded>& corpus, const Visit& visit) {
  for (const Coded& coded : corpus) {
    for (std::uint32_t sentence = 0; sentence < coded.reading.sentences.size(); ++sentence) {
      for (const Frame& frame : coded.reading.sentences[sentence].frames) visit(coded, sentence, frame);
    }
  }
}

StageSeconds measure_stages(const Settings& settings, const Coder& coder, const std::vector<Document>& docs, const std::vector<Reading>& readings) {
  const auto registry = who::Registry::load(settings.knowledge);
  const auto calendar = when::Calendar::load(settings.knowledge);
  const auto gazetteer = std::make_shared<const where::Gazetteer>(where::Gazetteer::load(settings.knowledge, where::Atlas::open(settings.atlas).value()).value());
  const auto geoparser = where::Geoparser::load(settings.knowledge, gazetteer);
  std::vector<Coded> corpus;
  for (std::size_t number = 0; number < docs.size(); ++number) corpus.push_back(coder.code(docs[number], readings[number]));
  StageSeconds seconds;
  seconds.who = best_seconds(settings.rounds, [&] {
    for (const Coded& coded : corpus) (void)registry->resolve(coded.document, coded.reading);
  });
  seconds.when = best_seconds(settings.rounds, [&] {
    for (const Coded& coded : corpus) (void)calendar->find(coded.document, coded.reading);
    for_each_frame(corpus, [&](const Coded& coded, std::uint32_t sentence, const Frame& frame) {
      (void)calendar->date_of(coded.document, coded.reading, coded.when, sentence, frame);
    });
  });
  seconds.where = best_seconds(settings.rounds, [&] {
    for (const Coded& coded : corpus) {
      where::EventPlaces places(*gazetteer, *geoparser, coded.document, coded.reading, coded.who);
      for (std::uint32_t sentence = 0; sentence < coded.reading.sentences.size(); ++sentence) {
        for (const Frame& frame : coded.reading.sentences[sentence].frames) (void)places.of(sentence, frame);
      }
    }
  });
  return seconds;
}

int measure(const Settings& settings) {
  const auto coder = Coder::load({.knowledge = settings.knowledge, .model = settings.model, .atlas = settings.atlas, .reader = settings.reader});
  const auto reader = reading::Reader::load(settings.model, settings.reader);
  if (!coder) {
    for (const Error& error : coder.error()) fmt::print(stderr, "{}\n", to_string(error));
    return 2;
  }
  const std::vector<Story> stories = stories_of(settings.corpus);
  const auto cut_all = [&] {
    std::vector<Document> docs;
    for (const Story& story : stories) docs.push_back(coder->cutter().cut(story));
    return docs;
  };
  const std::vector<Document> docs = cut_all();
  std::vector<Reading> readings;
  const double read = measure_reader(settings, *reader, docs, readings);
  const double cut = best_seconds(settings.rounds, cut_all);
  const StageSeconds stages = measure_stages(settings, *coder, docs, readings);
  const double whole = best_seconds(settings.rounds, [&] {
    for (const Story& story : stories) (void)coder->code(coder->cutter().cut(story));
  });
  std::size_t sentences = 0;
  for (const Document& doc : docs) sentences += doc.sentences.size();
  print_time("text to events", whole, sentences);
  print_time("  cut", cut, sentences);
  print_time("  read", read, sentences);
  print_time("  who", stages.who, sentences);
  print_time("  when", stages.when, sentences);
  print_time("  where", stages.where, sentences);
  print_time("  what and rest", std::max(1e-9, whole - cut - read - stages.who - stages.when - stages.where), sentences);
  fmt::print("peak memory       {:.0f} MB\n", peak_megabytes());
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  CLI::App app("Measures how fast reports are read and coded.");
  entente::Settings settings;
  std::string reader = "base";
  bool single_precision = false;
  app.add_option("--reader", reader, "a name under models/, or a model file")->capture_default_str();
  app.add_flag("--f32", single_precision, "read in single precision, the reference");
  app.add_option("--rounds", settings.rounds, "times that each thing is done; the fastest counts")->capture_default_str()->check(CLI::PositiveNumber);
  app.add_option("path", settings.corpus, "JSONL or text files; examples/ by default");
  CLI11_PARSE(app, argc, argv);
  const std::filesystem::path named = std::filesystem::path(ENTENTE_ROOT) / "models" / (reader + ".entente");
  settings.model = std::filesystem::exists(named) ? named : std::filesystem::path(reader);
  if (settings.corpus.empty()) settings.corpus = entente::examples();
  if (single_precision) settings.reader.precision = entente::reading::Precision::Float32;
  return entente::measure(settings);
}
