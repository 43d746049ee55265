// A dictionary of actors gives entries, each with names and codes, and days in order; or faults.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/day.h"
#include "who/actor_dictionary.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const entente::who::DictionaryEntry& entry : entente::who::parse_dictionary(text, "fuzz.actors.txt").entries) {
    if (entry.names.empty() || entry.codes.empty() || entry.line == 0) std::abort();
    for (const entente::who::DictionaryCode& code : entry.codes) {
      if (code.code.empty()) std::abort();
      if (!code.from.empty() && !entente::parse_day(code.from)) std::abort();
      if (!code.from.empty() && !code.until.empty() && code.until < code.from) std::abort();
    }
  }
  return 0;
}
