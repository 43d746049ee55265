#include "reading/wordpiece.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>

#include "base/utf8.h"

namespace entente::reading {
namespace {

constexpr std::string_view kContinues = "##";
constexpr char32_t kReplacement = 0xFFFD;

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

bool is_dropped(UChar32 point) {
  constexpr std::uint32_t kDropped = U_GC_MN_MASK | U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZS_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  return (U_GET_GC_MASK(point) & kDropped) != 0 || point == static_cast<UChar32>(kReplacement);
}

std::string normalise_ascii(std::string_view word) {
  std::string normalised;
  normalised.reserve(word.size());
  for (const char byte : word) {
    if (byte <= ' ' || byte == 0x7f) continue;
    normalised += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
  }
  return normalised;
}

/// Lower case, decomposed, without combining marks, white space and control characters.
std::string normalise(std::string_view word) {
  if (is_ascii(word)) return normalise_ascii(word);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);  // a constant of ICU's, built into the library
  icu::UnicodeString lower = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int32_t>(word.size())));
  lower.toLower(icu::Locale::getRoot());
  const icu::UnicodeString decomposed = nfd->normalize(lower, status);
  std::string normalised;
  for (int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const UChar32 point = decomposed.char32At(at);
    if (!is_dropped(point)) utf8::append(normalised, static_cast<char32_t>(point));
  }
  return normalised;
}

/// BERT's notion of punctuation: every ASCII sign that is neither letter nor digit, and Unicode's own.
bool is_punctuation(char32_t point) {
  if (point < 0x80) return (point >= 33 && point <= 47) || (point >= 58 && point <= 64) || (point >= 91 && point <= 96) || (point >= 123 && point <= 126);
  return (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_P_MASK) != 0;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}  // namespace

Result<WordPieces> WordPieces::of(std::string_view vocabulary, const SpecialPieces& special) {
  WordPieces pieces;
  std::optional<std::uint32_t> cls, sep, unknown;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < vocabulary.size(); ++number) {
    const std::size_t end = std::min(vocabulary.find('\n', begin), vocabulary.size());
    const std::string_view piece = vocabulary.substr(begin, end - begin);
    begin = end + 1;
    if (piece == special.cls) cls = number;
    if (piece == special.sep) sep = number;
    if (piece == special.unknown) unknown = number;
    pieces.longest_piece_ = std::max(pieces.longest_piece_, piece.size());
    if (piece.size() > kContinues.size() && piece.starts_with(kContinues)) {
      pieces.continuations_.insert_or_assign(piece.substr(kContinues.size()), number);
    } else if (!piece.empty()) {
      pieces.openings_.insert_or_assign(piece, number);
    }
  }
  if (!cls || !sep || !unknown) {
    return fail("the model's vocabulary lacks " + special.cls + ", " + special.sep + " or " + special.unknown, {}, "make the file again with training/");
  }
  pieces.size_ = number;
  pieces.cls_ = *cls, pieces.sep_ = *sep, pieces.unknown_ = *unknown;
  return pieces;
}

void WordPieces::cut(std::string_view word, std::vector<std::uint32_t>& ids) const {
  const std::string text = normalise(word);
  if (text.empty() || characters(text) > kLongestWord) {
    ids.push_back(unknown_);
    return;
  }
  std::size_t part_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    if (!is_punctuation(utf8::next(text, at))) continue;
    if (part_begin < here) cut_part(std::string_view(text).substr(part_begin, here - part_begin), ids);
    cut_part(std::string_view(text).substr(here, at - here), ids);
    part_begin = at;
  }
  if (part_begin < text.size()) cut_part(std::string_view(text).substr(part_begin), ids);
}

/// The longest piece of the vocabulary that fits, again and again; bytes of UTF-8 match only at whole characters.
void WordPieces::cut_part(std::string_view part, std::vector<std::uint32_t>& ids) const {
  const std::size_t first_id = ids.size();
  for (std::size_t begin = 0; begin < part.size();) {
    const auto& known = begin == 0 ? openings_ : continuations_;
    std::size_t length = std::min(part.size() - begin, longest_piece_);
    auto found = known.end();
    while (length > 0 && (found = known.find(part.substr(begin, length))) == known.end()) --length;
    if (length == 0) {
      ids.resize(first_id);
      ids.push_back(unknown_);
      return;
    }
    ids.push_back(found->second);
    begin += length;
  }
}

Shape shape_of(std::string_view word) {
  std::size_t at = 0, points = 0, cased = 0, upper = 0;
  bool first_is_upper = false;
  while (at < word.size()) {
    const auto point = static_cast<UChar32>(utf8::next(word, at));
    if (points == 0 && u_charType(point) == U_DECIMAL_DIGIT_NUMBER) return Shape::Number;
    const bool is_upper = u_isUUppercase(point);
    if (points == 0) first_is_upper = is_upper;
    upper += is_upper;
    cased += is_upper || u_isULowercase(point);
    ++points;
  }
  if (cased == 0) return Shape::Other;
  if (upper == 0) return Shape::Lower;
  if (points == 1) return Shape::Initial;
  if (upper == cased && cased > 1) return Shape::Upper;
  return first_is_upper && upper == 1 ? Shape::Capital : Shape::Mixed;
}

const std::vector<std::string>& shape_names() {
  static const std::vector<std::string> names = {"other", "lower", "capital", "upper", "mixed", "number", "initial"};
  return names;
}

}  // namespace entente::reading
