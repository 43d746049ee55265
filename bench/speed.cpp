// Measures the reader: sentences and pieces a second on one thread, and what share of the processor's own limit its products of
// matrices reach. The limit is measured with oneDNN in the same run, so that a slow or busy machine does not change the share.
//
//   bench_speed                                  reads examples/*.jsonl with models/small.entente
//   bench_speed --model M.entente a.jsonl b.txt  JSONL with a field "text", or plain text
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

/// The machine's limit in operations a second for the encoder's commonest shape: 256 rows through 384 x 1536.
struct MachineLimit {
  double bytes = 0, floats = 0;
};

/// Over about as long a time as the corpus takes, so that other work on the machine disturbs both alike.
MachineLimit measure_limit() {
  constexpr int kRounds = 5, kCalls = 200;
  constexpr dnnl_dim_t m = 256, n = 1536, k = 384;
  const double operations = 2.0 * m * n * k * kCalls;
  std::vector<std::uint8_t> bytes(m * k, 1);
  std::vector<std::int8_t> weights(n * k, 1);
  std::vector<std::int32_t> sums(m * n);
  std::vector<float> input(m * k, 1), matrix(n * k, 1), output(m * n);
  const std::int32_t no_offset = 0;
  const auto multiply_bytes = [&] {
    for (int call = 0; call < kCalls; ++call) {
      dnnl_gemm_u8s8s32('N', 'T', 'F', m, n, k, 1, bytes.data(), k, 0, weights.data(), k, 0, 0, sums.data(), n, &no_offset);
    }
  };
  const auto multiply_floats = [&] {
    for (int call = 0; call < kCalls; ++call) dnnl_sgemm('N', 'T', m, n, k, 1, input.data(), k, matrix.data(), k, 0, output.data(), n);
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

/// Multiplications and additions of one layer's products for one piece.
double operations_of_layer(const reading::EncoderShape& shape) {
  return 2.0 * static_cast<double>(shape.hidden) * static_cast<double>(4 * shape.hidden + 2 * shape.intermediate);
}

Work work_of(const std::vector<Document>& docs, const std::vector<Reading>& readings, const reading::ModelFile& model) {
  const auto word_pieces = reading::WordPieces::of(model.vocabulary());
  const reading::EncoderShape& shape = model.header().encoder;
  Work work;
  for (std::size_t number = 0; number < docs.size(); ++number) {
    std::vector<reading::Pieces> sentences;
    for (const Sentence& sentence : docs[number].sentences) sentences.push_back(cut_sentence(docs[number], sentence, *word_pieces));
    for (const reading::Window& window : make_windows(sentences, shape.max_pieces)) work.read_pieces += window.pieces();
    for (std::size_t sentence = 0; sentence < sentences.size(); ++sentence) {
      const std::size_t frames = readings[number].sentences[sentence].frames.size();
      work.pieces += sentences[sentence].size();
      work.frames += frames;
      work.operations += operations_of_layer(shape) * static_cast<double>(model.header().frame_layers * frames * sentences[sentence].size());
    }
    work.sentences += sentences.size();
  }
  work.operations += operations_of_layer(shape) * static_cast<double>(shape.layers * work.read_pieces);
  return work;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

int measure(const std::string& model_path, reading::Precision precision, std::vector<std::filesystem::path> paths, int rounds) {
  const auto cutter = text::Cutter::load(std::filesystem::path(ENTENTE_ROOT) / "knowledge");
  if (!cutter) return fmt::print(stderr, "{}\n", to_string(cutter.error())), 2;
  const double load_seconds = best_seconds(5, [&] { (void)reading::Reader::load(model_path, {precision}); });
  const auto reader = reading::Reader::load(model_path, {precision});
  if (!reader) return fmt::print(stderr, "{}\n", to_string(reader.error())), 2;
  std::vector<Document> docs;
  for (const auto& path : paths.empty() ? examples() : paths) {
    for (std::string& text : texts_of(path)) {
      Story story;
      story.text = std::move(text);
      docs.push_back(cutter->cut(std::move(story)));
    }
  }
  std::vector<Reading> readings;
  const double seconds = best_seconds(rounds, [&] {
    readings.clear();
    for (const Document& doc : docs) readings.push_back(reader->read(doc));
  });
  const reading::SingleThreaded single_threaded;
  const MachineLimit limit = measure_limit();
  const Work work = work_of(docs, readings, *reading::ModelFile::open(model_path));
  const double machine = precision == reading::Precision::Int8 ? limit.bytes : limit.floats;
  fmt::print("reader            {}, {}\n", reader->name_and_version(), precision == reading::Precision::Int8 ? "int8" : "f32");
  fmt::print("corpus            {} documents, {} sentences, {} pieces ({} with separators and context), {} frames\n", docs.size(), work.sentences,
             work.pieces, work.read_pieces, work.frames);
  fmt::print("load              {:.0f} ms\n", load_seconds * 1e3);
  fmt::print("speed             {:.0f} sentences/s, {:.0f} pieces/s\n", static_cast<double>(work.sentences) / seconds,
             static_cast<double>(work.pieces) / seconds);
  fmt::print("products          {:.0f} GOP/s (layers only; everything else counts as lost time)\n", work.operations / seconds / 1e9);
  fmt::print("limit             {:.0f} GOP/s int8, {:.0f} GFLOP/s f32 (256 x 384 x 1536, oneDNN)\n", limit.bytes / 1e9, limit.floats / 1e9);
  fmt::print("share of limit    {:.2f}\n", work.operations / seconds / machine);
  fmt::print("peak memory       {:.0f} MB\n", peak_megabytes());
  return 0;
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  CLI::App app("Measures how fast the reader reads.");
  std::string model = std::string(ENTENTE_ROOT) + "/models/small.entente";
  std::vector<std::filesystem::path> paths;
  bool single_precision = false;
  int rounds = 5;
  app.add_option("--model", model, "model file")->capture_default_str();
  app.add_flag("--f32", single_precision, "read in single precision, the reference");
  app.add_option("--rounds", rounds, "times the corpus is read; the fastest counts")->capture_default_str();
  app.add_option("path", paths, "JSONL or text files; examples/ by default");
  CLI11_PARSE(app, argc, argv);
  return entente::measure(model, single_precision ? entente::reading::Precision::Float32 : entente::reading::Precision::Int8, paths, std::max(1, rounds));
}
