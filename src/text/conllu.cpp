#include "text/conllu.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include "base/utf8.h"

namespace entente::text {
namespace {

constexpr std::size_t kColumns = 10;
constexpr std::size_t kForm = 1;
constexpr std::size_t kMisc = 9;

std::vector<std::string_view> cells_of(std::string_view row) {
  std::vector<std::string_view> cells;
  for (std::size_t begin = 0;;) {
    const std::size_t end = row.find('\t', begin);
    cells.push_back(row.substr(begin, end - begin));
    if (end == std::string_view::npos) return cells;
    begin = end + 1;
  }
}

std::optional<std::size_t> number_of(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// A multiword token while its words are being read.
struct Range {
  std::size_t last = 0;        // number of its last word; 0 while there is none
  bool space_after = true;
  std::string form;
  std::size_t first_token = 0;  // of the sentence
};

class Reader {
 public:
  explicit Reader(std::string id) { doc_.story.id = std::move(id); }

  Result<void> read_line(std::string_view line) {
    ++line_;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty()) {
      end_sentence();
      return {};
    }
    if (line.front() == '#') {
      read_comment(line);
      return {};
    }
    return read_row(cells_of(line));
  }

  Document finish() {
    end_sentence();
    return std::move(doc_);
  }

 private:
  tl::unexpected<Error> fault(std::string what, std::string hint) const {
    return tl::unexpected<Error>(Error{doc_.story.id, line_, 0, std::move(what), std::move(hint)});
  }

  void read_comment(std::string_view line) {
    const bool story = line.rfind("# newdoc", 0) == 0;
    if (!story && line.rfind("# newpar", 0) != 0) return;
    opens_story_ = opens_story_ || story;
    opens_paragraph_ = true;
  }

  Result<void> read_row(const std::vector<std::string_view>& cells) {
    if (cells.size() != kColumns) {
      return fault("has " + std::to_string(cells.size()) + " columns", "a word has ten, tabs between them");
    }
    const std::string_view number = cells[0];
    if (number.find('.') != std::string_view::npos) return {};  // an empty node, which only the enhanced graph knows
    if (cells[kForm].empty() || !utf8::is_valid(cells[kForm])) return fault("has a form that is empty or not UTF-8", "write the word as it stands in the text");
    const bool space_after = cells[kMisc].find("SpaceAfter=No") == std::string_view::npos;
    if (const std::size_t dash = number.find('-'); dash != std::string_view::npos) {
      const auto last = number_of(number.substr(dash + 1));
      if (!last || *last <= words_) return fault("\"" + std::string(number) + "\" is no range of words", "write it like 3-4, before its words");
      range_ = {*last, space_after, std::string(cells[kForm]), sentence_.tokens.size()};
      return {};
    }
    if (number_of(number) != words_ + 1) return fault("word \"" + std::string(number) + "\" is not the next one", "number the words from 1");
    ++words_;
    return add_word(cells[kForm], space_after);
  }

  Result<void> add_word(std::string_view form, bool space_after) {
    if (doc_.story.text.size() + form.size() + 2 > std::numeric_limits<std::uint32_t>::max()) return fault("makes the text too long", "split the file");
    if (words_ == 1) open_sentence();
    const bool in_range = words_ <= range_.last;
    const bool last_of_range = words_ == range_.last;
    add_token(form, in_range ? last_of_range && range_.space_after : space_after);
    if (last_of_range) end_range();
    return {};
  }

  void open_sentence() {
    if (!doc_.sentences.empty()) {
      doc_.story.text += opens_paragraph_ ? "\n\n" : doc_.sentences.back().tokens.back().space_after ? "\n" : "";
    }
    sentence_.opens_story = opens_story_ || doc_.sentences.empty();
    if (opens_paragraph_ && !doc_.sentences.empty()) ++paragraph_;
    sentence_.paragraph = paragraph_;
    opens_story_ = opens_paragraph_ = false;
  }

  void add_token(std::string_view form, bool space_after) {
    std::string& text = doc_.story.text;
    if (!sentence_.tokens.empty() && sentence_.tokens.back().space_after) text += ' ';
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += form;
    sentence_.tokens.push_back({{begin, static_cast<std::uint32_t>(text.size())}, space_after});
  }

  /// Words that do not spell their multiword token give way to it: the text must read as it was written.
  void end_range() {
    std::string& text = doc_.story.text;
    const Span first = sentence_.tokens[range_.first_token].span;
    if (std::string_view(text).substr(first.begin) != range_.form) {
      text.resize(first.begin);
      sentence_.tokens.resize(range_.first_token);
      text += range_.form;
      sentence_.tokens.push_back({{first.begin, static_cast<std::uint32_t>(text.size())}, range_.space_after});
    }
    range_ = {};
  }

  void end_sentence() {
    if (!sentence_.tokens.empty()) {
      sentence_.span = {sentence_.tokens.front().span.begin, sentence_.tokens.back().span.end};
      doc_.sentences.push_back(std::move(sentence_));
    }
    sentence_ = {};
    words_ = 0;
    range_ = {};
  }

  Document doc_;
  Sentence sentence_;
  Range range_;
  std::size_t line_ = 0;
  std::size_t words_ = 0;  // of the sentence so far
  std::uint32_t paragraph_ = 0;
  bool opens_story_ = false;
  bool opens_paragraph_ = false;
};

}  // namespace

Result<Document> read_conllu(std::string_view bytes, std::string id) {
  Reader reader(std::move(id));
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    if (auto read = reader.read_line(bytes.substr(begin, end - begin)); !read) return tl::unexpected(read.error());
    begin = end + 1;
  }
  return reader.finish();
}

}  // namespace entente::text
