#include "where/name_lookup.h"

#include <algorithm>
#include <iterator>

#include "base/table.h"

namespace entente::where {
namespace {

constexpr std::size_t kMaxNameWords = 8;         // no name in the atlas that the press uses has more
constexpr std::size_t kMaxContainerWords = 4;    // "Newfoundland and Labrador" has three
constexpr std::uint32_t kWellKnown = 100'000;    // inhabitants
constexpr std::size_t kContainerBytes = 80;      // as far after a name as a container is looked for

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\u00a0") == std::string_view::npos; }

/// The text from `begin`, some bytes long, not cut within a code point.
std::string_view stretch(std::string_view text, std::size_t begin) {
  std::size_t end = std::min(text.size(), begin + kContainerBytes);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(begin, end - begin);
}

bool is_division_or_country(const Candidate& candidate) {
  return candidate.source == Candidate::Source::Country || candidate.place.precision == "region" || candidate.place.precision == "country";
}

/// A part of a mention is a name only where it can hardly be a mere word: "Hill" and "South" are towns, too.
bool stands_for_itself(const Candidate& candidate, std::size_t words) {
  return candidate.source != Candidate::Source::Atlas || words > 1 || (candidate.population >= kWellKnown && candidate.place.precision == "city" && !candidate.is_other_name);
}

/// How many words at the start of the text follow each other with nothing but blanks, points or hyphens between them.
std::size_t unbroken(std::string_view text, const std::vector<who::Word>& words) {
  std::size_t count = words.empty() ? 0 : 1;
  while (count < words.size() && count < kMaxContainerWords) {
    const std::string_view between = text.substr(words[count - 1].span.end, words[count].span.begin - words[count - 1].span.end);
    if (between.find_first_not_of(" .-") != std::string_view::npos) break;
    ++count;
  }
  return count;
}

}  // namespace

Loaded<NameLookup> NameLookup::load(const KnowledgeFolder& knowledge, std::shared_ptr<const Gazetteer> gazetteer) {
  NameLookup lookup(std::move(gazetteer));
  std::vector<Error> faults = lookup.load_types(knowledge / "places/types.tsv");
  std::vector<Error> more = lookup.load_short_forms(knowledge / "places/short_forms.tsv");
  std::move(more.begin(), more.end(), std::back_inserter(faults));
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return lookup;
}

std::vector<Error> NameLookup::load_types(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"word", "kind", "side"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    const std::string_view side = row["side"];
    if (side != "before" && side != "after" && side != "both") faults.push_back(row.fault("unknown side \"" + std::string(side) + "\"", "before, after or both"));
    if (side != "after") types_before_.emplace(who::key_of(row["word"]), row["kind"]);
    if (side != "before") types_after_.emplace(who::key_of(row["word"]), row["kind"]);
  }
  return faults;
}

std::vector<Error> NameLookup::load_short_forms(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"short", "full", "country", "kind"}, {"short", "country"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    const std::string_view kind = row["kind"];
    if (kind == "word") spellings_.emplace(who::key_of(row["short"]), who::key_of(row["full"]));
    else if (kind == "division" || kind == "postal") short_forms_.try_emplace(who::key_of(row["short"]), ShortForm{who::key_of(row["full"]), std::string(row["country"]), kind == "postal"});
    else faults.push_back(row.fault("unknown kind \"" + std::string(kind) + "\"", "division, postal or word"));
  }
  return faults;
}

std::string NameLookup::spelled_out(const std::vector<who::Word>& words, std::size_t begin, std::size_t end) const {
  std::string key;
  for (std::size_t at = begin; at < end; ++at) {
    const auto full = spellings_.find(words[at].folded);
    if (at != begin) key += ' ';
    key += full == spellings_.end() ? words[at].folded : full->second;
  }
  return key;
}

std::vector<Candidate> NameLookup::of_short_form(const ShortForm& form) const {
  std::vector<Candidate> found = gazetteer_->candidates(form.key);
  std::erase_if(found, [&](const Candidate& candidate) { return candidate.place.country != form.country || !is_division_or_country(candidate); });
  return found;
}

std::vector<Candidate> NameLookup::candidates(const std::vector<who::Word>& words, std::size_t begin, std::size_t end) const {
  const std::string key = who::joined(words, begin, end), spelled = spelled_out(words, begin, end);
  std::vector<Candidate> found = gazetteer_->candidates(key);
  if (spelled == key) return found;
  for (Candidate& candidate : gazetteer_->candidates(spelled)) {
    const bool is_there = std::any_of(found.begin(), found.end(), [&](const Candidate& other) {
      return other.place.country == candidate.place.country && other.place.latitude == candidate.place.latitude && other.place.longitude == candidate.place.longitude;
    });
    if (!is_there) found.push_back(std::move(candidate));
  }
  return found;
}

/// The candidates for the longest name within the words, the first of equals.
std::vector<Candidate> NameLookup::longest_within(const std::vector<who::Word>& words) const {
  for (std::size_t length = std::min(kMaxNameWords, words.size()); length >= 1; --length) {
    for (std::size_t begin = 0; begin + length <= words.size(); ++begin) {
      if (!words[begin].is_capital || !words[begin + length - 1].is_capital) continue;
      std::vector<Candidate> found = candidates(words, begin, begin + length);
      std::erase_if(found, [&](const Candidate& candidate) { return !stands_for_itself(candidate, length); });
      if (!found.empty()) return found;
    }
  }
  return {};
}

NameLookup::Found NameLookup::find(const std::vector<who::Word>& all) const {
  const std::vector<who::Word> words(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), kMaxNameWords)));
  Found found;
  const std::string key = who::joined(words, 0, words.size());
  // What a name may mean depends on its capitals too: "ut" is no state.
  found.key = key + '/';
  for (const who::Word& word : words) found.key += word.is_capital ? 'A' : 'a';
  if (std::none_of(words.begin(), words.end(), [](const who::Word& word) { return word.is_capital; })) return found;
  if (const auto form = short_forms_.find(key); form != short_forms_.end()) {
    found.candidates = of_short_form(form->second);
    if (!found.candidates.empty()) return found;
  }
  const auto before = types_before_.find(words.front().folded), after = types_after_.find(words.back().folded);
  if (words.size() > 1 && after != types_after_.end()) found.type = after->second;
  else if (words.size() > 1 && before != types_before_.end()) found.type = before->second;
  found.candidates = candidates(words, 0, words.size());
  if (!found.candidates.empty()) return found;
  const TokenRange bare = without_types(words);
  found.candidates = candidates(words, bare.begin, bare.end);
  found.is_part = found.type == "sea" || found.type == "site";
  if (found.candidates.empty()) {
    found.candidates = longest_within(words);
    found.is_part = true;
  }
  return found;
}

/// What is left of the words without those of type, and without small letters, at both ends.
TokenRange NameLookup::without_types(const std::vector<who::Word>& words) const {
  TokenRange bare{0, static_cast<std::uint32_t>(words.size())};
  while (bare.size() > 1 && (!words[bare.end - 1].is_capital || types_after_.count(words[bare.end - 1].folded) > 0)) --bare.end;
  while (bare.size() > 1 && (!words[bare.begin].is_capital || types_before_.count(words[bare.begin].folded) > 0)) ++bare.begin;
  return bare;
}

std::vector<Candidate> NameLookup::containers_after(std::string_view text, std::size_t end) const {
  std::size_t at = end;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at >= text.size() || (text[at] != ',' && text[at] != '(')) return {};
  const std::string_view rest = stretch(text, at + 1);
  const std::vector<who::Word> words = who::words_of(rest);
  if (words.empty() || !words.front().is_capital || !is_blank(rest.substr(0, words.front().span.begin))) return {};
  for (std::size_t length = unbroken(rest, words); length >= 1; --length) {
    if (!words[length - 1].is_capital) continue;
    const std::string key = who::joined(words, 0, length);
    if (const auto form = short_forms_.find(key); form != short_forms_.end() && (!form->second.is_postal || words.front().is_upper)) {
      return of_short_form(form->second);
    }
    std::vector<Candidate> found = candidates(words, 0, length);
    std::erase_if(found, [](const Candidate& candidate) { return candidate.source == Candidate::Source::Demonym || !is_division_or_country(candidate); });
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace entente::where
