#include "reading/marked_text.h"

#include <optional>

#include "base/utf8.h"

namespace entente::reading {
namespace {

constexpr const char* kHint = "mark the actor as <s>...</s> and the recipient as <t>...</t>";

/// One kind of mark, while the text is read.
class Side {
 public:
  explicit Side(char letter) : opening_{'<', letter, '>'}, closing_{'<', '/', letter, '>'} {}

  /// Takes the mark that `rest` begins with, if it is one of this side's; tells how many bytes it has, 0 where it is none.
  Result<std::size_t> take(std::string_view rest, std::uint32_t place) {
    if (rest.starts_with(opening_)) {
      if (begin_) return fail(opening_ + " within " + opening_, {}, kHint);
      begin_ = place;
      return opening_.size();
    }
    if (!rest.starts_with(closing_)) return std::size_t{0};
    if (!begin_) return fail(closing_ + " without " + opening_, {}, kHint);
    if (*begin_ == place) return fail(opening_ + closing_ + " holds nothing", {}, kHint);
    spans_.push_back({*begin_, place});
    begin_.reset();
    return closing_.size();
  }

  Result<std::vector<Span>> finish() {
    if (begin_) return fail(opening_ + " without " + closing_, {}, kHint);
    return std::move(spans_);
  }

 private:
  std::string opening_, closing_;
  std::optional<std::uint32_t> begin_;
  std::vector<Span> spans_;
};

}  // namespace

Result<MarkedText> read_marked_text(std::string_view marked) {
  if (!utf8::is_valid(marked)) return fail("the text is not UTF-8", {}, "convert it");
  MarkedText read;
  Side actor('s'), recipient('t');
  while (!marked.empty()) {
    std::size_t taken = 0;
    for (Side* side : {&actor, &recipient}) {
      const Result<std::size_t> bytes = side->take(marked, static_cast<std::uint32_t>(read.text.size()));
      if (!bytes) return tl::unexpected<Error>(bytes.error());
      taken += *bytes;
    }
    if (taken == 0) read.text += marked[taken++];
    marked.remove_prefix(taken);
  }
  Result<std::vector<Span>> actors = actor.finish(), recipients = recipient.finish();
  if (!actors) return tl::unexpected<Error>(actors.error());
  if (!recipients) return tl::unexpected<Error>(recipients.error());
  if (actors->empty() && recipients->empty()) return fail("nothing is marked", {}, kHint);
  read.actor = std::move(*actors), read.recipient = std::move(*recipients);
  return read;
}

}  // namespace entente::reading
