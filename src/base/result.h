// How a call that can fail answers: a value, or Errors that say where, what and what to do.
//
//   Result<Story> story = parse_story(line);          // the first fault ends it
//   Loaded<Gazetteer> gazetteer = Gazetteer::load(d); // loaders of knowledge report all faults at once
//
// "Nothing there" (no date, no actor) is no error: such calls return std::optional or an empty list.
// Exceptions are for machines that fail (memory, disk) and fly only from third parties; cli/main.cpp catches them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace entente {

/// One fault, told for the person who can mend it. `what` is lower case and quotes the offending text;
/// `hint` says what to do. Unknown parts stay empty or 0. Lines and columns count from 1.
struct Error {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::string what;
  std::string hint;
};

/// "file:line:column: what (hint)", leaving out what is unknown.
std::string to_string(const Error& error);

/// All faults, one a line.
std::string to_string(const std::vector<Error>& errors);

template <typename T>
using Result = tl::expected<T, Error>;

template <typename T>
using Loaded = tl::expected<T, std::vector<Error>>;

/// Text as messages show it: "text".
inline std::string in_quotes(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// A failed Result: `return fail("no such file", path);`
inline tl::unexpected<Error> fail(std::string what, std::string file = {}, std::string hint = {}) {
  return tl::unexpected<Error>(Error{std::move(file), 0, 0, std::move(what), std::move(hint)});
}

}  // namespace entente
