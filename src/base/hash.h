// A short fingerprint of bytes, the same on every machine: for ids of reports that bring none and for checksums.
// Not for secrets: whoever wants to can make two texts with the same fingerprint.
#pragma once

#include <string>
#include <string_view>

namespace entente {

/// XXH3-64 of the bytes, as 16 lower-case hex digits.
std::string fingerprint(std::string_view bytes);

}  // namespace entente
