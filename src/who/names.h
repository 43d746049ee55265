// Finds the names of the knowledge in the words of a sentence: longest match first, from left to right.
//
//   const Names names(knowledge);
//   for (const Sighting& seen : names.find(words)) ...   // "South Korea" is one sighting, never also "Korea"
//
// A name may belong to several rows (Georgia the state and the region; Moscow under two states): a sighting carries all,
// and who/world.h chooses by date and story. Surnames are no names here: they are asked for one by one (who/people.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "who/knowledge.h"
#include "who/words.h"

namespace entente::who {

/// Nationals are the plural of a demonym: "Russians" are people where "Russian" may be the state.
enum class NameKind : std::uint8_t { Organisation, Person, State, Demonym, Nationals, Capital, Seat, People, Place };

/// One row that bears a name: `row` counts in the vector of Knowledge that its kind names (states for Demonym, Nationals and Capital).
struct NameOwner {
  NameKind kind;
  std::uint32_t row;
};

/// Where the row stands; a person's first row.
const Origin& origin_of(const Knowledge& knowledge, NameOwner owner);

/// Words [begin, end) of the sentence that are a name. `owners` is never empty, has rows that a user added first, and lives as long as the Names.
struct Sighting {
  std::size_t begin;
  std::size_t end;
  const std::vector<NameOwner>* owners;
};

/// True for the names whose row is a state's.
inline bool is_of_state(NameKind kind) {
  return kind == NameKind::State || kind == NameKind::Demonym || kind == NameKind::Nationals || kind == NameKind::Capital;
}

class Names {
 public:
  explicit Names(const Knowledge& knowledge);

  /// Never overlapping, in order.
  std::vector<Sighting> find(const std::vector<Word>& words) const;

  /// The rows that bear exactly this name, in whatever case, with or without a leading article; null where none does.
  const std::vector<NameOwner>* owners_of(std::string_view name) const;

  /// The row whose name differs from `word` by one letter; only states and capitals, only words of 6 letters and more, and only
  /// where exactly one row is so near. Nothing where the word itself is a name.
  const NameOwner* nearly(const std::string& word) const;

 private:
  /// How a name must be written to count, which follows from how the table writes it.
  enum class Writing : std::uint8_t { Capitalised, Abbreviation, AnyCase };
  struct Name {
    Writing writing;
    bool needs_article = false;  // "The Independent" is a paper, "Independent" nothing
    std::vector<NameOwner> owners;
  };

  void add(std::string_view name, NameOwner owner);
  bool drop_article(std::vector<Word>& words) const;
  bool is_written_so(const Name& name, const std::vector<Word>& words, std::size_t begin, std::size_t last) const;
  bool has_article(const std::vector<Word>& words, std::size_t begin, std::size_t last) const;
  bool is_cut_from_compound(const std::vector<Word>& words, const Sighting& name, bool follows_name) const;
  const Name* name_at(const std::vector<Word>& words, std::size_t begin, std::size_t& end, bool all_capitals) const;

  std::unordered_set<std::string> articles_;
  std::unordered_set<std::string> prefixes_;  // may stand before a name with a hyphen: "anti-American", "ex-Soviet"
  std::unordered_map<std::string, Name> names_;                        // by joined words
  std::unordered_map<std::string, std::size_t> longest_;               // by first word: most words of a name that starts with it
  std::unordered_map<std::size_t, std::vector<const std::string*>> spellable_;  // single-word names of states and capitals, by length
};

/// True where one insertion, deletion, substitution or swap of neighbours turns one word into the other. ASCII after folding
/// for nearly all names; other letters count by byte.
bool is_one_edit_apart(std::string_view left, std::string_view right);

}  // namespace entente::who
