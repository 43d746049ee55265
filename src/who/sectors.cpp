#include "who/sectors.h"

#include <algorithm>

namespace entente::who {
namespace {

template <std::size_t count>
bool is_one_of(const std::string& sector, const char* const (&codes)[count]) {
  return std::any_of(std::begin(codes), std::end(codes), [&](const char* code) { return sector == code; });
}

/// Those who fight outside the law: whoever commands, spies or sits for them is one of them.
constexpr const char* kOutlaws[] = {"REB", "CRM", "UAF"};
constexpr const char* kOfOutlaws[] = {"MIL", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "CRM"};
/// What a body of several states can have of its own: its soldiers, police and judges.
constexpr const char* kOfUnions[] = {"MIL", "COP", "JUD"};

/// As PLOVER has them, and a few beside (docs/KNOWLEDGE.md says what each means).
constexpr const char* kSectors[] = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY", "OPP", "REB", "UAF", "PRM", "CRM", "CVL",
                                    "BUS", "LAB", "AGR", "EDU", "JRN", "MED", "REL", "REF", "ELI", "SOC", "IGO", "NGO", "UNK"};

}  // namespace

bool is_sector(const std::string& code) { return is_one_of(code, kSectors); }

bool is_weak(const std::vector<std::string>& sectors) { return sectors.empty() || sectors.front() == "GOV" || sectors.front() == "UNK"; }

std::vector<std::string> sectors_in(const std::vector<std::string>& organisation, const std::vector<std::string>& role) {
  if (organisation.empty() || is_weak(role)) return organisation.empty() ? role : organisation;
  if (is_one_of(organisation.front(), kOutlaws) && is_one_of(role.front(), kOfOutlaws)) return organisation;
  if (!is_union(organisation)) return role;
  return is_one_of(role.front(), kOfUnions) ? std::vector<std::string>{role.front(), "IGO"} : organisation;
}

bool is_union(const std::vector<std::string>& sectors) { return std::find(sectors.begin(), sectors.end(), "IGO") != sectors.end(); }

void put_telling_first(std::vector<std::string>& sectors) {
  if (sectors.size() > 1 && sectors.front() == "IGO") std::rotate(sectors.begin(), sectors.begin() + 1, sectors.end());
}

}  // namespace entente::who
