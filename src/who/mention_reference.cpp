// The part of MentionResolver for mentions that point elsewhere in the story: pronouns, descriptions, "five others", and roles
// whose country only the context tells.
#include <algorithm>

#include "who/context_country.h"
#include "who/coreference.h"
#include "who/mention_actor.h"
#include "who/sectors.h"

namespace entente::who {

std::optional<Resolved> MentionResolver::as_pronoun(const MentionParts& parts) const {
  if (parts.all.end - parts.all.begin != 1) return std::nullopt;
  const Word& word = view_.words[parts.all.begin];
  const Pronoun* pronoun = parts.names.empty() ? world_.pronoun(word.folded) : nullptr;
  if (pronoun == nullptr) return std::nullopt;
  PronounPlace place{word.token, false};
  if (view_.has_tree()) {
    const std::string& relation = view_.reading->words[word.token].deprel;
    place.is_object = relation == "obj" || relation == "iobj" || relation == "obl";
  }
  Resolved resolved;
  resolved.actors = antecedents(memory_, *pronoun, place);
  if (resolved.actors.empty()) {
    resolved.actors.resize(1);
    resolved.actors[0].name = written(parts.all);
    resolved.actors[0].how = "text";
    if (pronoun->kind != "first") place_in_context(resolved, parts);
  }
  const bool is_gendered = pronoun->gender == "m" || pronoun->gender == "f";
  resolved.being = is_gendered ? Being::Person : Being::Body;
  resolved.gender = is_gendered ? pronoun->gender.front() : '?';
  resolved.is_plural = pronoun->number == "many";
  return resolved;
}

bool MentionResolver::is_indefinite(const MentionParts& parts) const {
  std::size_t at = parts.all.begin;
  if (parts.has_article && at > 0) return world_.means("indefinite", view_.words[at - 1].folded);
  return at > 0 && world_.means("indefinite", view_.words[at - 1].folded);
}

/// A bare role of one person ("the minister") points to whoever had it last; without a phrase where the mention is none.
Description MentionResolver::office_of(const MentionParts& parts) const {
  if (parts.roles.size() != 1) return {};
  const RoleSeen& seen = parts.roles.front();
  const bool is_all = seen.begin == parts.all.begin && seen.end == parts.all.end;
  if (!is_all || seen.is_plural || seen.role->kind != "person") return {};
  return {{}, seen.role->word, "office", {}, 1};
}

std::optional<Resolved> MentionResolver::as_description(const MentionParts& parts) const {
  const Description* description = world_.description(joined(view_.words, parts.all.begin, parts.all.end));
  const Description office = office_of(parts);
  if (description == nullptr && !office.phrase.empty()) description = &office;
  if (description == nullptr || is_indefinite(parts)) return std::nullopt;
  Resolved resolved;
  const auto state = world_.knowledge().state_by_id.find(description->points_to);
  if (state != world_.knowledge().state_by_id.end()) {
    const auto is_named = [&](const std::string& id) { return memory_.tally().weight(id) > 0; };
    if (std::none_of(description->evoked_by.begin(), description->evoked_by.end(), is_named)) return std::nullopt;
    resolved = of_owner({NameKind::State, static_cast<std::uint32_t>(state->second)});
    resolved.actors[0].how = "coreference";
    return resolved;
  }
  std::vector<std::string> sectors;
  if (const RoleSeen* role = telling_role(parts)) sectors = role->role->sectors;
  resolved.actors = antecedents(memory_, *description, sectors);
  if (resolved.actors.empty()) return std::nullopt;
  resolved.is_plural = description->count != 1;
  resolved.being = description->points_to == "person" || description->points_to == "office" ? Being::Person : description->points_to == "state" ? Being::State : Being::Body;
  return resolved;
}

/// "12 others", "another", "dozens more": of the kind named last, where a kind was named in this sentence.
std::optional<Resolved> MentionResolver::as_elliptic(const MentionParts& parts) const {
  for (std::size_t at = parts.all.begin; at < parts.all.end; ++at) {
    const std::string& word = view_.words[at].folded;
    if (!world_.means("elliptic", word) && !(word.front() >= '0' && word.front() <= '9')) return std::nullopt;
  }
  const std::vector<Referent>& referents = memory_.referents();
  for (auto known = referents.rbegin(); known != referents.rend() && known->sentence == memory_.sentence(); ++known) {
    const bool is_kind = known->being == Being::Group || (known->being == Being::Person && !known->actors[0].is_named);
    if (!is_kind || known->is_nested) continue;
    Resolved resolved;
    resolved.actors = {known->actors[0]};
    resolved.actors[0].how = "coreference";
    if (!resolved.actors[0].is_named) resolved.actors[0].name = written(parts.all);
    resolved.being = Being::Group;
    resolved.is_plural = true;
    return resolved;
  }
  return std::nullopt;
}

/// Gives a country to who has none of his own.
void MentionResolver::place_in_context(Resolved& resolved, const MentionParts& parts) const {
  Actor& actor = resolved.actors[0];
  if (!actor.country.empty() || parts.is_foreign || is_union(actor.sectors)) return;
  const std::string sector = actor.sectors.empty() ? std::string() : actor.sectors.front();
  const std::string& role = resolved.role.empty() && actor.is_named ? actor.id : resolved.role;
  std::vector<CountryCandidate> candidates =
      country_candidates(world_, {view_, memory_, day_, parts.all, sector, role, resolved.is_plural, parts.has_number});
  std::string home = most_likely_country(world_, candidates);
  if (log_ != nullptr) {
    log_->push_back({{view_.words[parts.all.begin].span.begin, view_.words[parts.all.end - 1].span.end}, std::move(candidates)});
  }
  if (home.empty()) return;
  if (home == kUnion) {
    actor.sectors = sectors_in({kUnion}, actor.sectors);
  } else {
    actor.country = std::move(home);
  }
  if (actor.how == "role") actor.how = "context";
}

}  // namespace entente::who
