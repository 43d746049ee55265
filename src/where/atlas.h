// The atlas: some two hundred thousand places of GeoNames in one file that is mapped, not read; opening it takes no time.
//
//   Result<Atlas> atlas = Atlas::open("build/places.atlas");
//   for (Atlas::Named named : atlas->named("springfield")) use(atlas->place(named.index));
//
// `compile_atlas` makes the file when the program is built (atlas_writer.h says how it is laid out). Every look-up checks its
// bounds: a damaged file gives wrong or missing places, never a crash. It may be replaced, not written over, while it is open.
// Not for what the press means by a bare name: the tables of knowledge/places settle that first (gazetteer.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "where/atlas_layout.h"

namespace entente::where {

/// One place. Texts point into the atlas, or into whoever wrote it.
struct AtlasPlace {
  std::uint32_t geonames = 0;      // 0 for divisions, whose ids the sources do not give
  std::string_view name;
  std::string_view country;        // id of actors/states.tsv
  std::string_view admin1;         // name of the first division; its own for a first division
  std::string_view feature;        // GeoNames' code: PPL, PPLC, PPLA, ADM1, ADM2 ...
  std::uint32_t population = 0;    // 0 where unknown
  double latitude = 0;
  double longitude = 0;
};

class Atlas {
 public:
  /// Fails, saying what to do, on a file that is missing, foreign, of another version, or not of the length its header says.
  static Result<Atlas> open(const std::filesystem::path& path);

  /// The same for bytes that lie in memory; they must outlive the Atlas.
  static Result<Atlas> of(std::span<const std::byte> bytes);

  struct Named {
    std::uint32_t index;
    bool is_other_name;  // a translation, an old name, an abbreviation
  };

  /// Places of exactly that name (folded words joined by blanks, who/words.h), the most populous first; at most kMostNamesakes.
  std::vector<Named> named(std::string_view key) const;

  /// An index outside the atlas gives an empty place.
  AtlasPlace place(std::uint32_t index) const;

  std::uint32_t size() const { return header_.places; }
  /// Sixteen hex digits that change with the contents, as the maker of the file wrote them.
  std::string fingerprint() const;

 private:
  Atlas() = default;
  std::string_view text(std::uint64_t begin, std::uint64_t length) const;
  std::string_view key(std::uint32_t index) const;
  atlas::Key key_record(std::uint32_t index) const;

  std::shared_ptr<const void> mapping_;  // unmaps when the last copy goes; empty where the bytes are someone else's
  std::span<const std::byte> bytes_;
  atlas::Header header_;
  atlas::Sections sections_;
};

}  // namespace entente::where
