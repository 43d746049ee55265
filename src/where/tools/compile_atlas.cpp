// compile_atlas: makes the atlas that the program maps, from GeoNames' files and Entente's own tables. The build runs it.
//
//   compile_atlas KNOWLEDGE cities500.txt admin1.json admin2.json OUT
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "base/file.h"
#include "base/table.h"
#include "where/geonames_dump.h"

namespace entente::where {
namespace {

constexpr std::size_t kMaxDumpBytes = std::size_t{1} << 30;  // thirty times the table of places of 500 inhabitants and more

Loaded<GeoNamesTerms> read_terms(const std::filesystem::path& knowledge) {
  GeoNamesTerms terms;
  const auto states = Table::read(knowledge / "actors/states.tsv", {"id", "iso2", "until"});
  if (!states) return tl::unexpected(states.error());
  for (const Table::Row& row : states->rows()) {
    if (row["until"].empty() && !row["iso2"].empty()) terms.country_by_iso2.emplace(row["iso2"], row["id"]);
  }
  const auto types = Table::read(knowledge / "places/types.tsv", {"word", "kind"});
  if (!types) return tl::unexpected(types.error());
  for (const Table::Row& row : types->rows()) {
    if (row["kind"] == "region") terms.division_words.emplace(row["word"]);
  }
  return terms;
}

/// Written beside and then renamed, so that a program that has the old one mapped keeps it whole.
std::string write(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path partial = path.string() + ".partial";
  std::ofstream out(partial, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return "cannot write " + partial.string();
  std::error_code error;
  std::filesystem::rename(partial, path, error);
  return error ? error.message() : std::string{};
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() != 5) {
    fmt::print(stderr, "usage: compile_atlas KNOWLEDGE cities500.txt admin1.json admin2.json OUT\n");
    return 2;
  }
  const Loaded<GeoNamesTerms> terms = read_terms(arguments[0]);
  std::string fault = terms ? std::string{} : to_string(terms.error());
  std::string contents[3];
  for (std::size_t file = 0; file < 3 && fault.empty(); ++file) {
    Result<std::string> bytes = read_file(arguments[file + 1], kMaxDumpBytes);
    if (bytes) contents[file] = std::move(*bytes);
    else fault = to_string(bytes.error());
  }
  if (fault.empty()) {
    const Result<AtlasWriter> writer = read_geonames({contents[0], contents[1], contents[2]}, *terms);
    fault = writer ? write(arguments[4], writer->bytes()) : to_string(writer.error());
  }
  if (fault.empty()) return 0;
  fmt::print(stderr, "compile_atlas: {}\n", fault);
  return 1;
}

}  // namespace
}  // namespace entente::where

int main(int argc, char** argv) { return entente::where::run({argv + 1, argv + argc}); }
