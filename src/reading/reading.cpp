#include "reading/reading.h"

#include <array>

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> kStatusNames = {"past", "future", "possible", "negated"};
constexpr std::array<std::string_view, 9> kRoleNames = {"actor", "recipient", "speaker", "time", "place", "dead", "injured", "arrested", "crowd"};

}  // namespace

std::string_view status_name(Status status) { return kStatusNames[static_cast<std::size_t>(status)]; }

std::optional<Status> status_of(std::string_view name) {
  for (std::size_t status = 0; status < kStatusNames.size(); ++status) {
    if (kStatusNames[status] == name) return static_cast<Status>(status);
  }
  return std::nullopt;
}

std::string_view role_name(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<Role> role_of(std::string_view name) {
  for (std::size_t role = 0; role < kRoleNames.size(); ++role) {
    if (kRoleNames[role] == name) return static_cast<Role>(role);
  }
  return std::nullopt;
}

}  // namespace entente
