#include "who/mention_actor.h"

#include <algorithm>

#include "who/sectors.h"

namespace entente::who {
namespace {

bool is_unknown(const std::vector<std::string>& sectors) { return sectors.size() == 1 && sectors.front() == "UNK"; }

Being being_of(NameKind kind) {
  switch (kind) {
    case NameKind::State:
    case NameKind::Demonym:
    case NameKind::Capital:
      return Being::State;
    case NameKind::Organisation:
    case NameKind::Seat:
      return Being::Body;
    case NameKind::Person:
      return Being::Person;
    case NameKind::People:
    case NameKind::Nationals:
      return Being::Group;
    case NameKind::Place:
      return Being::Unknown;
  }
  return Being::Unknown;
}

Being being_of(const RoleSeen& seen) {
  if (seen.role->kind == "group" || (seen.role->kind == "person" && seen.is_plural)) return Being::Group;
  return seen.role->kind == "person" ? Being::Person : Being::Body;
}

}  // namespace

MentionResolver::MentionResolver(const World& world, const SentenceView& view, const StoryMemory& memory, std::optional<Day> day,
                                 ContextLog* log)
    : world_(world), view_(view), memory_(memory), day_(day), log_(log) {}

Resolved MentionResolver::resolve(TokenRange range, const std::string& kind) const {
  const std::optional<MentionParts> parts = take_apart(world_, view_, range);
  Resolved resolved;
  if (!parts) {
    resolved.actors.resize(1);
    resolved.actors[0].name = view_.document->text(view_.document->span(*view_.sentence, range));
    resolved.actors[0].how = "text";
  } else if (auto pronoun = as_pronoun(*parts)) {
    resolved = std::move(*pronoun);
  } else if (auto name = as_name(*parts)) {
    resolved = std::move(*name);
  } else if (auto organisation = as_head_organisation(*parts)) {
    resolved = std::move(*organisation);
  } else if (auto elliptic = as_elliptic(*parts)) {
    resolved = std::move(*elliptic);
  } else if (auto description = as_description(*parts)) {
    resolved = std::move(*description);
  } else if (auto misspelt = as_misspelt(*parts)) {
    resolved = std::move(*misspelt);
  } else if (auto person = as_person(*parts, kind)) {
    resolved = std::move(*person);
  } else if (auto role = as_role(*parts)) {
    resolved = std::move(*role);
  } else if (auto owned = as_owned(*parts)) {
    resolved = std::move(*owned);
  } else {
    resolved = as_words(*parts);
  }
  for (Actor& actor : resolved.actors) actor.span = view_.document->span(*view_.sentence, range);
  return resolved;
}

std::string MentionResolver::written(WordRange range) const {
  return std::string(view_.document->text({view_.words[range.begin].span.begin, view_.words[range.end - 1].span.end}));
}

Resolved MentionResolver::of_owner(NameOwner owner) const {
  Resolved resolved;
  resolved.actors = {world_.actor_of(owner, day_)};
  resolved.being = being_of(owner.kind);
  resolved.has_own_country = !resolved.actors[0].country.empty();
  if (owner.kind == NameKind::Person) {
    const Person& person = world_.knowledge().people[owner.row];
    resolved.gender = person.gender;
    resolved.role = service_at(person, day_).term->office;
    const std::vector<Word> words = words_of(person.name);
    resolved.surname = words.back().folded;
  }
  return resolved;
}

std::optional<Resolved> MentionResolver::as_name(const MentionParts& parts) const {
  if (parts.names.empty() || parts.names[0].begin != parts.all.begin) return std::nullopt;
  const Sighting& name = parts.names[0];
  // "Organization for Security and Co-operation in Europe (OSCE)": the second name says the first again
  const bool says_again = parts.names.size() == 2 && parts.names[1].end == parts.all.end && parts.names[1].begin == name.end;
  if (name.end != parts.all.end && !says_again) return std::nullopt;
  const NameOwner owner = world_.choose(name, day_, memory_.tally());
  if (says_again) {
    const NameOwner again = world_.choose(parts.names[1], day_, memory_.tally());
    if (again.kind != owner.kind || again.row != owner.row) return std::nullopt;
  }
  Resolved resolved = of_owner(owner);
  place_group(resolved, owner, parts);
  if (owner.kind == NameKind::Demonym) resolved.actors[0].sectors = shared_sectors(name.end, resolved.actors[0].sectors);
  if (owner.kind == NameKind::Place || resolved.actors[0].name.empty()) resolved.actors[0].name = written(parts.all);
  return resolved;
}

/// "Yemen's Houthis", "Israel's ruling Likud party": the head is itself an organisation.
std::optional<Resolved> MentionResolver::as_head_organisation(const MentionParts& parts) const {
  for (const Sighting& name : parts.names) {
    if (name.end != parts.head.end || name.begin == parts.all.begin) continue;
    const NameOwner owner = world_.choose(name, day_, memory_.tally());
    if (owner.kind != NameKind::Organisation && owner.kind != NameKind::Seat) continue;
    Resolved resolved = of_owner(owner);
    if (resolved.actors[0].country.empty() && !is_union(resolved.actors[0].sectors)) {
      if (const std::optional<Owner> first = owner_of(parts)) resolved.actors[0].country = first->actor.country;
    }
    place_group(resolved, owner, parts);
    return resolved;
  }
  return std::nullopt;
}

/// "Italian" of "Italian and German soldiers" are soldiers too.
std::vector<std::string> MentionResolver::shared_sectors(std::size_t end, std::vector<std::string> own) const {
  const std::vector<Word>& words = view_.words;
  if (end >= words.size() || !world_.means("joining", words[end].folded)) return own;
  const auto next = std::find_if(view_.names.begin(), view_.names.end(), [&](const Sighting& name) { return name.begin == end + 1; });
  if (next == view_.names.end() || !is_of_state(next->owners->front().kind)) return own;
  constexpr std::size_t kLongestHead = 4;
  const std::vector<RoleSeen> roles = world_.roles().find(words, next->end, std::min(words.size(), next->end + kLongestHead));
  return roles.empty() || is_unknown(roles.front().role->sectors) ? own : roles.front().role->sectors;
}

/// Peoples, armed groups and bodies that many states have are of the country where they act: "Kurds", "the National Security Council".
void MentionResolver::place_group(Resolved& resolved, NameOwner owner, const MentionParts& parts) const {
  const std::vector<std::string>& sectors = resolved.actors[0].sectors;
  const bool is_worldwide = owner.kind == NameKind::Organisation && !sectors.empty() && world_.means("worldwide", sectors.front());
  if ((owner.kind != NameKind::Organisation && owner.kind != NameKind::People) || is_worldwide) return;
  if (resolved.actors[0].country.empty()) place_in_context(resolved, parts);
}

SurnameHints MentionResolver::hints_for(const MentionParts& parts) const {
  SurnameHints hints{day_, {}, {}, '?', &memory_.tally()};
  for (std::size_t at = parts.all.begin; at < parts.person->begin; ++at) {
    if (world_.means("male", view_.words[at].folded)) hints.gender = 'm';
    if (world_.means("female", view_.words[at].folded)) hints.gender = 'f';
  }
  if (const std::optional<Owner> owner = owner_of(parts)) hints.id = owner->actor.id;
  if (const RoleSeen* role = telling_role(parts)) hints.sectors = role->role->sectors;
  return hints;
}

std::optional<Resolved> MentionResolver::as_person(const MentionParts& parts, const std::string& kind) const {
  if (!parts.person) return std::nullopt;
  const WordRange range = *parts.person;
  Resolved resolved;
  if (const Sighting* name = parts.name_covering(range.begin)) {
    resolved = of_person(world_.choose(*name, day_, memory_.tally()).row, parts);
  } else {
    const RoleSeen* role = telling_role(parts);
    const bool names_body = role != nullptr && role->role->kind != "person" && range.begin < role->end;
    if (names_body || kind == "ORG" || kind == "LOC" || kind == "NOM") return std::nullopt;
    const std::string full = joined(view_.words, range.begin, range.end);
    const std::string last = view_.words[range.end - 1].folded;
    const StoryMemory::NamedPerson* known = memory_.person_by_surname(full);
    const Person* person = known == nullptr ? known_person(parts) : nullptr;
    if (known != nullptr) {
      resolved.actors = {known->actor};
      resolved.being = Being::Person;
      resolved.gender = known->gender;
      resolved.actors[0].how = "surname";
    } else if (person != nullptr) {
      resolved = of_person(static_cast<std::size_t>(person - world_.knowledge().people.data()), parts);
      resolved.actors[0].how = "surname";
    } else {
      resolved = unknown_person(parts, last);
    }
  }
  // The text outranks the table: "former President Clinton" is former on any day, "President Clinton" is not.
  const RoleSeen* role = telling_role(parts);
  if (parts.is_former) resolved.actors[0].sectors = {"ELI"};
  if (!parts.is_former && role != nullptr && resolved.actors[0].sectors == std::vector<std::string>{"ELI"} && role->role->kind == "person") {
    resolved.actors[0].sectors = role->role->sectors;
  }
  if (role != nullptr) resolved.role = role->role->word;
  return resolved;
}

/// A known person in the office that the mention names, where it does.
Resolved MentionResolver::of_person(std::size_t row, const MentionParts& parts) const {
  Resolved resolved = of_owner({NameKind::Person, static_cast<std::uint32_t>(row)});
  const std::optional<Owner> owner = owner_of(parts);
  const RoleSeen* role = telling_role(parts);
  const Person& person = world_.knowledge().people[row];
  const Service service = service_at(person, day_, owner ? owner->actor.id : std::string(), role ? role->role->word : std::string());
  resolved.actors = {world_.actor_of(person, service)};
  // Of an office that the tables do not know, the text itself tells enough: "Dutch Prime Minister Ruud Lubbers" before he served the UN.
  const bool is_elsewhere = owner && owner->kind != NameKind::Person && !owner->is_where && owner->actor.id != service.term->id;
  if (is_elsewhere && role != nullptr && role->role->kind == "person" && !is_unknown(role->role->sectors)) {
    Actor& actor = resolved.actors[0];
    actor.id = owner->actor.id;
    actor.country = owner->actor.country;
    actor.sectors = owner->is_organisation ? sectors_in(owner->actor.sectors, role->role->sectors) : role->role->sectors;
  }
  resolved.has_own_country = !resolved.actors[0].country.empty();
  return resolved;
}

/// By the whole name ("Suu Kyi", "Putin"), or by first and last word with initials between ("Antony J. Blinken").
const Person* MentionResolver::known_person(const MentionParts& parts) const {
  const WordRange range = *parts.person;
  const SurnameHints hints = hints_for(parts);
  if (const Person* person = world_.surnames().find(joined(view_.words, range.begin, range.end), hints)) return person;
  if (range.end - range.begin < 2) return nullptr;
  const Person* person = world_.surnames().find(view_.words[range.end - 1].folded, hints);
  const bool same_given_name = person != nullptr && words_of(person->name).front().folded == view_.words[range.begin].folded;
  return same_given_name ? person : nullptr;
}

Resolved MentionResolver::unknown_person(const MentionParts& parts, const std::string& surname) const {
  Resolved resolved = as_role(parts).value_or(Resolved{});
  if (resolved.actors.empty()) {
    resolved.actors.resize(1);
    if (const std::optional<Owner> owner = owner_of(parts)) {
      resolved.actors[0].country = owner->actor.country;
      resolved.actors[0].id = owner->actor.id;
      if (owner->is_organisation) resolved.actors[0].sectors = owner->actor.sectors;
    }
    resolved.actors[0].how = "text";
    place_in_context(resolved, parts);
  }
  resolved.actors[0].name = written(*parts.person);
  resolved.actors[0].is_named = true;
  resolved.being = Being::Person;
  resolved.is_plural = false;
  resolved.surname = surname;
  return resolved;
}

/// The role that ends the head phrase, unless it says little and another one more: "rebel leader", "leader of the rebels".
const RoleSeen* MentionResolver::telling_role(const MentionParts& parts) const {
  const RoleSeen* head = nullptr;
  for (const RoleSeen& seen : parts.roles) {
    if (seen.begin < parts.head.end) head = &seen;
  }
  if (head == nullptr) return parts.roles.empty() ? nullptr : &parts.roles.front();
  const RoleSeen* after = head + 1 < parts.roles.data() + parts.roles.size() ? head + 1 : nullptr;
  const bool is_made_of = after != nullptr && head->role->kind == "group" && after->begin > parts.head.end && parts.head.end == head->end;
  if (is_made_of) return after;  // "a group of lawmakers"
  if (!is_weak(head->role->sectors)) return head;
  for (const RoleSeen& seen : parts.roles) {
    if (!is_weak(seen.role->sectors)) return &seen;
  }
  if (is_unknown(head->role->sectors)) {
    for (const RoleSeen& seen : parts.roles) {
      if (!is_unknown(seen.role->sectors)) return &seen;
    }
  }
  return head;
}

/// An expert on a country is not of that country: "North Korea expert", but "Russian expert" and "US expert".
bool MentionResolver::names_topic(const MentionParts& parts, const RoleSeen& role) const {
  if (role.begin == 0 || !world_.means("scholar", view_.words[role.end - 1].folded)) return false;
  const Sighting* name = parts.name_covering(role.begin - 1);
  if (name == nullptr || view_.words[name->begin].is_upper) return false;
  return world_.choose(*name, day_, memory_.tally()).kind == NameKind::State;
}

std::optional<Resolved> MentionResolver::as_role(const MentionParts& parts) const {
  const RoleSeen* seen = telling_role(parts);
  if (seen == nullptr) return std::nullopt;
  Resolved resolved;
  resolved.actors.resize(1);
  Actor& actor = resolved.actors[0];
  actor.name = written(parts.all);
  actor.how = "role";
  actor.sectors = seen->role->sectors;
  resolved.role = seen->role->word;
  resolved.being = being_of(*seen);
  resolved.is_plural = seen->is_plural;
  std::optional<Owner> owner = owner_of(parts);
  const bool is_topic = owner && names_topic(parts, *seen);
  const bool is_joint = parts.is_joint || parts.is_foreign || is_union(actor.sectors);
  if (is_topic || (owner && is_joint && owner->is_where)) {
    owner.reset();
  } else if (owner) {
    actor.country = owner->actor.country;
    actor.id = owner->actor.id;
    if (owner->is_organisation) {
      actor.sectors = sectors_in(owner->actor.sectors, actor.sectors);
      actor.name = owner->actor.name;
      actor.is_named = true;
    }
    resolved.has_own_country = !actor.country.empty() || is_union(actor.sectors);
  }
  const bool is_military = !actor.sectors.empty() && actor.sectors.front() == "MIL";
  if ((parts.is_joint || parts.is_foreign) && is_military && actor.country.empty()) actor.sectors.push_back("IGO");
  if (parts.is_former) actor.sectors = {"ELI"};
  if (is_unknown(actor.sectors)) actor.sectors.clear();
  put_telling_first(actor.sectors);
  if (!is_topic) place_in_context(resolved, parts);
  share_among_owners(resolved, parts, owner ? owner->fellows : std::vector<Actor>{});
  return resolved;
}

/// A nationality or state beside words that say nothing: "Iranian drones", "Israeli", "Palestinians".
std::optional<Resolved> MentionResolver::as_owned(const MentionParts& parts) const {
  const std::optional<Owner> owner = owner_of(parts);
  if (!owner) return std::nullopt;
  Resolved resolved;
  resolved.actors = {owner->actor};
  Actor& actor = resolved.actors[0];
  actor.name = owner->is_organisation ? owner->actor.name : written(parts.all);
  actor.is_named = owner->is_organisation;
  actor.how = "role";
  if (parts.has_number && owner->kind == NameKind::Demonym) actor.sectors = {"CVL"};
  resolved.being = Being::Unknown;
  resolved.has_own_country = !actor.country.empty();
  place_in_context(resolved, parts);
  share_among_owners(resolved, parts, owner->fellows);
  return resolved;
}

std::optional<Resolved> MentionResolver::as_misspelt(const MentionParts& parts) const {
  if (parts.all.end - parts.all.begin != 1 || !view_.words[parts.all.begin].is_capital) return std::nullopt;
  const std::string& word = view_.words[parts.all.begin].folded;
  if (!parts.roles.empty() || memory_.person_by_surname(word) != nullptr || world_.surnames().find(word, {}) != nullptr) return std::nullopt;
  const NameOwner* owner = world_.names().nearly(word);
  if (owner == nullptr) return std::nullopt;
  Resolved resolved = of_owner(*owner);
  resolved.actors[0].how = "spelling";
  return resolved;
}

Resolved MentionResolver::as_words(const MentionParts& parts) const {
  Resolved resolved;
  resolved.actors.resize(1);
  resolved.actors[0].name = written(parts.all);
  resolved.actors[0].how = "text";
  place_in_context(resolved, parts);
  return resolved;
}

}  // namespace entente::who
