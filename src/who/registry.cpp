#include "who/registry.h"

#include <algorithm>

#include "who/integrity.h"
#include "who/mention_actor.h"
#include "who/mention_parts.h"
#include "who/name_readings.h"
#include "who/story_memory.h"
#include "who/world.h"

namespace entente::who {
namespace {

/// Something to resolve: a mention or role mention of the reading, or a name that neither covers, which only memory wants.
struct Candidate {
  TokenRange range;
  std::string kind;
  bool is_asked = false;
  bool is_speaker = false;
};

/// Walks a document, sentence by sentence, mention by mention, and remembers.
class Walk {
 public:
  Walk(const World& world, const Document& document, ContextLog* log)
      : world_(world), document_(document), day_(document.story.published), log_(log) {}

  SentenceActors resolve(std::uint32_t index, const SentenceReading& reading) {
    const Sentence& sentence = document_.sentences[index];
    if (index == 0 || sentence.opens_story) memory_.clear();
    memory_.open_sentence(index);
    SentenceView view{&document_, &sentence, &reading, words_of(document_, sentence), {}, false};
    view.names = without_given_names(world_.names().find(view.words), view.words);
    view.all_capitals = is_all_capitals(view.words);
    count_countries(view);

    SentenceActors actors;
    const MentionResolver resolver(world_, view, memory_, day_, log_);
    const std::vector<Candidate> asked = candidates(view);
    hear_speaker(resolver, asked);
    for (const Candidate& candidate : asked) {
      Resolved resolved = resolver.resolve(candidate.range, candidate.kind);
      if (candidate.is_asked) actors.emplace(candidate.range, resolved.actors);
      remember(view, candidate, std::move(resolved));
    }
    return actors;
  }

 private:
  /// Before all else, for the speaker may come last: "We are ready, Moscow said."
  void hear_speaker(const MentionResolver& resolver, const std::vector<Candidate>& candidates) {
    const auto speaker = std::find_if(candidates.begin(), candidates.end(), [](const Candidate& each) { return each.is_speaker; });
    if (speaker != candidates.end()) memory_.hear(resolver.resolve(speaker->range, speaker->kind).actors);
  }

  /// "Michael Jordan" holds no state: a given name right before a state's name makes it a surname.
  std::vector<Sighting> without_given_names(std::vector<Sighting> names, const std::vector<Word>& words) const {
    const auto is_surname = [&](const Sighting& name) {
      const NameKind kind = name.owners->front().kind;
      const bool is_single = name.end == name.begin + 1 && (kind == NameKind::State || kind == NameKind::Capital || kind == NameKind::Place);
      const bool is_adjacent = name.begin > 0 && document_.story.text[words[name.begin - 1].span.end] == ' ' &&
                               words[name.begin].span.begin == words[name.begin - 1].span.end + 1;
      return is_single && is_adjacent && words[name.begin - 1].is_capital && !words[name.begin - 1].is_possessive &&
             world_.surnames().knows_given_name(words[name.begin - 1].folded);
    };
    names.erase(std::remove_if(names.begin(), names.end(), is_surname), names.end());
    return names;
  }

  void count_countries(const SentenceView& view) {
    // States count most; a capital or city may only be where something happens.
    constexpr double kState = 1.0, kOther = 0.7;
    for (const Sighting& name : view.names) {
      if (is_tied(world_, view.words, name)) continue;
      const NameOwner owner = world_.choose(name, day_, memory_.tally());
      const bool is_state = is_of_state(owner.kind) && owner.kind != NameKind::Capital;
      memory_.tally().see(world_.actor_of(owner, day_).country, is_state ? kState : kOther);
    }
  }

  std::vector<Candidate> candidates(const SentenceView& view) const {
    const std::uint32_t tokens = static_cast<std::uint32_t>(view.sentence->tokens.size());
    std::vector<Candidate> found;
    const auto add = [&](Candidate candidate) {
      if (candidate.range.empty() || candidate.range.begin > candidate.range.end || candidate.range.end > tokens) return;
      const auto same = std::find_if(found.begin(), found.end(), [&](const Candidate& known) { return known.range == candidate.range; });
      if (same == found.end()) {
        found.push_back(std::move(candidate));
      } else {
        same->is_asked |= candidate.is_asked;
        same->is_speaker |= candidate.is_speaker;
      }
    };
    for (const Mention& mention : view.reading->mentions) add({mention.range, mention.kind, true, false});
    for (const Frame& frame : view.reading->frames) {
      for (const RoleMention& role : frame.roles) {
        if (role.role == Role::Actor || role.role == Role::Recipient) add({role.range, {}, true, false});
        if (role.role == Role::Speaker) add({role.range, {}, true, true});
      }
    }
    for (const Sighting& name : view.names) {
      const TokenRange range{view.words[name.begin].token, view.words[name.end - 1].token + 1};
      const bool is_covered = std::any_of(found.begin(), found.end(), [&](const Candidate& known) { return known.range.overlaps(range); });
      if (!is_covered) add({range, {}, false, false});
    }
    std::sort(found.begin(), found.end(), [](const Candidate& left, const Candidate& right) {
      return left.range.begin != right.range.begin ? left.range.begin < right.range.begin : left.range.end > right.range.end;
    });
    return found;
  }

  /// The token of a range that the rest of it hangs on; the last one where there is no tree.
  static std::uint32_t head_of(const SentenceView& view, TokenRange range) {
    if (view.has_tree()) {
      for (std::uint32_t token = range.begin; token < range.end; ++token) {
        if (!range.holds(view.reading->words[token].head)) return token;
      }
    }
    return range.end - 1;
  }

  bool is_nested(TokenRange range) const {
    const std::vector<Referent>& known = memory_.referents();
    return std::any_of(known.rbegin(), known.rend(), [&](const Referent& referent) {
      return referent.sentence == memory_.sentence() && referent.range.overlaps(range);
    });
  }

  bool is_joined(const SentenceView& view, TokenRange range) const {
    if (memory_.referents().empty()) return false;
    const Referent& last = memory_.referents().back();
    if (last.sentence != memory_.sentence() || last.range.end > range.begin) return false;
    std::size_t between = 0;
    for (const Word& word : view.words) {
      if (word.token < last.range.end || word.token >= range.begin) continue;
      if (!world_.means("joining", word.folded)) return false;
      ++between;
    }
    return between == 1;
  }

  void remember(const SentenceView& view, const Candidate& candidate, Resolved resolved) {
    Referent referent;
    referent.is_joined = is_joined(view, candidate.range);
    referent.is_nested = is_nested(candidate.range);
    referent.being = resolved.being;
    referent.gender = resolved.gender;
    referent.is_plural = resolved.is_plural;
    referent.role = resolved.role;
    referent.has_own_country = resolved.has_own_country;
    referent.sentence = memory_.sentence();
    referent.range = candidate.range;
    if (view.has_tree()) {
      const WordReading& head = view.reading->words[head_of(view, candidate.range)];
      referent.is_subject = head.deprel.rfind("nsubj", 0) == 0;
      referent.is_main_subject = referent.is_subject && head.head < view.reading->words.size() && view.reading->words[head.head].head == kRoot;
    }
    if (!resolved.surname.empty()) memory_.name_person(resolved.surname, resolved.actors[0], resolved.gender);
    referent.actors = std::move(resolved.actors);
    memory_.remember(std::move(referent));
  }

  const World& world_;
  const Document& document_;
  std::optional<Day> day_;
  ContextLog* log_;
  StoryMemory memory_;
};

}  // namespace

Registry::Registry(std::shared_ptr<const World> world) : world_(std::move(world)) {}

Loaded<Registry> Registry::load(const KnowledgeFolder& knowledge) {
  Loaded<Knowledge> tables = load_knowledge(knowledge);
  if (!tables) return tl::unexpected(std::move(tables.error()));
  return Registry(std::make_shared<const World>(std::move(*tables)));
}

Who Registry::resolve(const Document& document, const Reading& reading, ContextLog* log) const {
  Who who;
  who.sentences.resize(document.sentences.size());
  Walk walk(*world_, document, log);
  const std::size_t sentences = std::min(document.sentences.size(), reading.sentences.size());
  for (std::uint32_t sentence = 0; sentence < sentences; ++sentence) {
    who.sentences[sentence] = walk.resolve(sentence, reading.sentences[sentence]);
  }
  return who;
}

std::vector<NameReading> Registry::readings(std::string_view name, std::optional<Day> day) const { return readings_of(*world_, name, day); }

std::string Registry::annotated_country(const std::vector<const Actor*>& actors) const {
  const Actor& first = *actors.front();
  const bool one_country = std::all_of(actors.begin(), actors.end(), [&](const Actor* actor) { return actor->country == first.country; });
  if (one_country && !first.country.empty()) return present_state(first.country);
  for (const char* kind : {"IGO", "NGO"}) {
    if (std::find(first.sectors.begin(), first.sectors.end(), kind) != first.sectors.end()) return kind;
  }
  return "---";
}

std::string Registry::present_state(const std::string& country) const {
  return who::present_state(world_->knowledge(), country);
}

std::vector<Error> Registry::check() const { return who::check(world_->knowledge()); }

}  // namespace entente::who
