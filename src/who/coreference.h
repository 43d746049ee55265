// Whom a pronoun or a description points back to, among those the story has named.
//
//   std::vector<Actor> actors = antecedents(memory, *world.pronoun("he"), place);
//   std::vector<Actor> pair = antecedents(memory, *world.description("two leaders"));
//
// Empty where nobody fits: better no one than the wrong one. Within a sentence the subject comes first, for the subject of one
// clause mostly stays the subject of the next; between sentences the nearer one comes first.
#pragma once

#include <vector>

#include "who/actor.h"
#include "who/story_memory.h"

namespace entente::who {

/// Where the pronoun stands.
struct PronounPlace {
  std::uint32_t token = 0;
  bool is_object = false;  // not the subject's own: "X told him" is not X
};

std::vector<Actor> antecedents(const StoryMemory& memory, const Pronoun& pronoun, PronounPlace place);
/// `sectors`: what the description itself says of them ("court"); those that point to a `role` are only such as share one.
std::vector<Actor> antecedents(const StoryMemory& memory, const Description& description, const std::vector<std::string>& sectors);

/// The last one of the same role whose country the text itself gave: "Afghan police ... police". Null where there is none.
const Referent* last_with_role(const StoryMemory& memory, const std::string& role);

}  // namespace entente::who
