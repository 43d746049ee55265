// Whose the head of a mention is: the part of MentionResolver that reads "Russian", "UN", "Putin's" and "their" beside a role.
#include <algorithm>

#include "who/coreference.h"
#include "who/mention_actor.h"

namespace entente::who {

/// The first name in the head phrase; else the first after it that is not set aside.
std::optional<MentionResolver::Owner> MentionResolver::owner_of(const MentionParts& parts) const {
  for (std::size_t at = parts.all.begin; at < parts.all.end; ++at) {
    if (parts.is_aside(at) || (parts.person && parts.person->holds(at))) continue;
    std::optional<Owner> owner;
    if (const Sighting* name = parts.name_covering(at)) {
      if (name->begin == at) owner = owner_by_name(parts, *name);
    } else {
      owner = owner_by_pronoun(at);
      if (!owner) owner = owner_by_surname(parts, at);
    }
    if (owner) return owner;
  }
  return std::nullopt;
}

std::optional<MentionResolver::Owner> MentionResolver::owner_by_name(const MentionParts& parts, const Sighting& name) const {
  const auto is_same = [&](const Sighting& tied) { return tied.begin == name.begin; };
  if (std::any_of(parts.tied_names.begin(), parts.tied_names.end(), is_same)) return std::nullopt;
  const NameOwner row = world_.choose(name, day_, memory_.tally());
  Owner owner{world_.actor_of(row, day_), row.kind == NameKind::Organisation || row.kind == NameKind::Seat, row.kind};
  if (row.kind == NameKind::Person) owner.is_organisation = false;
  const bool says_nothing = owner.actor.country.empty() && owner.actor.id.empty();
  return says_nothing ? std::nullopt : std::optional(owner);
}

/// "Trump administration", "Assad's forces": a capitalised word that is nothing else.
std::optional<MentionResolver::Owner> MentionResolver::owner_by_surname(const MentionParts& parts, std::size_t word) const {
  const Word& name = view_.words[word];
  const bool in_role = std::any_of(parts.roles.begin(), parts.roles.end(),
                                   [&](const RoleSeen& role) { return role.begin <= word && word < role.end; });
  if (!name.is_capital || in_role || view_.all_capitals) return std::nullopt;
  Owner owner;
  owner.kind = NameKind::Person;
  if (const StoryMemory::NamedPerson* known = memory_.person_by_surname(name.folded)) {
    owner.actor = known->actor;
  } else if (const Person* person = world_.surnames().find(name.folded, {day_, {}, {}, &memory_.tally()})) {
    owner.actor = world_.actor_of(*person, day_);
  } else {
    return std::nullopt;
  }
  return owner;
}

std::optional<MentionResolver::Owner> MentionResolver::owner_by_pronoun(std::size_t word) const {
  const Pronoun* pronoun = world_.pronoun(view_.words[word].folded);
  if (pronoun == nullptr || pronoun->kind == "relative") return std::nullopt;
  const std::vector<Actor> actors = antecedents(memory_, *pronoun, {view_.words[word].token, false});
  if (actors.empty() || actors[0].country.empty()) return std::nullopt;
  Owner owner;
  owner.actor = actors[0];
  owner.kind = NameKind::Person;
  return owner;
}

}  // namespace entente::who
