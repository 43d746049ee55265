// What places there are, and which of those in our own tables an event happened at (event_place.h asks the atlas too). Reads
// knowledge/places, the countries, demonyms and capitals of actors/states.tsv, and the atlas.
//
//   auto gazetteer = Gazetteer::load("knowledge", Atlas::open("build/places.atlas"));
//   gazetteer->resolve("Tripoli", "LBY")                        // one entry of the tables, or a country alone
//   gazetteer->candidates("tripoli")                            // all of that name, of the tables and of the atlas
//   gazetteer->place_of(document, reading, who, sentence, frame)
//
// No place rather than a false pin: what the tables do not name stays unplaced. Const after load; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "reading/reading.h"
#include "text/document.h"
#include "where/atlas.h"
#include "where/candidate.h"
#include "where/place.h"
#include "who/actor.h"
#include "who/words.h"

namespace entente::where {

class Gazetteer {
 public:
  /// places/places.tsv may be missing: then only countries and capitals are known.
  /// Without an atlas only the tables' own places are known.
  static Loaded<Gazetteer> load(const KnowledgeFolder& knowledge, std::optional<Atlas> atlas = std::nullopt);

  /// Every place of exactly that name: countries, peoples, the rows of places.tsv in their order, then the atlas' places, the most
  /// populous first, without those that are in a row. The key is folded words joined by blanks (who/words.h).
  std::vector<Candidate> candidates(const std::string& key) const;

  /// The place of exactly that name (case and accents aside). Of several the one in the country of the hint (a state id, or empty),
  /// else the country of that name, else the one listed first. The span is left empty.
  std::optional<Place> resolve(std::string_view name, std::string_view country_hint) const;

  /// The place that the frame's Place mention names, or else, for a visit, the country or capital that is its recipient. Within a
  /// mention the longest name counts ("the Sochi Olympics" -> Sochi); a country beside it says which of several is meant.
  std::optional<Place> place_of(const Document& document, const Reading& reading, const Who& who, std::uint32_t sentence,
                                const Frame& frame) const;

 private:
  struct Country {
    Place place;
    std::string capital;  // its first name; empty where the table gives none
    bool is_former = false;
  };
  struct Found {
    Place place;
    std::size_t words = 0;
  };
  using Hints = std::vector<std::string>;

  Gazetteer() = default;
  std::vector<Error> load_states(const KnowledgeFile& file);
  std::vector<Error> load_places(const KnowledgeFile& file);
  std::vector<Error> load_descriptions(const KnowledgeFile& file);
  std::vector<Error> load_visits(const KnowledgeFile& file);
  void leave_names_to_places();

  void add_countries(const std::string& key, std::vector<Candidate>& candidates) const;
  void add_listed(const std::string& key, std::vector<Candidate>& candidates) const;
  void add_from_atlas(const std::string& key, std::vector<Candidate>& candidates) const;

  std::optional<Place> by_key(const std::string& key, const Hints& hints) const;
  std::optional<Place> in_mention(const Document& document, const Sentence& sentence, TokenRange range, Hints hints) const;
  std::optional<Place> described(const std::vector<who::Word>& words, const Hints& hints) const;
  std::optional<Found> longest_name(const std::vector<who::Word>& words, const Hints& hints) const;
  bool is_part_of_compound(const std::vector<who::Word>& words, std::size_t begin, std::size_t end) const;
  const Country* country_of_words(const std::vector<who::Word>& words, bool also_demonyms) const;
  std::optional<Place> visited(const Document& document, const Sentence& sentence, const Frame& frame, const Hints& hints) const;
  const Country* only_country(const Hints& hints) const;
  bool is_visit(const Frame& frame) const;

  std::optional<Atlas> atlas_;
  std::vector<Country> countries_;
  std::vector<Place> places_;
  std::unordered_map<std::string, std::size_t> point_by_country_;     // the row of places.tsv that gives a country its point
  std::unordered_map<std::string, std::size_t> country_by_name_;      // keys: folded words, joined by blanks
  std::unordered_map<std::string, std::size_t> country_by_demonym_;
  std::unordered_map<std::string, std::vector<std::size_t>> places_by_name_;
  std::unordered_map<std::string, std::size_t> country_by_capital_;
  std::unordered_map<std::string, std::size_t> country_by_id_;
  std::unordered_set<std::string> words_for_capital_, words_for_country_;  // "capital"; "homeland"
  std::vector<std::pair<std::string, std::string>> visits_;           // type and mode
};

}  // namespace entente::where
