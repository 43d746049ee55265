#include "cli/progress.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace entente::cli {
namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::chrono::milliseconds kRedraw{100};

std::string bar(double share) {
  const std::size_t filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * kBarWidth);
  std::string text;
  for (std::size_t cell = 0; cell < kBarWidth; ++cell) text += cell < filled ? "█" : "░";
  return text;
}

}  // namespace

Progress::Progress(bool shown) : shown_(shown), begin_(std::chrono::steady_clock::now()), drawn_(begin_ - kRedraw) {}

Progress::~Progress() {
  if (shown_) fmt::print(stderr, "\r\033[K");
}

double Progress::seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count(); }

void Progress::show(std::uint64_t reports, std::uint64_t events, double share) {
  const auto now = std::chrono::steady_clock::now();
  if (!shown_ || now - drawn_ < kRedraw) return;
  drawn_ = now;
  const double passed = seconds();
  const double rate = passed > 0 ? static_cast<double>(reports) / passed : 0;
  const std::string left = share > 0 ? ", " + duration_text(passed / share - passed) + " left" : "";
  fmt::print(stderr, "\r\033[K{} {} reports, {:.0f} a second{}, {} events", bar(share), reports, rate, left, events);
  std::fflush(stderr);
}

std::string duration_text(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::max(0.0, seconds) + 0.5);
  if (whole >= 3600) return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
  if (whole >= 60) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} s", whole);
}

}  // namespace entente::cli
