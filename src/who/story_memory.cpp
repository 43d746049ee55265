#include "who/story_memory.h"

namespace entente::who {
namespace {

/// Nobody is referred back to over more mentions than these; a book given as one story stays cheap.
constexpr std::size_t kMostReferents = 512;

}  // namespace

void StoryMemory::clear() { *this = StoryMemory(); }

void StoryMemory::open_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  tally_.next_sentence();
  if (referents_.size() > kMostReferents) referents_.erase(referents_.begin(), referents_.end() - kMostReferents / 2);
}

void StoryMemory::remember(Referent referent) { referents_.push_back(std::move(referent)); }

void StoryMemory::name_person(const std::string& surname, const Actor& actor, char gender) { people_[surname] = {actor, gender}; }

const StoryMemory::NamedPerson* StoryMemory::person_by_surname(const std::string& surname) const {
  const auto found = people_.find(surname);
  return found == people_.end() ? nullptr : &found->second;
}

}  // namespace entente::who
