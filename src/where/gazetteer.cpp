#include "where/gazetteer.h"

#include <algorithm>

namespace entente::where {
namespace {

constexpr std::size_t kMaxNameWords = 6;  // no name of a place in the tables is longer

/// Countries of the frame's own people first: a town is mostly theirs.
std::vector<std::string> countries_of(const Who& who, std::uint32_t sentence, const Frame& frame) {
  std::vector<std::string> countries;
  if (sentence >= who.sentences.size()) return countries;
  const SentenceActors& actors = who.sentences[sentence];
  const auto add = [&](TokenRange range) {
    const auto found = actors.find(range);
    if (found == actors.end()) return;
    for (const Actor& actor : found->second) {
      if (!actor.country.empty()) countries.push_back(actor.country);
    }
  };
  for (const RoleMention& mention : frame.roles) {
    if (mention.role == Role::Recipient) add(mention.range);
  }
  for (const RoleMention& mention : frame.roles) {
    if (mention.role == Role::Actor) add(mention.range);
  }
  for (const auto& [range, unused] : actors) add(range);
  return countries;
}

}  // namespace

std::optional<Place> Gazetteer::by_key(const std::string& key, const Hints& hints) const {
  const auto country = country_by_name_.find(key);
  const auto named = places_by_name_.find(key);
  if (named != places_by_name_.end()) {
    for (const std::string& hint : hints) {
      for (const std::size_t index : named->second) {
        if (places_[index].country == hint) return places_[index];
      }
    }
  }
  if (country != country_by_name_.end()) return countries_[country->second].place;
  if (named != places_by_name_.end()) return places_[named->second.front()];
  const auto capital = country_by_capital_.find(key);
  if (capital == country_by_capital_.end()) return std::nullopt;
  Place place = countries_[capital->second].place;
  place.name = countries_[capital->second].capital;
  place.precision = "city";
  return place;
}

std::optional<Place> Gazetteer::resolve(std::string_view name, std::string_view country_hint) const {
  const Hints hints = country_hint.empty() ? Hints{} : Hints{std::string(country_hint)};
  return by_key(who::key_of(name), hints);
}

/// True where the words are a part of a name joined by hyphens whose other part names no place: "Medellin" in "Bogo-Medellin".
bool Gazetteer::is_part_of_compound(const std::vector<who::Word>& words, std::size_t begin, std::size_t end) const {
  const auto is_foreign = [&](std::size_t at) {
    const std::string& key = words[at].folded;
    return words[at].is_capital && country_by_name_.count(key) == 0 && country_by_demonym_.count(key) == 0 && places_by_name_.count(key) == 0;
  };
  return (begin > 0 && words[begin - 1].joins_next && is_foreign(begin - 1)) || (end < words.size() && words[end - 1].joins_next && is_foreign(end));
}

/// The longest name anywhere in the words; of equals one more precise than a country, else the first.
std::optional<Gazetteer::Found> Gazetteer::longest_name(const std::vector<who::Word>& words, const Hints& hints) const {
  std::optional<Found> best;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    if (!words[begin].is_capital) continue;
    for (std::size_t length = std::min(kMaxNameWords, words.size() - begin); length >= 1; --length) {
      auto place = by_key(who::joined(words, begin, begin + length), hints);
      if (!place || is_part_of_compound(words, begin, begin + length)) continue;
      const bool is_closer = best && length == best->words && best->place.precision == "country" && place->precision != "country";
      if (best && length <= best->words && !is_closer) continue;
      place->span = {words[begin].span.begin, words[begin + length - 1].span.end};
      best = Found{std::move(*place), length};
    }
  }
  return best;
}

/// The country that the words name anywhere, or, if asked for, whose people they name ("Iraqi").
const Gazetteer::Country* Gazetteer::country_of_words(const std::vector<who::Word>& words, bool also_demonyms) const {
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    for (std::size_t length = std::min(kMaxNameWords, words.size() - begin); length >= 1; --length) {
      const std::string key = who::joined(words, begin, begin + length);
      if (const auto found = country_by_name_.find(key); found != country_by_name_.end()) return &countries_[found->second];
      if (!also_demonyms) continue;
      if (const auto found = country_by_demonym_.find(key); found != country_by_demonym_.end()) return &countries_[found->second];
    }
  }
  return nullptr;
}

/// "the Iraqi capital" is its capital; "an Iraqi town" lies in Iraq; "the capital" alone is that of the only country concerned.
std::optional<Place> Gazetteer::described(const std::vector<who::Word>& words, const Hints& hints) const {
  const auto has_word = [&](const std::unordered_set<std::string>& wanted) {
    return std::any_of(words.begin(), words.end(), [&](const who::Word& word) { return wanted.count(word.folded) > 0; });
  };
  const bool is_capital = has_word(words_for_capital_);
  const Country* country = country_of_words(words, true);
  if (!country && (is_capital || has_word(words_for_country_))) country = only_country(hints);
  if (!country) return std::nullopt;
  std::optional<Place> place;
  if (is_capital && !country->capital.empty()) place = resolve(country->capital, country->place.country);
  if (!place) place = country->place;
  place->span = {words.front().span.begin, words.back().span.end};
  return place;
}

/// Null where the hints name none, or several.
const Gazetteer::Country* Gazetteer::only_country(const Hints& hints) const {
  const bool is_one = !hints.empty() && std::all_of(hints.begin(), hints.end(), [&](const std::string& hint) { return hint == hints.front(); });
  const auto found = is_one ? country_by_id_.find(hints.front()) : country_by_id_.end();
  return found == country_by_id_.end() ? nullptr : &countries_[found->second];
}

std::optional<Place> Gazetteer::in_mention(const Document& document, const Sentence& sentence, TokenRange range, Hints hints) const {
  if (range.empty() || range.end > sentence.tokens.size()) return std::nullopt;
  std::vector<who::Word> words;
  for (who::Word& word : who::words_of(document, sentence)) {
    if (range.holds(word.token)) words.push_back(std::move(word));
  }
  if (words.empty()) return std::nullopt;
  if (const Country* country = country_of_words(words, false)) hints.insert(hints.begin(), country->place.country);
  auto place = described(words, hints);
  const auto named = longest_name(words, hints);
  const bool is_described_closer = place && place->precision != "country" && named && named->place.precision == "country";
  if (named && !is_described_closer) return named->place;
  return place;
}

bool Gazetteer::is_visit(const Frame& frame) const {
  return std::find(visits_.begin(), visits_.end(), std::pair(frame.type, frame.mode)) != visits_.end();
}

std::optional<Place> Gazetteer::place_of(const Document& document, const Reading& reading, const Who& who, std::uint32_t sentence,
                                         const Frame& frame) const {
  if (sentence >= document.sentences.size() || sentence >= reading.sentences.size()) return std::nullopt;
  const Hints hints = countries_of(who, sentence, frame);
  bool has_place_role = false;
  std::optional<Place> found;  // "south of Baghdad in Salman Pak" and "Malé in the Maldives" are two mentions: a country yields to what is finer
  for (const RoleMention& mention : frame.roles) {
    if (mention.role != Role::Place) continue;
    has_place_role = true;
    auto place = in_mention(document, document.sentences[sentence], mention.range, hints);
    if (place && (!found || (found->precision == "country" && place->precision != "country"))) found = std::move(place);
  }
  if (found) return found;
  return has_place_role || !is_visit(frame) ? std::nullopt : visited(document, document.sentences[sentence], frame, hints);
}

/// Only a recipient that is the name of a country or capital and nothing else: "sent an envoy to Pyongyang".
std::optional<Place> Gazetteer::visited(const Document& document, const Sentence& sentence, const Frame& frame, const Hints& hints) const {
  for (const RoleMention& mention : frame.roles) {
    if (mention.role != Role::Recipient || mention.range.empty() || mention.range.end > sentence.tokens.size()) continue;
    const Span span = document.span(sentence, mention.range);
    const std::string key = who::key_of(document.text(span));
    if (country_by_name_.count(key) == 0 && country_by_capital_.count(key) == 0) continue;
    auto place = by_key(key, hints);
    if (place) place->span = span;
    return place;
  }
  return std::nullopt;
}

}  // namespace entente::where
