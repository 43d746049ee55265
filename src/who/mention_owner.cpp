// Whose the head of a mention is: the part of MentionResolver that reads "Russian", "UN", "Putin's" and "their" beside a role.
#include <algorithm>

#include "who/coreference.h"
#include "who/mention_actor.h"
#include "who/sectors.h"

namespace entente::who {

/// The first name in the head phrase, then a surname or pronoun in it ("his Slovak counterpart" is Slovak), then what follows it.
std::optional<MentionResolver::Owner> MentionResolver::owner_of(const MentionParts& parts) const {
  if (auto owner = named_owner(parts, parts.head)) return owner;
  if (auto owner = implied_owner(parts, parts.head)) return owner;
  const WordRange rest{parts.head.end, parts.all.end};
  if (auto owner = named_owner(parts, rest)) return owner;
  return implied_owner(parts, rest);
}

bool MentionResolver::may_own(const MentionParts& parts, std::size_t word) const {
  return !parts.is_aside(word) && !(parts.person && parts.person->holds(word));
}

std::optional<MentionResolver::Owner> MentionResolver::named_owner(const MentionParts& parts, WordRange within) const {
  for (const Sighting& name : parts.names) {
    if (!within.holds(name.begin) || !may_own(parts, name.begin)) continue;
    if (auto owner = owner_by_name(name)) {
      owner->is_where = name.begin > parts.all.begin && world_.means("located", view_.words[name.begin - 1].folded);
      return owner;
    }
  }
  return std::nullopt;
}

std::optional<MentionResolver::Owner> MentionResolver::implied_owner(const MentionParts& parts, WordRange within) const {
  for (std::size_t at = within.begin; at < within.end; ++at) {
    if (!may_own(parts, at) || parts.name_covering(at) != nullptr) continue;
    if (auto owner = owner_by_surname(parts, at)) return owner;
    if (auto owner = owner_by_pronoun(parts, at)) return owner;
  }
  return std::nullopt;
}

std::optional<MentionResolver::Owner> MentionResolver::owner_by_name(const Sighting& name) const {
  const NameOwner row = world_.choose(name, day_, memory_.tally());
  Owner owner{world_.actor_of(row, day_), row.kind == NameKind::Organisation || row.kind == NameKind::Seat, row.kind};
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
  } else if (const Person* person = world_.surnames().find(name.folded, {day_, {}, {}, '?', &memory_.tally()})) {
    owner.actor = world_.actor_of(*person, service_at(*person, day_));
  } else {
    return std::nullopt;
  }
  return owner;
}

std::optional<MentionResolver::Owner> MentionResolver::owner_by_pronoun(const MentionParts& parts, std::size_t word) const {
  for (std::size_t at = word + 1; at < parts.head.end; ++at) {
    if (world_.means("other", view_.words[at].folded)) return std::nullopt;  // "its neighbour" is another state
  }
  const Pronoun* pronoun = world_.pronoun(view_.words[word].folded);
  if (pronoun == nullptr || pronoun->kind == "relative") return std::nullopt;
  const std::vector<Actor> actors = antecedents(memory_, *pronoun, {view_.words[word].token, false});
  if (actors.empty() || (actors[0].country.empty() && !is_union(actors[0].sectors))) return std::nullopt;
  Owner owner;
  owner.actor = actors[0];
  owner.fellows.assign(actors.begin() + 1, actors.end());
  owner.is_organisation = is_union(actors[0].sectors);
  owner.kind = NameKind::Person;
  return owner;
}

/// "Turkey and Armenia" in "prime ministers of Turkey and Armenia": the states named one right after the other.
std::vector<Actor> MentionResolver::named_side_by_side(const MentionParts& parts) const {
  const auto is_joining = [&](std::size_t from, std::size_t to) {
    return std::all_of(view_.words.begin() + static_cast<std::ptrdiff_t>(from), view_.words.begin() + static_cast<std::ptrdiff_t>(to),
                       [&](const Word& word) { return world_.means("joining", word.folded); });
  };
  std::vector<Actor> states;
  for (std::size_t at = 0; at < parts.names.size(); ++at) {
    const Sighting& name = parts.names[at];
    const NameOwner row = world_.choose(name, day_, memory_.tally());
    const bool is_next = at == 0 || is_joining(parts.names[at - 1].end, name.begin);
    if (!may_own(parts, name.begin) || !is_of_state(row.kind) || row.kind == NameKind::Capital || !is_next) break;
    states.push_back(world_.actor_of(row, day_));
  }
  return states;
}

/// One actor for each state to whom the mention belongs: "Afghan and Pakistani troops", "their deputy foreign ministers".
void MentionResolver::share_among_owners(Resolved& resolved, const MentionParts& parts, const std::vector<Actor>& fellows) const {
  if (resolved.actors.size() != 1 || resolved.actors[0].country.empty()) return;
  std::vector<Actor> others = fellows;
  if (others.empty()) {
    const std::vector<Actor> states = named_side_by_side(parts);
    if (states.size() < 2 || states[0].country != resolved.actors[0].country) return;
    others.assign(states.begin() + 1, states.end());
  }
  for (const Actor& other : others) {
    const auto same = [&](const Actor& known) { return known.country == other.country; };
    if (other.country.empty() || std::any_of(resolved.actors.begin(), resolved.actors.end(), same)) continue;
    Actor shared = resolved.actors[0];
    shared.country = other.country;
    shared.id = other.id;
    resolved.actors.push_back(std::move(shared));
  }
}

}  // namespace entente::who
