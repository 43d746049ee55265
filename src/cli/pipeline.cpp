// Each worker takes the next story, codes it, and waits until all stories before it have been handed on. Plain threads and mutexes, so
// that the thread sanitizer sees every hand-over (docs/decisions/threads.md).
#include "cli/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace entente::cli {
namespace {

double share_read(const sources::Sources& sources) {
  const sources::Progress progress = sources.progress();
  return progress.total == 0 ? 0 : static_cast<double>(progress.read) / static_cast<double>(progress.total);
}

class Pipeline {
 public:
  Pipeline(sources::Sources& sources, const Coder& coder, const Sink& sink, const Skip& skip) : sources_(sources), coder_(coder), sink_(sink), skip_(skip) {}

  void run(std::size_t threads) {
    {
      std::vector<std::jthread> workers;
      for (std::size_t count = 0; count < threads; ++count) workers.emplace_back([this] { work(); });
    }
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  /// A report on its way to the coder, and its place in the order of the input.
  struct Taken {
    Result<Story> story;
    double share;
    std::size_t place;
  };

  void work() {
    try {
      while (std::optional<Taken> taken = take()) hand_on(taken->place, code(*taken));
    } catch (...) {
      const std::lock_guard lock(turn_);
      if (!failure_) failure_ = std::current_exception();
      due_changed_.notify_all();
    }
  }

  std::optional<Taken> take() {
    const std::lock_guard lock(reading_);
    while (std::optional<Result<Story>> story = sources_.next()) {
      if (!*story || !skip_ || !skip_(**story)) return Taken{std::move(*story), share_read(sources_), taken_++};
    }
    return std::nullopt;
  }

  Outcome code(Taken& taken) const {
    if (!taken.story) return {tl::unexpected(taken.story.error()), taken.share};
    return {coder_.code(coder_.cutter().cut(std::move(*taken.story))), taken.share};
  }

  /// Once one worker has failed, nothing more is handed on, and the others end.
  void hand_on(std::size_t place, Outcome outcome) {
    std::unique_lock lock(turn_);
    due_changed_.wait(lock, [&] { return failure_ || due_ == place; });
    if (failure_) std::rethrow_exception(failure_);
    sink_(std::move(outcome));
    ++due_;
    due_changed_.notify_all();
  }

  sources::Sources& sources_;  // guarded by reading_, as are skip_ and taken_
  const Coder& coder_;
  const Sink& sink_;           // guarded by turn_, as are due_ and failure_
  const Skip& skip_;
  std::mutex reading_, turn_;
  std::condition_variable due_changed_;
  std::size_t taken_ = 0, due_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

void code_stories(sources::Sources& sources, const Coder& coder, std::size_t threads, const Sink& sink, const Skip& skip) {
  Pipeline(sources, coder, sink, skip).run(threads);
}

std::size_t default_threads() { return std::max(1u, std::thread::hardware_concurrency()); }

}  // namespace entente::cli
