#include "cli/pipeline.h"

#include <algorithm>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <optional>
#include <thread>

namespace entente::cli {
namespace {

/// A report on its way to the coder.
struct Read {
  Result<Story> story;
  double share;
};

double share_read(const sources::Sources& sources) {
  const sources::Progress progress = sources.progress();
  return progress.total == 0 ? 0 : static_cast<double>(progress.read) / static_cast<double>(progress.total);
}

/// The next story that is not to be skipped, or nothing.
std::shared_ptr<Read> read_next(sources::Sources& sources, const std::function<bool(const Story&)>& skip) {
  while (std::optional<Result<Story>> story = sources.next()) {
    if (!*story || !skip || !skip(**story)) return std::make_shared<Read>(Read{std::move(*story), share_read(sources)});
  }
  return nullptr;
}

Outcome code_one(const Coder& coder, Read& read) {
  if (!read.story) return {tl::unexpected(read.story.error()), read.share};
  return {coder.code(coder.cutter().cut(std::move(*read.story))), read.share};
}

}  // namespace

void code_stories(sources::Sources& sources, const Coder& coder, std::size_t threads, const std::function<void(Outcome)>& sink,
                  const std::function<bool(const Story&)>& skip) {
  using ReadPointer = std::shared_ptr<Read>;
  using OutcomePointer = std::shared_ptr<Outcome>;
  const auto read = tbb::make_filter<void, ReadPointer>(tbb::filter_mode::serial_in_order, [&](tbb::flow_control& flow) {
    ReadPointer next = read_next(sources, skip);
    if (!next) flow.stop();
    return next;
  });
  const auto code = tbb::make_filter<ReadPointer, OutcomePointer>(
      tbb::filter_mode::parallel, [&](const ReadPointer& story) { return std::make_shared<Outcome>(code_one(coder, *story)); });
  const auto hand_on =
      tbb::make_filter<OutcomePointer, void>(tbb::filter_mode::serial_in_order, [&](const OutcomePointer& outcome) { sink(std::move(*outcome)); });
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::parallel_pipeline(threads * kInFlight, read & code & hand_on);
}

std::size_t default_threads() { return std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace entente::cli
