// Knows the lines of a page that are no part of its report (share buttons, sign-ups, copyright lines, bylines), and the dateline that
// opens one ("MOSCOW, May 9 (Reuters) - "), by the patterns of knowledge/language/furniture.tsv.
//
//   auto furniture = Furniture::load("knowledge");
//   if (furniture->is_furniture("Follow us on Twitter")) ...
//
// Judges whole paragraphs only: a sentence within prose is never furniture.
#pragma once

#include <re2/set.h>

#include <memory>
#include <string_view>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"

namespace entente::text {

/// Furniture is short; longer paragraphs are not even looked at.
constexpr std::size_t kMaxFurnitureBytes = 400;

class Furniture {
 public:
  /// Reads language/furniture.tsv of the knowledge; reports every pattern that is no RE2 syntax and every unknown kind.
  static Loaded<Furniture> load(const KnowledgeFolder& knowledge);

  /// Whether all of the paragraph is furniture. Thread-safe, like all calls here.
  bool is_furniture(std::string_view paragraph) const;

  /// The dateline that opens the paragraph, and how many bytes it takes with the dash and the blanks behind it.
  struct Dateline {
    std::string_view text;  // empty where there is none
    std::size_t bytes = 0;
  };
  Dateline dateline_of(std::string_view paragraph) const;

 private:
  std::unique_ptr<re2::RE2::Set> lines_;
  std::vector<std::unique_ptr<re2::RE2>> datelines_;
};

}  // namespace entente::text
