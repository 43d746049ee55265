#include "reading/reading.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> kStatusNames = {"past", "future", "possible", "negated"};

}  // namespace

std::string_view status_name(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

std::optional<Status> status_of(std::string_view name) {
  for (std::size_t status = 0; status < kStatusNames.size(); ++status) {
    if (kStatusNames[status] == name) return static_cast<Status>(status);
  }
  return std::nullopt;
}

}  // namespace entente
