// What a place name may mean as texts write it: "northern Iraq", "Anbar province", "St. Louis", "Ill.", "the Iraqi town of Hit".
//
//   auto lookup = NameLookup::load("knowledge", std::make_shared<const Gazetteer>(...));
//   NameLookup::Found found = lookup->find(words_of("Henry County"));   // key "henry county/AA", type "region", every county of that name
//
// Reads places/types.tsv and places/short_forms.tsv. Not for choosing: see disambiguation.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "where/gazetteer.h"

namespace entente::where {

class NameLookup {
 public:
  static Loaded<NameLookup> load(const KnowledgeFolder& knowledge, std::shared_ptr<const Gazetteer> gazetteer);

  struct Found {
    std::string key;                    // equal where two mentions name alike
    std::string type;                   // the precision that a word of type asks for, or empty
    bool is_part = false;               // the candidates bear only a part of the name, or another kind of thing does: "Hampton Court Palace", "Lake Onega"
    std::vector<Candidate> candidates;  // none where nothing is known
  };

  /// The first of these that names a place: the words as they stand; without words of type and small letters around the name; the
  /// longest name within.
  Found find(const std::vector<who::Word>& words) const;

  /// Countries and divisions that stand after a place name that ends at `end`: "Paris, Texas", "Springfield (Ill.)". Empty where none does.
  std::vector<Candidate> containers_after(std::string_view text, std::size_t end) const;

 private:
  struct ShortForm {
    std::string key;        // of the full name
    std::string country;
    bool is_postal = false; // only in capitals, only after a town
  };

  explicit NameLookup(std::shared_ptr<const Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {}
  std::vector<Error> load_types(const KnowledgeFile& file);
  std::vector<Error> load_short_forms(const KnowledgeFile& file);

  std::vector<Candidate> candidates(const std::vector<who::Word>& words, std::size_t begin, std::size_t end) const;
  std::vector<Candidate> of_short_form(const ShortForm& form) const;
  std::string spelled_out(const std::vector<who::Word>& words, std::size_t begin, std::size_t end) const;
  TokenRange without_types(const std::vector<who::Word>& words) const;
  std::vector<Candidate> longest_within(const std::vector<who::Word>& words) const;

  std::shared_ptr<const Gazetteer> gazetteer_;
  std::unordered_map<std::string, std::string> types_before_, types_after_;  // word -> precision
  std::unordered_map<std::string, ShortForm> short_forms_;
  std::unordered_map<std::string, std::string> spellings_;                   // "st" -> "saint"
};

}  // namespace entente::where
