#include "base/result.h"

namespace entente {

std::string to_string(const Error& error) {
  std::string text = error.file;
  if (error.line != 0) text.append(":").append(std::to_string(error.line));
  if (error.column != 0) text.append(":").append(std::to_string(error.column));
  if (!text.empty()) text += ": ";
  text += error.what;
  if (!error.hint.empty()) text.append(" (").append(error.hint).append(")");
  return text;
}

std::string to_string(const std::vector<Error>& errors) {
  std::string text;
  for (const Error& error : errors) {
    if (!text.empty()) text += '\n';
    text += to_string(error);
  }
  return text;
}

}  // namespace entente
