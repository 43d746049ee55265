// A table gives rows whose cells can all be asked for, or faults.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "base/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string file = "/tmp/entente_table_fuzz_" + std::to_string(getpid());
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  const auto table = entente::Table::read(file, {"id", "names"});
  if (!table) {
    if (table.error().empty()) std::abort();
    return 0;
  }
  for (const auto& row : table->rows()) {
    for (const std::string_view name : row.list("names")) {
      if (name.empty() || name.size() > row["names"].size()) std::abort();
    }
  }
  return 0;
}
