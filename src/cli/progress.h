// A bar on standard error for long work: how much is done, how fast, how long it still takes. Silent where that is no terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace entente::cli {

class Progress {
 public:
  explicit Progress(bool shown);
  ~Progress();  // clears the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Draws anew, ten times a second at most. `share` is what is done of the whole, 0..1, or 0 where that is unknown.
  void show(std::uint64_t reports, std::uint64_t events, double share);

  double seconds() const;

 private:
  bool shown_;
  std::chrono::steady_clock::time_point begin_, drawn_;
};

/// "1 h 02 min", "3 min 05 s", "12 s".
std::string duration_text(double seconds);

}  // namespace entente::cli
