#include "sources/input.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

namespace entente::sources {
namespace {

constexpr std::size_t kChunkBytes = 1u << 18;

}  // namespace

void Input::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

Result<Input> Input::open(const std::string& path) {
  Input input;
  input.path_ = path;
  std::error_code ignored;
  if (path != "-" && std::filesystem::is_directory(path, ignored)) return fail("is a folder, not a file", path);
  input.file_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!input.file_) return fail(std::string("cannot be opened: ") + std::strerror(errno), path, "check the path and that you may read it");
  return input;
}

bool Input::refill() {
  buffer_.resize(kChunkBytes);
  buffer_.resize(std::fread(buffer_.data(), 1, buffer_.size(), file_.get()));
  used_ = 0;
  bytes_read_ += buffer_.size();
  return !buffer_.empty();
}

Input::Line Input::read_line(std::string& line, std::size_t max_bytes) {
  line.clear();
  bool too_long = false;
  bool anything = false;
  while (used_ < buffer_.size() || refill()) {
    anything = true;
    const std::size_t end = buffer_.find('\n', used_);
    const std::string_view part = std::string_view(buffer_).substr(used_, end - used_);
    too_long = too_long || line.size() + part.size() > max_bytes;
    if (!too_long) line += part;
    used_ += part.size();
    if (end == std::string::npos) continue;
    ++used_;
    break;
  }
  if (!anything) return Line::None;
  if (too_long) line.clear();
  return too_long ? Line::TooLong : Line::Read;
}

Result<std::string> Input::read_rest(std::size_t max_bytes) {
  std::string rest;
  while (used_ < buffer_.size() || refill()) {
    rest.append(buffer_, used_, std::string::npos);
    used_ = buffer_.size();
    if (rest.size() > max_bytes) return fail("is larger than " + std::to_string(max_bytes) + " bytes", path_, "split it");
  }
  if (std::ferror(file_.get())) return fail("cannot be read to its end", path_, "is the disk or the network at fault?");
  return rest;
}

char Input::first_sign() {
  if (used_ == buffer_.size() && !refill()) return 0;
  const std::size_t at = buffer_.find_first_not_of(" \t\r\n\xEF\xBB\xBF", used_);
  return at == std::string::npos ? '\0' : buffer_[at];
}

}  // namespace entente::sources
