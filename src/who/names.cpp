#include "who/names.h"

#include <algorithm>

namespace entente::who {
namespace {

constexpr std::size_t kShortAbbreviation = 4;  // letters: up to here an abbreviation may also be a word (US, IS, WHO)
constexpr std::size_t kShortestMisspelt = 6;   // shorter words lie too near to others
constexpr std::size_t kLowerCaseDemonym = 7;   // letters from which a demonym in lower case is no other word ("polish", "swiss")

/// The table lists "Russian" and "Russians": what is another demonym and a letter or two more is its plural.
bool is_plural_among(const std::string& demonym, const std::vector<std::string>& demonyms) {
  return std::any_of(demonyms.begin(), demonyms.end(), [&](const std::string& other) {
    return other.size() < demonym.size() && other.size() + 2 >= demonym.size() && demonym.rfind(other, 0) == 0;
  });
}

}  // namespace

const Origin& origin_of(const Knowledge& knowledge, NameOwner owner) {
  switch (owner.kind) {
    case NameKind::Organisation:
      return knowledge.organisations[owner.row].origin;
    case NameKind::Person:
      return knowledge.people[owner.row].terms.front().origin;
    case NameKind::Seat:
      return knowledge.seats[owner.row].origin;
    case NameKind::People:
      return knowledge.peoples[owner.row].origin;
    case NameKind::Place:
      return knowledge.places[owner.row].origin;
    case NameKind::State:
    case NameKind::Demonym:
    case NameKind::Nationals:
    case NameKind::Capital:
      break;
  }
  return knowledge.states[owner.row].origin;
}

Names::Names(const Knowledge& knowledge) {
  constexpr std::size_t kUsualNames = 1 << 15;  // growing by and by would file every name several times
  names_.reserve(kUsualNames);
  longest_.reserve(kUsualNames / 2);
  for (const Qualifier& qualifier : knowledge.qualifiers) {
    if (qualifier.meaning == "article") articles_.insert(qualifier.word);
    if (qualifier.meaning == "opposed" || qualifier.meaning == "former") prefixes_.insert(qualifier.word);
  }
  const auto add_all = [&](const std::vector<std::string>& names, NameKind kind, std::size_t row) {
    for (const std::string& name : names) add(name, {kind, static_cast<std::uint32_t>(row)});
  };
  for (std::size_t row = 0; row < knowledge.organisations.size(); ++row) {
    add_all(knowledge.organisations[row].names, NameKind::Organisation, row);
  }
  for (std::size_t row = 0; row < knowledge.people.size(); ++row) add_all(knowledge.people[row].names, NameKind::Person, row);
  for (std::size_t row = 0; row < knowledge.states.size(); ++row) {
    add_all(knowledge.states[row].names, NameKind::State, row);
    for (const std::string& demonym : knowledge.states[row].demonyms) {
      const NameKind kind = is_plural_among(demonym, knowledge.states[row].demonyms) ? NameKind::Nationals : NameKind::Demonym;
      add(demonym, {kind, static_cast<std::uint32_t>(row)});
    }
    add_all(knowledge.states[row].capitals, NameKind::Capital, row);
  }
  for (std::size_t row = 0; row < knowledge.seats.size(); ++row) add_all(knowledge.seats[row].names, NameKind::Seat, row);
  for (std::size_t row = 0; row < knowledge.peoples.size(); ++row) add_all(knowledge.peoples[row].names, NameKind::People, row);
  for (std::size_t row = 0; row < knowledge.places.size(); ++row) add_all(knowledge.places[row].names, NameKind::Place, row);

  for (auto& [key, name] : names_) {
    std::stable_partition(name.owners.begin(), name.owners.end(), [&](NameOwner owner) { return origin_of(knowledge, owner).is_added; });
    const NameKind kind = name.owners.front().kind;
    if (is_of_state(kind) && key.size() >= kShortestMisspelt && key.find(' ') == std::string::npos) spellable_[key.size()].push_back(&key);
  }
}

/// Names are filed without a leading article: texts drop or keep it at will.
bool Names::drop_article(std::vector<Word>& words) const {
  if (words.size() < 2 || articles_.count(words.front().folded) == 0) return false;
  words.erase(words.begin());
  return true;
}

const std::vector<NameOwner>* Names::owners_of(std::string_view name) const {
  std::vector<Word> words = words_of(name);
  drop_article(words);
  const auto found = names_.find(joined(words, 0, words.size()));
  return found == names_.end() ? nullptr : &found->second.owners;
}

void Names::add(std::string_view name, NameOwner owner) {
  std::vector<Word> words = words_of(name);
  const bool had_article = drop_article(words);
  if (words.empty()) return;

  const bool has_capital = std::any_of(words.begin(), words.end(), [](const Word& word) { return word.is_capital; });
  const bool is_short = words.size() == 1 && words[0].is_upper && words[0].folded.size() <= kShortAbbreviation;
  const bool is_long_demonym = (owner.kind == NameKind::Demonym || owner.kind == NameKind::Nationals) && words[0].folded.size() >= kLowerCaseDemonym;
  const Writing writing = is_short                         ? Writing::Abbreviation
                          : !has_capital || is_long_demonym ? Writing::AnyCase
                                                            : Writing::Capitalised;
  std::size_t& longest = longest_[words.front().folded];
  longest = std::max(longest, words.size());
  const auto [place, is_new] = names_.try_emplace(joined(words, 0, words.size()), Name{writing, false, {}});
  const bool needs_article = had_article && words.size() == 1 && writing == Writing::Capitalised;
  place->second.needs_article = needs_article && (is_new || place->second.needs_article);
  std::vector<NameOwner>& owners = place->second.owners;
  if (!is_new && writing != place->second.writing && writing != Writing::Abbreviation) place->second.writing = Writing::Capitalised;
  const auto is_same = [&](NameOwner known) { return known.kind == owner.kind && known.row == owner.row; };
  if (std::none_of(owners.begin(), owners.end(), is_same)) owners.push_back(owner);
}

bool Names::is_written_so(const Name& name, const std::vector<Word>& words, std::size_t begin, std::size_t last) const {
  if (name.writing == Writing::AnyCase) return true;
  if (name.writing == Writing::Abbreviation) return words[begin].is_upper;
  return words[begin].is_capital || words[last].is_capital;
}

/// "The Independent said", but neither "independent" nor "the Independent Commission".
bool Names::has_article(const std::vector<Word>& words, std::size_t begin, std::size_t last) const {
  const bool goes_on = last + 1 < words.size() && words[last + 1].is_capital && words[last + 1].span.begin == words[last].span.end + 1;
  return begin > 0 && articles_.count(words[begin - 1].folded) != 0 && !goes_on;
}

/// Part of a compound that is no name of the knowledge: "al-Zaidi", "Crans-Montana". Demonyms stand in compounds as they are
/// ("Franco-German"), and so do names beside names ("Moscow-Washington").
bool Names::is_cut_from_compound(const std::vector<Word>& words, const Sighting& name, bool follows_name) const {
  if (name.begin > 0 && words[name.begin - 1].joins_next && !follows_name) {
    const Word& before = words[name.begin - 1];
    const bool is_demonym = name.owners->front().kind == NameKind::Demonym && before.folded.size() > 2;
    if (prefixes_.count(before.folded) == 0 && !is_demonym) return true;
  }
  const NameKind kind = name.owners->front().kind;
  const bool is_place = kind == NameKind::Place || kind == NameKind::Capital;
  const bool goes_on = words[name.end - 1].joins_next && name.end < words.size() && words[name.end].is_capital;
  return is_place && goes_on && longest_.count(words[name.end].folded) == 0;
}

const Names::Name* Names::name_at(const std::vector<Word>& words, std::size_t begin, std::size_t& end, bool all_capitals) const {
  const auto longest = longest_.find(words[begin].folded);
  if (longest == longest_.end()) return nullptr;
  std::string key;
  const Name* best = nullptr;
  const std::size_t limit = std::min(words.size(), begin + longest->second);
  for (std::size_t at = begin; at < limit; ++at) {
    if (at != begin) key += ' ';
    key += words[at].folded;
    const auto found = names_.find(key);
    if (found == names_.end()) continue;
    const Name& name = found->second;
    if (!all_capitals && !is_written_so(name, words, begin, at)) continue;
    if (name.needs_article && !has_article(words, begin, at)) continue;
    best = &name;
    end = at + 1;
  }
  return best;
}

std::vector<Sighting> Names::find(const std::vector<Word>& words) const {
  const bool all_capitals = is_all_capitals(words);
  std::vector<Sighting> sightings;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at + 1;
    if (const Name* name = name_at(words, at, end, all_capitals)) {
      const Sighting sighting{at, end, &name->owners};
      const bool follows_name = !sightings.empty() && sightings.back().end == at;
      if (!is_cut_from_compound(words, sighting, follows_name)) sightings.push_back(sighting);
    }
    at = end;
  }
  return sightings;
}

const NameOwner* Names::nearly(const std::string& word) const {
  if (word.size() < kShortestMisspelt || names_.count(word) != 0) return nullptr;
  const NameOwner* found = nullptr;
  for (std::size_t length = word.size() - 1; length <= word.size() + 1; ++length) {
    const auto names = spellable_.find(length);
    if (names == spellable_.end()) continue;
    for (const std::string* name : names->second) {
      if (!is_one_edit_apart(word, *name)) continue;
      const NameOwner* owner = &names_.at(*name).owners.front();
      if (found != nullptr && found->row != owner->row) return nullptr;
      found = owner;
    }
  }
  return found;
}

bool is_one_edit_apart(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  if (right.size() - left.size() > 1 || left == right) return false;
  const auto difference = std::mismatch(left.begin(), left.end(), right.begin());
  const std::size_t at = static_cast<std::size_t>(difference.first - left.begin());
  if (left.size() < right.size()) return left.substr(at) == right.substr(at + 1);
  if (left.substr(at + 1) == right.substr(at + 1)) return true;
  return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at] && left.substr(at + 2) == right.substr(at + 2);
}

}  // namespace entente::who
