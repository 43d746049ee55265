// Codes stories on several threads and hands the results on in the order of the input, so that the output is the same on any
// number of threads. Memory is bounded: no more than kInFlight stories a thread are held at once.
#pragma once

#include <cstddef>
#include <functional>

#include "sources/reader.h"
#include "what/coder.h"

namespace entente::cli {

constexpr std::size_t kInFlight = 4;

/// What became of one report: its events, or why it could not be read.
struct Outcome {
  Result<Coded> coded;
  double share = 0;  // of the input's bytes read when this report had been, 0..1; 0 where their number is unknown
};

/// Calls `sink` on one thread at a time, and `skip`, where given, on one: it leaves a story out before it is read.
void code_stories(sources::Sources& sources, const Coder& coder, std::size_t threads, const std::function<void(Outcome)>& sink,
                  const std::function<bool(const Story&)>& skip = {});

/// As many threads as the machine has cores.
std::size_t default_threads();

}  // namespace entente::cli
