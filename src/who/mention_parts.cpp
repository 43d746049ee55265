#include "who/mention_parts.h"

#include <algorithm>

namespace entente::who {
namespace {

class TakingApart {
 public:
  TakingApart(const World& world, const SentenceView& view) : world_(world), words_(view.words), view_(view) {}

  std::optional<MentionParts> run(TokenRange range) {
    parts_.all = words_in(range);
    while (!parts_.all.empty() && world_.means("article", word(parts_.all.begin)) && !is_in_name(parts_.all.begin)) {
      ++parts_.all.begin;
      parts_.has_article = true;
    }
    if (parts_.all.empty()) return std::nullopt;
    find_names();
    find_roles();
    find_head();
    find_asides();
    drop_roles([&](const RoleSeen& role) { return parts_.is_aside(role.begin); });
    find_person();
    find_qualifiers();
    return std::move(parts_);
  }

 private:
  const std::string& word(std::size_t at) const { return words_[at].folded; }

  WordRange words_in(TokenRange range) const {
    WordRange found;
    while (found.begin < words_.size() && words_[found.begin].token < range.begin) ++found.begin;
    found.end = found.begin;
    while (found.end < words_.size() && words_[found.end].token < range.end) ++found.end;
    return found;
  }

  bool is_in_name(std::size_t at) const {
    return std::any_of(view_.names.begin(), view_.names.end(), [&](const Sighting& name) { return name.begin <= at && at < name.end; });
  }

  /// A mention that the reader cut off inside a name ("States" of "United States") still means the whole name. One that is nothing but a
  /// name is that name, whatever a hyphen ties it to outside ("Russia" of "Russia-led exercises").
  void find_names() {
    for (const Sighting& seen : view_.names) {
      const Sighting name{std::max(seen.begin, parts_.all.begin), std::min(seen.end, parts_.all.end), seen.owners};
      if (name.begin >= name.end) continue;
      const bool is_all = name.begin == parts_.all.begin && name.end == parts_.all.end;
      const bool tied = !is_all && is_tied(world_, words_, name);
      (tied ? parts_.tied_names : parts_.names).push_back(name);
      if (tied && name.end < words_.size() && world_.means("joint", word(name.end))) parts_.is_joint = true;
    }
  }

  template <typename Condition>
  void drop_roles(Condition condition) {
    parts_.roles.erase(std::remove_if(parts_.roles.begin(), parts_.roles.end(), condition), parts_.roles.end());
  }

  /// Between the names, so that "Catholic priest" is a priest also where "Catholic" is a name.
  void find_roles() {
    std::size_t begin = parts_.all.begin;
    const auto find_until = [&](std::size_t end) {
      for (const RoleSeen& role : world_.roles().find(words_, begin, end)) {
        // "deputy" alone is a member of parliament, in "Deputy Finance Minister" a rank
        const bool after_rank = !parts_.roles.empty() && parts_.roles.back().end == role.begin && world_.means("rank", word(role.begin - 1));
        if (after_rank) parts_.roles.pop_back();
        parts_.roles.push_back(role);
      }
    };
    for (const Sighting& name : parts_.names) {
      find_until(name.begin);
      begin = name.end;
    }
    find_until(parts_.all.end);
  }

  bool is_in_role(std::size_t at) const {
    return std::any_of(parts_.roles.begin(), parts_.roles.end(), [&](const RoleSeen& role) { return role.begin < at && at < role.end; });
  }

  /// A comma, bracket or the like between a word and the one after it.
  bool breaks_after(std::size_t at) const {
    if (at + 1 >= words_.size()) return true;
    const std::string_view between =
        view_.document->text({words_[at].span.end, std::max(words_[at].span.end, words_[at + 1].span.begin)});
    return between.find_first_of(",;:()[]") != std::string_view::npos;
  }

  bool ends_phrase(std::size_t at) const {
    if (is_in_name(at) || is_in_role(at) || words_[at].is_capital || (at > 0 && words_[at - 1].joins_next)) return false;
    return world_.means("owner", word(at)) || world_.means("aside", word(at)) || world_.means("clause", word(at));
  }

  void find_head() {
    parts_.head = {parts_.all.begin, parts_.all.begin + 1};
    while (parts_.head.end < parts_.all.end && !ends_phrase(parts_.head.end)) {
      if (breaks_after(parts_.head.end - 1) && !is_in_name(parts_.head.end)) break;
      ++parts_.head.end;
    }
  }

  void find_asides() {
    for (std::size_t at = parts_.all.begin; at < parts_.all.end; ++at) {
      if (!ends_phrase(at) || world_.means("owner", word(at))) continue;
      std::size_t end = at + 1;
      while (end < parts_.all.end && !(world_.means("owner", word(end)) && ends_phrase(end)) && !breaks_after(end - 1)) ++end;
      // "Ambassador to Venezuela William Brownfield": the name after the place is the ambassador's own
      for (const Sighting& name : parts_.names) {
        if (name.begin >= at && name.end < end) end = std::min(end, name.end);
      }
      parts_.asides.push_back({at, end});
      at = end - 1;
    }
  }

  bool is_name_word(std::size_t at) const {
    if (!words_[at].is_capital && !world_.means("suffix", word(at))) return is_particle(at);
    const bool in_role = std::any_of(parts_.roles.begin(), parts_.roles.end(),
                                     [&](const RoleSeen& role) { return role.begin <= at && at < role.end; });
    return !in_role && !world_.means("courtesy", word(at));
  }

  /// A short word in small letters between two capitalised ones: "Ursula von der Leyen", "Mohammed bin Salman".
  bool is_particle(std::size_t at) const {
    constexpr std::size_t kLongestParticle = 3;
    if (word(at).size() > kLongestParticle || world_.means("owner", word(at)) || world_.means("aside", word(at))) return false;
    return at > parts_.all.begin && at + 1 < parts_.all.end && words_[at + 1].token != words_[at].token && words_[at - 1].is_capital;
  }

  const Sighting* person_at(std::size_t at) const {
    const Sighting* name = parts_.name_covering(at);
    const bool is_person = name != nullptr && std::any_of(name->owners->begin(), name->owners->end(), [](NameOwner owner) {
                             return owner.kind == NameKind::Person;
                           });
    return is_person ? name : nullptr;
  }

  /// A known person first, then a run of capitalised words at the end of a phrase.
  void find_person() {
    for (const Sighting& name : parts_.names) {
      if (person_at(name.begin) != nullptr && !words_[name.end - 1].is_possessive && !parts_.is_aside(name.begin) && !is_owned_by(name)) {
        parts_.person = WordRange{name.begin, name.end};
        return;
      }
    }
    if (view_.all_capitals) return;
    for (std::size_t end = parts_.all.begin + 1; end <= parts_.all.end; ++end) {
      const bool ends_here = end == parts_.all.end || breaks_after(end - 1) || ends_phrase(end);
      if (ends_here && find_person_before(end)) return;
    }
  }

  /// "allies of Vladimir Putin": the person owns the head.
  bool is_owned_by(const Sighting& name) const {
    if (name.begin < parts_.head.end) return false;
    for (std::size_t at = name.begin; at > parts_.all.begin && !breaks_after(at - 1); --at) {
      if (world_.means("owner", word(at - 1)) && ends_phrase(at - 1)) return true;
    }
    return false;
  }

  bool find_person_before(std::size_t end) {
    std::size_t begin = end;
    while (begin > parts_.all.begin && is_name_word(begin - 1) && parts_.name_covering(begin - 1) == nullptr) {
      if (begin < end && (breaks_after(begin - 1) || words_[begin - 1].is_possessive)) break;
      --begin;
    }
    while (begin < end && !words_[begin].is_capital) ++begin;
    if (begin == end || words_[end - 1].is_possessive || words_[begin].is_upper || parts_.is_aside(begin)) return false;
    const bool after_owner = begin > parts_.all.begin && world_.means("owner", word(begin - 1));
    if (after_owner) return false;  // "officials in Tikrit"
    parts_.person = WordRange{after_office(begin, end), end};
    return true;
  }

  /// Offices end in words of any kind: in "Assistant Secretary for Hemisphere Affairs Brian Nichols" the given name begins the person's.
  std::size_t after_office(std::size_t begin, std::size_t end) const {
    constexpr std::size_t kUsualName = 2;
    if (end - begin <= kUsualName || parts_.roles.empty() || world_.surnames().knows_given_name(word(begin))) return begin;
    for (std::size_t at = begin + 1; at + 1 < end; ++at) {
      if (world_.surnames().knows_given_name(word(at))) return at;
    }
    return begin;
  }

  /// "European", "Arab": who is called so may be of any of several countries.
  bool is_people_without_home(const Sighting& name) const {
    const NameOwner owner = name.owners->front();
    return owner.kind == NameKind::People && world_.knowledge().peoples[owner.row].country.empty();
  }

  void find_qualifiers() {
    parts_.has_number = std::any_of(words_.begin() + static_cast<std::ptrdiff_t>(parts_.head.begin),
                                    words_.begin() + static_cast<std::ptrdiff_t>(parts_.head.end),
                                    [](const Word& each) { return each.folded.front() >= '0' && each.folded.front() <= '9'; });
    for (std::size_t at = parts_.head.begin; at < parts_.head.end; ++at) {
      const bool in_name = parts_.name_covering(at) != nullptr;
      const bool in_region = in_name && is_people_without_home(*parts_.name_covering(at));
      if (!in_name && world_.means("former", word(at))) parts_.is_former = true;
      const bool is_outside = world_.means("outside", word(at)) && !words_[at].is_possessive && !is_in_phrase(at);
      if ((!in_name || in_region) && is_outside) parts_.is_foreign = true;
    }
  }

  /// "foreign" in "foreign minister" says nothing of where he is from.
  bool is_in_phrase(std::size_t at) const {
    return std::any_of(parts_.roles.begin(), parts_.roles.end(),
                       [&](const RoleSeen& role) { return role.begin <= at && at < role.end && role.end > role.begin + 1; });
  }

  const World& world_;
  const std::vector<Word>& words_;
  const SentenceView& view_;
  MentionParts parts_;
};

}  // namespace

bool MentionParts::is_aside(std::size_t word) const {
  return std::any_of(asides.begin(), asides.end(), [&](WordRange aside) { return aside.holds(word); });
}

const Sighting* MentionParts::name_covering(std::size_t word) const {
  for (const std::vector<Sighting>* list : {&names, &tied_names}) {
    for (const Sighting& name : *list) {
      if (name.begin <= word && word < name.end) return &name;
    }
  }
  return nullptr;
}

bool is_tied(const World& world, const std::vector<Word>& words, const Sighting& name) {
  const bool is_opposed = name.begin > 0 && words[name.begin - 1].joins_next && world.means("opposed", words[name.begin - 1].folded);
  return is_opposed || (words[name.end - 1].joins_next && name.end < words.size() && world.means("tied", words[name.end].folded));
}

std::optional<MentionParts> take_apart(const World& world, const SentenceView& view, TokenRange range) {
  return TakingApart(world, view).run(range);
}

}  // namespace entente::who
