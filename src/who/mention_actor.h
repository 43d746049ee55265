// Resolves one mention: names first, then persons, then roles with the country that stands beside them, then the story's context.
//
//   MentionResolver resolver(world, view, memory, day, nullptr);
//   Resolved police = resolver.resolve({4, 6}, "NOM");
//
// Reads the story's memory but never writes it: who/registry.cpp does, mention by mention.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "who/context_country.h"
#include "who/mention_parts.h"
#include "who/story_memory.h"
#include "who/world.h"

namespace entente::who {

/// Who a mention is, with what later mentions may want to know of it. `actors` is never empty.
struct Resolved {
  std::vector<Actor> actors;
  Being being = Being::Unknown;
  char gender = '?';
  bool is_plural = false;
  std::string role;
  bool has_own_country = false;
  std::string surname;  // of a person named here, folded; empty otherwise
};

class MentionResolver {
 public:
  MentionResolver(const World& world, const SentenceView& view, const StoryMemory& memory, std::optional<Day> day, ContextLog* log);

  /// `kind` is the reader's (PER ORG LOC NAT NOM), or empty where it saw only a role of an event.
  Resolved resolve(TokenRange range, const std::string& kind) const;

 private:
  /// To whom the head belongs: "Russian" in "Russian officials", "UN" in "UN troops".
  struct Owner {
    Actor actor;
    bool is_organisation = false;
    NameKind kind = NameKind::State;
    std::vector<Actor> fellows{};  // the others, where a pronoun stands for several: "their armies"
    bool is_where = false;  // says where they are, not whose: "coalition troops in Iraq"
  };

  std::optional<Resolved> as_pronoun(const MentionParts& parts) const;
  std::optional<Resolved> as_name(const MentionParts& parts) const;
  std::optional<Resolved> as_head_organisation(const MentionParts& parts) const;
  std::optional<Resolved> as_elliptic(const MentionParts& parts) const;
  Description office_of(const MentionParts& parts) const;
  std::optional<Resolved> as_description(const MentionParts& parts) const;
  std::optional<Resolved> as_person(const MentionParts& parts, const std::string& kind) const;
  std::optional<Resolved> as_role(const MentionParts& parts) const;
  std::optional<Resolved> as_owned(const MentionParts& parts) const;
  std::optional<Resolved> as_misspelt(const MentionParts& parts) const;
  Resolved as_words(const MentionParts& parts) const;

  Resolved of_owner(NameOwner owner) const;
  Resolved of_person(std::size_t row, const MentionParts& parts) const;
  const Person* known_person(const MentionParts& parts) const;
  Resolved unknown_person(const MentionParts& parts, const std::string& surname) const;
  bool names_topic(const MentionParts& parts, const RoleSeen& role) const;
  const RoleSeen* telling_role(const MentionParts& parts) const;
  std::optional<Owner> owner_of(const MentionParts& parts) const;
  std::optional<Owner> named_owner(const MentionParts& parts, WordRange within) const;
  std::optional<Owner> implied_owner(const MentionParts& parts, WordRange within) const;
  bool may_own(const MentionParts& parts, std::size_t word) const;
  std::optional<Owner> owner_by_name(const Sighting& name) const;
  std::optional<Owner> owner_by_surname(const MentionParts& parts, std::size_t word) const;
  std::optional<Owner> owner_by_pronoun(const MentionParts& parts, std::size_t word) const;
  std::vector<std::string> shared_sectors(std::size_t end, std::vector<std::string> own) const;
  void place_group(Resolved& resolved, NameOwner owner, const MentionParts& parts) const;
  std::vector<Actor> named_side_by_side(const MentionParts& parts) const;
  void share_among_owners(Resolved& resolved, const MentionParts& parts, const std::vector<Actor>& fellows) const;
  void place_in_context(Resolved& resolved, const MentionParts& parts) const;
  SurnameHints hints_for(const MentionParts& parts) const;
  bool is_indefinite(const MentionParts& parts) const;
  std::string written(WordRange range) const;

  const World& world_;
  const SentenceView& view_;
  const StoryMemory& memory_;
  std::optional<Day> day_;
  ContextLog* log_;  // null where nobody asks
};

}  // namespace entente::who
