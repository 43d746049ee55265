// The released models and what PyTorch reads with them, for tests; both are made by training/ and may be absent.
#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "text/document.h"

namespace entente::reading {

inline std::filesystem::path model_path(const std::string& name) { return std::filesystem::path(ENTENTE_ROOT) / "models" / (name + ".entente"); }
inline std::filesystem::path reference_path(const std::string& name) { return std::filesystem::path(ENTENTE_ROOT) / "models" / (name + ".reference.json"); }

/// A document of sentences that come as words: one blank between any two.
inline Document document_of(const std::vector<std::vector<std::string>>& sentences) {
  Document doc;
  for (const std::vector<std::string>& words : sentences) {
    Sentence sentence;
    for (const std::string& word : words) {
      const auto begin = static_cast<std::uint32_t>(doc.story.text.size());
      sentence.tokens.push_back({{begin, begin + static_cast<std::uint32_t>(word.size())}, true});
      doc.story.text += word + " ";
    }
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    sentence.opens_story = doc.sentences.empty();
    doc.sentences.push_back(std::move(sentence));
  }
  return doc;
}

inline std::vector<std::vector<std::string>> sentences_of(const nlohmann::json& story) {
  return story.at("sentences").get<std::vector<std::vector<std::string>>>();
}

inline nlohmann::json read_reference(const std::string& name) {
  std::ifstream file(reference_path(name));
  return nlohmann::json::parse(file);
}

}  // namespace entente::reading
