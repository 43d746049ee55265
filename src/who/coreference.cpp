#include "who/coreference.h"

#include <algorithm>

namespace entente::who {
namespace {

/// Sentences a pronoun looks back; the nearest antecedent is nearly always in the same or the last one.
constexpr std::uint32_t kPronounReach = 3;
/// Descriptions reach further: "the two leaders" may close a story.
constexpr std::uint32_t kDescriptionReach = 12;

bool is_same(const Actor& left, const Actor& right) { return left.name == right.name && left.country == right.country; }

bool is_gendered(const std::string& gender) { return gender == "m" || gender == "f"; }

bool fits_one(const Referent& referent, const Pronoun& pronoun) {
  if (referent.is_plural) return false;
  if (is_gendered(pronoun.gender)) {
    return referent.being == Being::Person && (referent.gender == '?' || referent.gender == pronoun.gender.front());
  }
  return referent.being == Being::State || referent.being == Being::Body || (referent.being == Being::Group && pronoun.gender == "n");
}

/// "They" are several, or a body or state; several are better.
int fit_of_many(const Referent& referent) {
  if (referent.being == Being::Group || referent.is_plural) return 2;
  if (referent.being == Being::State || referent.being == Being::Body) return 1;
  return 0;
}

/// Sentences from the pronoun's own backwards: [begin, end) of the referents of each.
std::vector<std::pair<std::size_t, std::size_t>> sentences_back(const std::vector<Referent>& referents, std::uint32_t sentence,
                                                                std::uint32_t reach) {
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  std::size_t end = referents.size();
  while (end > 0) {
    const std::uint32_t here = referents[end - 1].sentence;
    if (here + reach < sentence) break;
    std::size_t begin = end;
    while (begin > 0 && referents[begin - 1].sentence == here) --begin;
    ranges.emplace_back(begin, end);
    end = begin;
  }
  return ranges;
}

bool stands_before(const Referent& referent, std::uint32_t sentence, std::uint32_t token) {
  return referent.sentence < sentence || referent.range.end <= token;
}

/// How well placed a referent is to be taken up again. With a tree subjects win; without, who comes first mostly is the subject.
double prominence(const Referent& referent, std::size_t order, bool is_own_sentence, bool is_object) {
  double score = -0.01 * static_cast<double>(order);
  if (referent.is_main_subject) score += is_own_sentence && is_object ? -1 : 3;
  if (referent.is_subject) score += is_own_sentence && is_object ? -1 : 2;
  if (referent.is_nested) score -= 2;
  return score;
}

/// Two or more persons coordinated in one sentence: "Putin and Merkel ... they".
std::vector<Actor> joined_with(const std::vector<Referent>& referents, std::size_t begin, std::size_t end, std::uint32_t sentence,
                               std::uint32_t token) {
  for (std::size_t last = end; last-- > begin;) {
    if (!referents[last].is_joined || referents[last].is_nested || !stands_before(referents[last], sentence, token)) continue;
    std::size_t first = last;
    while (first > begin && referents[first].is_joined) --first;
    std::vector<Actor> actors;
    for (std::size_t at = first; at <= last; ++at) actors.insert(actors.end(), referents[at].actors.begin(), referents[at].actors.end());
    return actors;
  }
  return {};
}

/// The persons a sentence names, each once: "Putin met Merkel. They ..."
std::vector<Actor> people_of(const std::vector<Referent>& referents, std::size_t begin, std::size_t end, std::uint32_t sentence,
                             std::uint32_t token) {
  std::vector<Actor> people;
  for (std::size_t at = begin; at < end; ++at) {
    const Referent& referent = referents[at];
    if (referent.being != Being::Person || referent.is_nested || !stands_before(referent, sentence, token)) continue;
    for (const Actor& actor : referent.actors) {
      const auto same = [&](const Actor& known) { return is_same(known, actor); };
      if (actor.is_named && std::none_of(people.begin(), people.end(), same)) people.push_back(actor);
    }
  }
  return people;
}

std::vector<Actor> as_referred(std::vector<Actor> actors) {
  for (Actor& actor : actors) actor.how = "coreference";
  return actors;
}

std::vector<Actor> relative(const StoryMemory& memory, std::uint32_t token) {
  const Referent* nearest = nullptr;
  for (const Referent& referent : memory.referents()) {
    if (referent.sentence != memory.sentence() || referent.range.end > token) continue;
    if (nearest == nullptr || referent.range.end > nearest->range.end) nearest = &referent;
  }
  return nearest == nullptr ? std::vector<Actor>{} : nearest->actors;
}

std::vector<Actor> of_many(const StoryMemory& memory, PronounPlace place) {
  const std::vector<Referent>& referents = memory.referents();
  for (const auto& [begin, end] : sentences_back(referents, memory.sentence(), kPronounReach)) {
    std::vector<Actor> joint = joined_with(referents, begin, end, memory.sentence(), place.token);
    if (!joint.empty()) return joint;
    const Referent* best = nullptr;
    double most = 0;
    for (std::size_t at = begin; at < end; ++at) {
      const int fit = fit_of_many(referents[at]);
      if (fit == 0 || !stands_before(referents[at], memory.sentence(), place.token)) continue;
      const double score = 10 + 4 * fit + prominence(referents[at], at - begin, referents[at].sentence == memory.sentence(), place.is_object);
      if (score > most) {
        most = score;
        best = &referents[at];
      }
    }
    // "Blinken thanked Kofod. They discussed ...": of two named persons neither is a group.
    const bool leads_person = std::any_of(referents.begin() + static_cast<std::ptrdiff_t>(begin), referents.begin() + static_cast<std::ptrdiff_t>(end),
                                          [](const Referent& each) { return each.is_main_subject && each.being == Being::Person && each.actors[0].is_named; });
    const bool is_group = best != nullptr && fit_of_many(*best) == 2 && !leads_person;
    std::vector<Actor> people = is_group ? std::vector<Actor>{} : people_of(referents, begin, end, memory.sentence(), place.token);
    if (people.size() > 1) return people;
    if (best != nullptr) return best->actors;
  }
  return {};
}

std::vector<Actor> of_one(const StoryMemory& memory, const Pronoun& pronoun, PronounPlace place) {
  const std::vector<Referent>& referents = memory.referents();
  for (const auto& [begin, end] : sentences_back(referents, memory.sentence(), kPronounReach)) {
    const Referent* best = nullptr;
    double most = -100;
    for (std::size_t at = begin; at < end; ++at) {
      if (!fits_one(referents[at], pronoun) || !stands_before(referents[at], memory.sentence(), place.token)) continue;
      const double score = prominence(referents[at], at - begin, referents[at].sentence == memory.sentence(), place.is_object);
      if (score > most) {
        most = score;
        best = &referents[at];
      }
    }
    if (best != nullptr) return best->actors;
  }
  return {};
}

/// "secretary" for "secretary of state", "minister" for "prime minister".
bool is_short_for(const std::string& phrase, const std::string& role) {
  if (phrase == role) return true;
  if (phrase.size() >= role.size()) return false;
  const std::size_t rest = role.size() - phrase.size();
  return (role.rfind(phrase, 0) == 0 && role[phrase.size()] == ' ') || (role.compare(rest, phrase.size(), phrase) == 0 && role[rest - 1] == ' ');
}

bool fits(const Referent& referent, const Description& description, const std::vector<std::string>& sectors) {
  const std::string& points_to = description.points_to;
  if (referent.is_plural || referent.is_nested) return false;
  if (points_to == "role") {
    const std::vector<std::string>& known = referent.actors[0].sectors;
    const bool is_alike = std::any_of(known.begin(), known.end(), [&](const std::string& sector) {
      return std::find(sectors.begin(), sectors.end(), sector) != sectors.end();
    });
    return is_alike && referent.actors[0].is_named && referent.being != Being::State;
  }
  if (points_to == "office") {
    return referent.being == Being::Person && referent.actors[0].is_named && is_short_for(description.phrase, referent.role);
  }
  if (points_to == "person") return referent.being == Being::Person;
  if (points_to == "state") return referent.being == Being::State;
  if (points_to == "body") return referent.being == Being::Body && referent.actors[0].is_named;
  if (points_to == "group") return referent.being == Being::Group;
  if (points_to == "side") return referent.being == Being::State || referent.being == Being::Body;
  return false;
}

}  // namespace

std::vector<Actor> antecedents(const StoryMemory& memory, const Pronoun& pronoun, PronounPlace place) {
  if (pronoun.kind == "first") return as_referred(memory.speakers());
  if (pronoun.kind == "relative") return as_referred(relative(memory, place.token));
  return as_referred(pronoun.number == "many" ? of_many(memory, place) : of_one(memory, pronoun, place));
}

std::vector<Actor> antecedents(const StoryMemory& memory, const Description& description, const std::vector<std::string>& sectors) {
  const std::vector<Referent>& referents = memory.referents();
  std::vector<Actor> found;
  for (std::size_t at = referents.size(); at-- > 0 && found.size() < static_cast<std::size_t>(description.count);) {
    const Referent& referent = referents[at];
    if (referent.sentence + kDescriptionReach < memory.sentence()) break;
    if (!fits(referent, description, sectors)) continue;
    for (const Actor& actor : referent.actors) {
      const auto same = [&](const Actor& known) { return is_same(known, actor); };
      if (std::none_of(found.begin(), found.end(), same)) found.push_back(actor);
    }
  }
  if (found.size() < static_cast<std::size_t>(description.count)) return {};
  std::reverse(found.begin(), found.end());
  return as_referred(std::move(found));
}

const Referent* last_with_role(const StoryMemory& memory, const std::string& role) {
  const std::vector<Referent>& referents = memory.referents();
  for (std::size_t at = referents.size(); at-- > 0;) {
    if (referents[at].role == role && referents[at].has_own_country && !referents[at].actors.empty()) return &referents[at];
  }
  return nullptr;
}

}  // namespace entente::who
