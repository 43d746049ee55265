// Codes stories on several threads and hands the results on in the order of the input, so that the output is the same on any
// number of threads. Memory is bounded: no more stories are held at once than there are threads.
#pragma once

#include <cstddef>
#include <functional>

#include "sources/reader.h"
#include "what/coder.h"

namespace entente::cli {

/// What became of one report: its events, or why it could not be read.
struct Outcome {
  Result<Coded> coded;
  double share = 0;  // of the input's bytes read when this report had been, 0..1; 0 where their number is unknown
};

using Sink = std::function<void(Outcome)>;
using Skip = std::function<bool(const Story&)>;

/// Calls `sink` on one thread at a time, and `skip`, where given, on one at a time too: it leaves a story out before it is coded. What
/// either throws ends the run and is thrown on.
void code_stories(sources::Sources& sources, const Coder& coder, std::size_t threads, const Sink& sink, const Skip& skip = {});

/// As many threads as the machine has cores.
std::size_t default_threads();

}  // namespace entente::cli
