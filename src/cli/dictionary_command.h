// entente actors import, a part of `entente actors` (actors_command.cpp) with a file of its own.
#pragma once

#include "cli/command.h"

namespace entente::cli {

void add_import(CLI::App& actors, Program& program);

/// The folder that --knowledge names, which need not exist yet. Throws Failure where none is named.
std::filesystem::path folder_to_write(const Program& program);

}  // namespace entente::cli
