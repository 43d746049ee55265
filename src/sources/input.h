// A file or standard input, read once from front to back in bounded memory: by line, or whole up to a limit.
//
//   Result<Input> input = Input::open("reports.jsonl");
//   while (input->read_line(line, kMaxLineBytes) != Input::Line::None) ...
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "base/result.h"

namespace entente::sources {

class Input {
 public:
  /// "-" is standard input.
  static Result<Input> open(const std::string& path);

  enum class Line : std::uint8_t { Read, TooLong, None };

  /// The next line, without its line feed. One of more than `max_bytes` is skipped, not kept.
  Line read_line(std::string& line, std::size_t max_bytes);

  /// All that is left. Fails where it is more than `max_bytes`.
  Result<std::string> read_rest(std::size_t max_bytes);

  /// The first byte that is neither blank nor part of a byte order mark, without moving on; 0 if the first chunk has none.
  char first_sign();

  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };

  bool refill();  // false at the end; only when all of buffer_ is used up

  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t bytes_read_ = 0;
};

}  // namespace entente::sources
