// What a story has named so far: whom pronouns, surnames and bare roles can mean, and which countries it speaks of.
//
//   memory.open_sentence(sentence);  memory.remember(referent);
//   for (const Referent* known : memory.recent()) ...   // the last first
//
// One a story, on the stack of the thread that resolves it. Choosing among the referents is who/coreference.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "who/actor.h"
#include "who/knowledge.h"
#include "who/tally.h"

namespace entente::who {

enum class Being : std::uint8_t { Person, State, Body, Group, Unknown };

/// A mention with whom it stands for.
struct Referent {
  std::vector<Actor> actors;       // one, mostly
  Being being = Being::Unknown;
  char gender = '?';               // m, f, ?
  bool is_plural = false;
  std::string role;                // the role word, where it has one: "police"
  bool has_own_country = false;    // the mention itself says the country; it is not taken from the context
  std::uint32_t sentence = 0;
  TokenRange range;
  bool is_subject = false;         // by the tree
  bool is_main_subject = false;    // subject of the sentence's main clause
  bool is_nested = false;          // inside a longer mention: "Annan" in "Annan's spokesman"
  bool is_joined = false;          // coordinated with the referent before it: "Putin and Merkel"
};

class StoryMemory {
 public:
  /// Forgets everything: what follows belongs to another story.
  void clear();
  void open_sentence(std::uint32_t sentence);
  void remember(Referent referent);

  /// All that is remembered, in order. Bounded: the oldest are dropped.
  const std::vector<Referent>& referents() const { return referents_; }
  std::uint32_t sentence() const { return sentence_; }

  StoryTally& tally() { return tally_; }
  const StoryTally& tally() const { return tally_; }

  /// Persons named in full, for their surnames later on.
  void name_person(const std::string& surname, const Actor& actor, char gender);
  struct NamedPerson {
    Actor actor;
    char gender = '?';
  };
  const NamedPerson* person_by_surname(const std::string& surname) const;

  /// Whoever last spoke: what "we" and "I" stand for.
  void hear(const std::vector<Actor>& speakers) { speakers_ = speakers; }
  const std::vector<Actor>& speakers() const { return speakers_; }

 private:
  std::vector<Referent> referents_;
  std::map<std::string, NamedPerson> people_;
  std::vector<Actor> speakers_;
  StoryTally tally_;
  std::uint32_t sentence_ = 0;
};

}  // namespace entente::who
