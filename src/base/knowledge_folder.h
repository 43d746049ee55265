// Where knowledge lies: the folder that comes with Entente, and a user's own that is laid over it (`--knowledge`).
//
//   const KnowledgeFolder knowledge("knowledge", "my-knowledge");
//   const auto states = Table::read(knowledge / "actors/states.tsv", {"id", "name"});   // rows of both folders
//
// How two tables become one is told in base/table.h; rules and ontology are no tables (what/rules.h). docs/KNOWLEDGE.md is for users.
#pragma once

#include <concepts>
#include <filesystem>
#include <string_view>

namespace entente {

/// One file in both folders. `own` is empty where there is no user's folder; either may be missing on disk.
struct KnowledgeFile {
  template <std::convertible_to<std::filesystem::path> Path>
  KnowledgeFile(const Path& path) : shipped(path) {}  // a file alone
  KnowledgeFile(std::filesystem::path shipped_file, std::filesystem::path own_file) : shipped(std::move(shipped_file)), own(std::move(own_file)) {}

  bool has_own() const { return !own.empty() && is_there(own); }
  bool exists() const { return is_there(shipped) || has_own(); }

  std::filesystem::path shipped;
  std::filesystem::path own;

 private:
  static bool is_there(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
  }
};

struct KnowledgeFolder {
  KnowledgeFolder() = default;
  template <std::convertible_to<std::filesystem::path> Path>
  KnowledgeFolder(const Path& path) : shipped(path) {}  // a folder alone
  KnowledgeFolder(std::filesystem::path shipped_folder, std::filesystem::path own_folder)
      : shipped(std::move(shipped_folder)), own(std::move(own_folder)) {}

  KnowledgeFile operator/(std::string_view name) const { return {shipped / name, own.empty() ? own : own / name}; }

  std::filesystem::path shipped;
  std::filesystem::path own;
};

}  // namespace entente
