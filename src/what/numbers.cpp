#include "what/numbers.h"

#include <algorithm>
#include <iterator>

#include "base/table.h"

namespace entente::what {
namespace {

constexpr std::uint32_t kReachBytes = 120;  // about twenty words: farther from the trigger, a sum belongs to something else

std::uint32_t distance(Span left, Span right) {
  if (left.overlaps(right)) return 0;
  return left.end <= right.begin ? right.begin - left.end : left.begin - right.end;
}

/// The largest count that the mentions of a role state.
std::optional<std::int64_t> count_in(const Document& document, const Sentence& sentence, const Frame& frame, Role role, const NumberWords& words) {
  std::optional<std::int64_t> largest;
  for (const RoleMention& mention : frame.roles) {
    if (mention.role != role || mention.range.empty() || mention.range.end > sentence.tokens.size()) continue;
    const auto count = words.count_of(document.text(document.span(sentence, mention.range)));
    if (count && (!largest || *count > *largest)) largest = count;
  }
  return largest;
}

}  // namespace

Loaded<NumberWords> NumberWords::load(const KnowledgeFolder& knowledge) {
  auto amounts = when::NumberWords::load(knowledge);
  if (!amounts) return tl::unexpected(std::move(amounts.error()));
  NumberWords words(std::move(*amounts));
  std::vector<Error> faults = words.load_currencies(knowledge / "language/currencies.tsv");
  std::vector<Error> others = words.load_money_types(knowledge / "language/amounts.tsv");
  std::move(others.begin(), others.end(), std::back_inserter(faults));
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return words;
}

std::vector<Error> NumberWords::load_currencies(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"code", "signs", "words"});
  if (!table) return table.error();
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    if (row["code"].size() != 3) faults.push_back(row.fault("\"" + std::string(row["code"]) + "\" is no ISO 4217 code"));
    for (const std::string_view sign : row.list("signs")) add_name(signs_, sign, row["code"]);
    for (const std::string_view word : row.list("words")) add_name(words_, word, row["code"]);
  }
  return faults;
}

std::vector<Error> NumberWords::load_money_types(const KnowledgeFile& file) {
  const auto table = Table::read(file, {"type"});
  if (!table) return table.error();
  for (const Table::Row& row : table->rows()) money_types_.emplace(row["type"]);
  return {};
}

void NumberWords::add_name(CurrencyNames& names, std::string_view written, std::string_view code) {
  CurrencyName name;
  const Lexemes lexemes = when::lex(written, {0, static_cast<std::uint32_t>(written.size())});
  if (lexemes.empty()) return;
  for (const when::Lexeme& lexeme : lexemes) name.words.push_back(lexeme.word);
  name.code = code;
  name.is_capital = lexemes.front().is_capital;
  std::vector<CurrencyName>& of_word = names[name.words.front()];
  const auto shorter = std::find_if(of_word.begin(), of_word.end(), [&](const CurrencyName& other) { return other.words.size() < name.words.size(); });
  of_word.insert(shorter, std::move(name));
}

const NumberWords::CurrencyName* NumberWords::name_at(const CurrencyNames& names, const Lexemes& lexemes, std::size_t at) {
  if (at >= lexemes.size()) return nullptr;
  const auto found = names.find(lexemes[at].word);
  if (found == names.end()) return nullptr;
  for (const CurrencyName& name : found->second) {
    const bool is_there = at + name.words.size() <= lexemes.size() && (!name.is_capital || lexemes[at].is_capital) &&
                          std::equal(name.words.begin(), name.words.end(), lexemes.begin() + static_cast<std::ptrdiff_t>(at),
                                     [](const std::string& word, const when::Lexeme& lexeme) { return word == lexeme.word; });
    if (is_there) return &name;
  }
  return nullptr;
}

/// "$10 billion", "US$5m", "€3 bn".
std::size_t NumberWords::money_with_sign(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const {
  const CurrencyName* sign = name_at(signs_, lexemes, at);
  if (!sign) return 0;
  const std::size_t number = at + sign->words.size();
  const auto amount = number < lexemes.size() && lexemes[number].kind == when::Lexeme::Kind::Figure ? amounts_.amount_at(lexemes, number) : std::nullopt;
  if (!amount) return 0;
  stated.value = amount->value;
  stated.currency = sign->code;
  return sign->words.size() + amount->length;
}

/// "10 billion dollars", "a 500-million-euro loan".
std::size_t NumberWords::money_with_word(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const {
  const auto amount = amounts_.amount_at(lexemes, at);
  if (!amount || amount->is_article) return 0;
  std::size_t word = at + amount->length;
  if (word < lexemes.size() && lexemes[word].word == "-") ++word;
  const CurrencyName* name = name_at(words_, lexemes, word);
  if (!name) return 0;
  stated.value = amount->value;
  stated.currency = name->code;
  return word + name->words.size() - at;
}

/// "90%", "90 percent", "ninety per cent".
std::size_t NumberWords::percentage(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const {
  const auto amount = amounts_.amount_at(lexemes, at);
  if (!amount || amount->is_article || amount->value > 100) return 0;
  const std::size_t percent = amounts_.percent_at(lexemes, at + amount->length);
  if (percent == 0) return 0;
  stated.value = amount->value / 100;
  return amount->length + percent;
}

/// "two-thirds", "three quarters", "half of": with a number, or before "of".
std::size_t NumberWords::fraction(const Lexemes& lexemes, std::size_t at, StatedAmount& stated) const {
  const auto amount = amounts_.amount_at(lexemes, at);
  std::size_t part = at + (amount ? amount->length : 0);
  if (amount && part < lexemes.size() && lexemes[part].word == "-") ++part;
  const auto size = part < lexemes.size() ? amounts_.fraction_of(lexemes[part].word) : std::nullopt;
  if (!size) return 0;
  const double count = amount ? amount->value : 1;
  const bool is_counted = amount && !amount->is_article && count > 1;
  const bool is_of = part + 1 < lexemes.size() && amounts_.is_filler(lexemes[part + 1].word);
  if ((!is_counted && !is_of) || count * *size > 1) return 0;
  stated.value = count * *size;
  return part + 1 - at;
}

std::vector<StatedAmount> NumberWords::stated_in(std::string_view text, Span within) const {
  const Lexemes lexemes = when::lex(text, within);
  std::vector<StatedAmount> all;
  for (std::size_t at = 0; at < lexemes.size();) {
    StatedAmount stated;
    std::size_t length = money_with_sign(lexemes, at, stated);
    if (length == 0) length = money_with_word(lexemes, at, stated);
    if (length == 0) length = percentage(lexemes, at, stated);
    if (length == 0) length = fraction(lexemes, at, stated);
    if (length > 0) {
      stated.span = {lexemes[at].span.begin, lexemes[at + length - 1].span.end};
      all.push_back(std::move(stated));
    }
    at += std::max<std::size_t>(length, 1);
  }
  return all;
}

Numbers numbers_of(const Document& document, std::uint32_t sentence, const Frame& frame, const NumberWords& words) {
  Numbers numbers;
  const Sentence& of_frame = document.sentences[sentence];
  numbers.dead = count_in(document, of_frame, frame, Role::Dead, words);
  numbers.injured = count_in(document, of_frame, frame, Role::Injured, words);
  numbers.arrested = count_in(document, of_frame, frame, Role::Arrested, words);
  numbers.crowd = count_in(document, of_frame, frame, Role::Crowd, words);
  if (!words.moves_money(frame.type) || frame.trigger.empty() || frame.trigger.end > of_frame.tokens.size()) return numbers;
  const Span trigger = document.span(of_frame, frame.trigger);
  std::uint32_t money_distance = kReachBytes, share_distance = kReachBytes;
  for (const StatedAmount& stated : words.stated_in(document.story.text, of_frame.span)) {
    const bool is_money = !stated.currency.empty();
    std::uint32_t& nearest = is_money ? money_distance : share_distance;
    if (distance(stated.span, trigger) >= nearest) continue;
    nearest = distance(stated.span, trigger);
    (is_money ? numbers.money : numbers.share) = stated.value;
    if (is_money) numbers.currency = stated.currency;
  }
  return numbers;
}

}  // namespace entente::what
