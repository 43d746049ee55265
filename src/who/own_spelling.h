// Gives a known actor another spelling: its rows go into the user's folder with the spelling added, where they take the place of ours.
//
//   Loaded<OwnTable> table = with_spellings(folders, world, "Kim Jong Un", {"Kim Jong Eun"});
//   Result<void> saved = table->save();
#pragma once

#include <string>
#include <vector>

#include "who/own_table.h"
#include "who/world.h"

namespace entente::who {

/// `world` must be that of `folders`. Fails where the name is no row's, or several rows', telling which they are.
Loaded<OwnTable> with_spellings(const KnowledgeFolder& folders, const World& world, const std::string& name, const std::vector<std::string>& spellings);

}  // namespace entente::who
