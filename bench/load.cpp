// Measures what it takes to load the knowledge: processor time and memory, part by part and all together, on one thread.
//
//   bench_load                    knowledge/ of the repository and the atlas that was built
//   bench_load --knowledge DIR    another folder
//
// Times are the fewest of several loads; the files are in the page cache then. Memory is what stays allocated on the heap. The model of
// the reader is no knowledge: bench_speed tells how long that loads.
#include <fmt/format.h>
#include <malloc.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <filesystem>
#include <memory>

#include "text/cutter.h"
#include "what/contexts.h"
#include "what/numbers.h"
#include "what/ontology.h"
#include "what/quotations.h"
#include "what/rules.h"
#include "when/calendar.h"
#include "where/geoparser.h"
#include "who/registry.h"

namespace entente {
namespace {

constexpr double kMegabyte = 1024.0 * 1024.0;

double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Large blocks are mapped and not counted as in use.
double heap_megabytes() {
  const struct mallinfo2 heap = mallinfo2();
  return static_cast<double>(heap.uordblks + heap.hblkhd) / kMegabyte;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Cost {
  double seconds = 1e9;
  double megabytes = 0;
};

/// Loads one part several times. Taking a value down is not part of loading it.
template <typename Load>
Cost measure_part(const char* name, int rounds, const Load& load) {
  Cost cost;
  for (int round = 0; round < rounds; ++round) {
    const double heap = heap_megabytes(), begin = thread_seconds();
    const auto loaded = load();
    cost.seconds = std::min(cost.seconds, thread_seconds() - begin);
    cost.megabytes = heap_megabytes() - heap;
    if (!loaded) {
      for (const Error& error : loaded.error()) fmt::print(stderr, "{}\n", to_string(error));
      return {};
    }
  }
  fmt::print("{:<18}{:6.1f} ms {:6.1f} MB\n", name, cost.seconds * 1e3, cost.megabytes);
  return cost;
}

struct Settings {
  std::filesystem::path knowledge = std::filesystem::path(ENTENTE_ROOT) / "knowledge";
  std::filesystem::path atlas = ENTENTE_BUILT_ATLAS;
  int rounds = 10;
};

void measure(const Settings& settings) {
  const std::filesystem::path& knowledge = settings.knowledge;
  Cost all{0, 0};
  const auto add = [&](const char* name, const auto& load) {
    const Cost cost = measure_part(name, settings.rounds, load);
    all.seconds += cost.seconds;
    all.megabytes += cost.megabytes;
  };
  add("sentences, tokens", [&] { return text::Cutter::load(knowledge); });
  add("actors", [&] { return who::Registry::load(knowledge); });
  add("dates", [&] { return when::Calendar::load(knowledge); });
  add("places", [&] { return where::Gazetteer::load(knowledge, where::Atlas::open(settings.atlas).value()); });
  const auto gazetteer = std::make_shared<const where::Gazetteer>(where::Gazetteer::load(knowledge, where::Atlas::open(settings.atlas).value()).value());
  add("evidence of places", [&] { return where::Geoparser::load(knowledge, gazetteer); });
  add("ontology", [&] { return what::Ontology::load(knowledge); });
  add("contexts", [&] { return what::Contexts::load(knowledge); });
  add("numbers", [&] { return what::NumberWords::load(knowledge); });
  add("speech", [&] { return what::SpeechWords::load(knowledge); });
  fmt::print("{:<18}{:6.1f} ms {:6.1f} MB\n", "all knowledge", all.seconds * 1e3, all.megabytes);
  fmt::print("{:<18}{:16.0f} MB\n", "peak of program", peak_megabytes());
}

}  // namespace
}  // namespace entente

int main(int argc, char** argv) {
  CLI::App app("Measures how fast the knowledge loads, and how much memory it takes.");
  entente::Settings settings;
  app.add_option("--knowledge", settings.knowledge, "the folder of tables")->capture_default_str();
  app.add_option("--rounds", settings.rounds, "times that each part is loaded; the fastest counts")->capture_default_str()->check(CLI::PositiveNumber);
  CLI11_PARSE(app, argc, argv);
  entente::measure(settings);
  return 0;
}
