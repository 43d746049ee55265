#include "what/contexts.h"

#include <algorithm>

#include "base/table.h"
#include "base/utf8.h"

namespace entente::what {
namespace {

constexpr std::size_t kBeginning = 2;  // every phrase's first word is at least this long, so two bytes find its candidates

std::vector<std::string> split_words(std::string_view phrase) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < phrase.size()) {
    const std::size_t end = std::min(phrase.find_first_of(" -", begin), phrase.size());
    if (end > begin) words.push_back(utf8::fold(phrase.substr(begin, end - begin)));
    // The tokenizer makes a hyphen a token of its own.
    if (end < phrase.size() && phrase[end] == '-') words.emplace_back("-");
    begin = end + 1;
  }
  return words;
}

}  // namespace

Loaded<Contexts> Contexts::load(const KnowledgeFolder& knowledge) {
  auto table = Table::read(knowledge / "events/contexts.tsv", {"context", "types", "words"});
  if (!table) return tl::unexpected(table.error());
  Contexts contexts;
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    const std::size_t context = contexts.names_.size();
    contexts.names_.emplace_back(row["context"]);
    for (const std::string_view type : row.list("types")) contexts.by_type_[std::string(type)].push_back(context);
    for (std::string_view text : row.list("words")) {
      Phrase phrase;
      phrase.context = context;
      phrase.open = text.ends_with('*');
      if (phrase.open) text.remove_suffix(1);
      phrase.words = split_words(text);
      if (phrase.words.empty() || phrase.words.front().size() < kBeginning) {
        faults.push_back(row.fault("\"" + std::string(text) + "\" is too short to tell of a context"));
        continue;
      }
      contexts.by_beginning_[phrase.words.front().substr(0, kBeginning)].push_back(std::move(phrase));
    }
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return contexts;
}

bool Contexts::matches(const Phrase& phrase, const std::vector<std::string>& words, std::size_t at) const {
  if (at + phrase.words.size() > words.size()) return false;
  const std::size_t last = phrase.words.size() - 1;
  for (std::size_t word = 0; word < last; ++word) {
    if (words[at + word] != phrase.words[word]) return false;
  }
  return phrase.open ? words[at + last].starts_with(phrase.words[last]) : words[at + last] == phrase.words[last];
}

std::vector<std::string> Contexts::of(const Document& document, const Sentence& sentence, std::string_view type, std::string_view mode) const {
  std::vector<bool> holds(names_.size());
  for (const std::string& key : {std::string(type), std::string(type) + "/" + std::string(mode)}) {
    if (const auto found = by_type_.find(key); found != by_type_.end()) {
      for (const std::size_t context : found->second) holds[context] = true;
    }
  }
  const std::vector<std::string> words = folded_words(document, sentence);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto found = by_beginning_.find(words[at].substr(0, kBeginning));
    if (found == by_beginning_.end()) continue;
    for (const Phrase& phrase : found->second) {
      if (!holds[phrase.context] && matches(phrase, words, at)) holds[phrase.context] = true;
    }
  }
  std::vector<std::string> contexts;
  for (std::size_t context = 0; context < names_.size(); ++context) {
    if (holds[context]) contexts.push_back(names_[context]);
  }
  return contexts;
}

}  // namespace entente::what
