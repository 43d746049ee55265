#include "cli/pipeline.h"

#include <algorithm>
#include <memory>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <optional>
#include <thread>

namespace entente::cli {

void code_stories(Sources& sources, const Coder& coder, std::size_t threads, const std::function<void(Outcome)>& sink,
                  const std::function<bool(const Story&)>& skip) {
  using Read = std::shared_ptr<Result<Story>>;
  using Done = std::shared_ptr<Outcome>;
  const auto read_next = [&](tbb::flow_control& flow) -> Read {
    for (;;) {
      std::optional<Result<Story>> story = sources.next();
      if (!story) {
        flow.stop();
        return nullptr;
      }
      if (*story && skip && skip(**story)) continue;
      return std::make_shared<Result<Story>>(std::move(*story));
    }
  };
  const auto code = [&](const Read& story) -> Done {
    if (!*story) return std::make_shared<Outcome>(tl::unexpected(story->error()));
    return std::make_shared<Outcome>(coder.code(coder.cutter().cut(std::move(**story))));
  };
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const auto hand_on = [&](const Done& outcome) { sink(std::move(*outcome)); };
  tbb::parallel_pipeline(threads * kInFlight, tbb::make_filter<void, Read>(tbb::filter_mode::serial_in_order, read_next) &
                                                  tbb::make_filter<Read, Done>(tbb::filter_mode::parallel, code) &
                                                  tbb::make_filter<Done, void>(tbb::filter_mode::serial_in_order, hand_on));
}

std::size_t default_threads() { return std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace entente::cli
