// What sector a mention has when its head and the one it belongs to say different things: "rebel leader", "UN troops".
#pragma once

#include <string>
#include <vector>

namespace entente::who {

/// True for the codes that knowledge/ may use.
bool is_sector(const std::string& code);

/// True for sectors that say little of themselves, so that a word beside them may say more: a "leader" is GOV unless a rebel one.
bool is_weak(const std::vector<std::string>& sectors);

/// The sectors of one who holds `role` in an organisation: its soldiers are soldiers, its officials are it.
std::vector<std::string> sectors_in(const std::vector<std::string>& organisation, const std::vector<std::string>& role);

/// True for bodies of several states, which belong to no country.
bool is_union(const std::vector<std::string>& sectors);

/// The tables say whose body it is and then what it does (IGO, MIL); an actor says what it does first.
void put_telling_first(std::vector<std::string>& sectors);

}  // namespace entente::who
