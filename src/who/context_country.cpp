#include "who/context_country.h"

#include <algorithm>
#include <set>

#include "who/coreference.h"
#include "who/sectors.h"

namespace entente::who {
namespace {

/// Countries of a story that are weighed at most: of more, the text hardly ever means one.
constexpr std::size_t kMostCandidates = 12;

/// Words between a name and the mention.
constexpr std::size_t kBeside = 2, kNear = 5;

/// Shares of all that the story says of countries.
constexpr double kMost = 0.75, kHalf = 0.5;

const char* name_of(NameKind kind) {
  switch (kind) {
    case NameKind::State:
      return "state";
    case NameKind::Demonym:
    case NameKind::Nationals:
      return "demonym";
    case NameKind::Capital:
      return "capital";
    case NameKind::Place:
      return "town";
    case NameKind::Person:
      return "person";
    default:
      return "body";
  }
}

/// Whether what fills the role may be of a country: numbers and times are nobody's.
bool has_home(Role role) { return is_party(role) || role == Role::Place; }

/// Such as were given a country here themselves prove little.
bool is_guess(const Actor& actor) { return actor.how == "context" || actor.how == "text"; }

/// Its country, or kUnion.
std::string home_of(const Actor& actor) { return actor.country.empty() && is_union(actor.sectors) ? kUnion : actor.country; }

/// Gathers the clues of one mention.
class Gathering {
 public:
  Gathering(const World& world, const Placeless& mention)
      : world_(world),
        mention_(mention),
        view_(mention.view),
        own_{view_.words[mention.words.begin].token, view_.words[mention.words.end - 1].token + 1} {}

  std::vector<CountryCandidate> run() {
    see_names();
    for (const Frame& frame : view_.reading->frames) see_frame(frame);
    see_referents();
    see_story();
    see_none();
    cross();
    return std::move(candidates_);
  }

 private:
  void add(const std::string& country, std::string clue) {
    if (country.empty()) return;
    auto known = std::find_if(candidates_.begin(), candidates_.end(), [&](const CountryCandidate& each) { return each.country == country; });
    if (known == candidates_.end()) {
      if (candidates_.size() == kMostCandidates) return;
      candidates_.push_back({country, {}});
      known = candidates_.end() - 1;
    }
    if (std::find(known->clues.begin(), known->clues.end(), clue) == known->clues.end()) known->clues.push_back(std::move(clue));
  }

  NameOwner owner_of(const Sighting& name) const { return world_.choose(name, mention_.day, mention_.memory.tally()); }
  std::string home_of_name(const Sighting& name) const { return home_of(world_.actor_of(owner_of(name), mention_.day)); }

  /// "Panamanian-flagged tanker" is of Panama, "Iranian-backed militants" are of another country.
  void see_tied(const Sighting& name, const std::string& home) {
    if (name.end >= view_.words.size() || !world_.means("tied", view_.words[name.end].folded)) return;
    add(home, (mention_.words.holds(name.begin) ? "within, " : "before ") + view_.words[name.end].folded);
  }

  void see_names() {
    std::string last_before, first_after;
    std::set<std::string> named;
    for (const Sighting& name : view_.names) {
      const std::string home = home_of_name(name);
      if (home.empty()) continue;
      if (is_tied(world_, view_.words, name)) {
        see_tied(name, home);
      } else if (mention_.words.holds(name.begin)) {
        add(home, "within");
      } else {
        add(home, std::string("named ") + name_of(owner_of(name).kind));
        if (named.empty()) add(home, "first");
        const bool is_before = name.begin < mention_.words.begin;
        add(home, is_before ? "before" : "after");
        const std::size_t gap = is_before ? mention_.words.begin - name.end : name.begin - mention_.words.end;
        add(home, gap <= kBeside ? "at 2" : gap <= kNear ? "at 5" : "far");
        if (is_before) last_before = home;
        if (!is_before && first_after.empty()) first_after = home;
        named.insert(home);
      }
    }
    add(last_before, "nearest before");
    add(first_after, "nearest after");
    if (named.size() == 1) see_alone(*named.begin());
  }

  void see_alone(const std::string& home) {
    const bool is_main = home == mention_.memory.tally().main_country();
    add(home, is_main ? "alone and main" : "alone");
    if (is_main && mention_.is_plural) add(home, "alone for several");
  }

  /// Countries of what a frame's role is filled with.
  std::vector<std::string> homes_in(TokenRange range) const {
    std::vector<std::string> found;
    for (const Sighting& name : view_.names) {
      if (range.holds(view_.words[name.begin].token) && !is_tied(world_, view_.words, name)) found.push_back(home_of_name(name));
    }
    for (const Referent& known : mention_.memory.referents()) {
      if (known.sentence != mention_.memory.sentence() || known.range != range) continue;
      for (const Actor& actor : known.actors) {
        if (!is_guess(actor)) found.push_back(home_of(actor));
      }
    }
    return found;
  }

  void see_frame(const Frame& frame) {
    const auto mine = std::find_if(frame.roles.begin(), frame.roles.end(),
                                   [&](const RoleMention& role) { return is_party(role.role) && role.range.overlaps(own_); });
    const bool takes_part = mine != frame.roles.end();
    if (takes_part) part_ = std::string(role_name(mine->role)) + (mine->role == Role::Speaker ? std::string() : " " + frame.type);
    for (const RoleMention& role : frame.roles) {
      if (!has_home(role.role) || role.range.overlaps(own_)) continue;
      const char* relation = !takes_part ? "other " : mine->role == role.role ? "fellow " : frame.mutual ? "mutual " : "its ";
      for (const std::string& home : homes_in(role.range)) add(home, relation + std::string(role_name(role.role)));
    }
  }

  /// Of those named before: the nearest one, the nearest of the same sector, the last subject, the last of the same role.
  void see_referents() {
    const std::vector<Referent>& known = mention_.memory.referents();
    bool has_near = false, has_guess = false, has_peer = false, has_subject = false;
    const auto add_first = [&](bool& is_had, const std::string& home, std::string clue) {
      if (!is_had) add(home, std::move(clue));
      is_had = true;
    };
    for (auto referent = known.rbegin(); referent != known.rend(); ++referent) {
      const Actor& actor = referent->actors.front();
      const std::string home = home_of(actor);
      const bool is_here = referent->sentence == mention_.memory.sentence();
      if (home.empty() || (is_here && referent->range.overlaps(own_))) continue;
      const std::string when = is_here ? "" : referent->sentence + 1 == mention_.memory.sentence() ? " last" : " earlier";
      if (is_guess(actor)) {
        add_first(has_guess, home, "near guess" + when);
        continue;
      }
      add_first(has_near, home, "near referent" + when);
      const bool is_peer = !mention_.sector.empty() && !actor.sectors.empty() && actor.sectors.front() == mention_.sector;
      if (is_peer) add_first(has_peer, home, "peer" + when);
      if (referent->is_main_subject) add_first(has_subject, home, "subject" + when);
    }
    const Referent* same = mention_.role.empty() ? nullptr : last_with_role(mention_.memory, mention_.role);
    if (same != nullptr) add(home_of(same->actors[0]), same->sentence == mention_.memory.sentence() ? "same role here" : "same role");
  }

  void see_story() {
    const std::vector<std::pair<double, std::string>> ranked = mention_.memory.tally().ranked();
    double sum = 0;
    for (const auto& [weight, country] : ranked) sum += weight;
    for (std::size_t at = 0; at < ranked.size(); ++at) {
      const auto& [weight, country] = ranked[at];
      add(country, at == 0 ? "story first" : at == 1 ? "story second" : "story other");
      if (weight > kHalf * sum) add(country, weight > kMost * sum ? "story most" : "story half");
    }
    if (ranked.size() != 1) return;
    add(ranked[0].second, "story only");
    if (mention_.is_plural) add(ranked[0].second, "story only for several");
  }

  bool any_has(const char* clue) const {
    return std::any_of(candidates_.begin(), candidates_.end(), [&](const CountryCandidate& each) {
      return std::find(each.clues.begin(), each.clues.end(), clue) != each.clues.end();
    });
  }

  void see_none() {
    constexpr std::size_t kMany = 4;
    std::vector<std::string> clues = {"none", "none of " + std::to_string(std::min(candidates_.size(), kMany))};
    if (mention_.is_plural) clues.push_back("none plural");
    if (mention_.has_number) clues.push_back("none number");
    if (any_has("its place")) clues.push_back("none beside place");
    if (any_has("its actor")) clues.push_back("none beside actor");
    if (any_has("same role")) clues.push_back("none beside role");
    const std::size_t at = mention_.words.begin;
    const std::string before = at > 0 ? view_.words[at - 1].folded : std::string();
    if (world_.means("indefinite", before)) {
      clues.push_back("none indefinite");
    } else if (world_.means("article", before)) {
      clues.push_back("none definite");
    }
    candidates_.push_back({{}, std::move(clues)});
  }

  /// Each clue also beside what the mention is, for a place tells more of the dead than of soldiers.
  void cross() {
    std::vector<std::string> beside = {mention_.sector.empty() ? "no sector" : mention_.sector};
    if (!part_.empty()) beside.push_back(part_);
    if (!mention_.role.empty()) beside.push_back("=" + mention_.role);
    for (CountryCandidate& candidate : candidates_) {
      const std::size_t plain = candidate.clues.size();
      for (std::size_t at = 0; at < plain; ++at) {
        for (const std::string& what : beside) candidate.clues.push_back(candidate.clues[at] + " | " + what);
      }
    }
  }

  const World& world_;
  const Placeless& mention_;
  const SentenceView& view_;
  TokenRange own_;
  std::string part_;  // the mention's own part in an event: "recipient ASSAULT", "speaker"
  std::vector<CountryCandidate> candidates_;
};

}  // namespace

std::vector<CountryCandidate> country_candidates(const World& world, const Placeless& mention) { return Gathering(world, mention).run(); }

std::string most_likely_country(const World& world, const std::vector<CountryCandidate>& candidates) {
  const CountryCandidate* best = nullptr;
  double most = 0;
  for (const CountryCandidate& candidate : candidates) {
    double weight = 0;
    for (const std::string& clue : candidate.clues) weight += world.clue_weight(clue);
    if (best == nullptr || weight > most) {
      best = &candidate;
      most = weight;
    }
  }
  return best == nullptr ? std::string() : best->country;
}

}  // namespace entente::who
