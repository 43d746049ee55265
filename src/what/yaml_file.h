// Reads the YAML files of knowledge/events and collects their faults, each with its line.
//
//   YamlFile file("events/ontology.yaml");
//   int quad = file.need<int>(node, "quad", "CONSULT");     // a fault, and 0, where it is missing or no number
//
// For files that people write: it never throws on a value that is not of the kind wanted.
#pragma once

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace entente::what {

class YamlFile {
 public:
  explicit YamlFile(std::string name) : name_(std::move(name)) {}

  std::vector<Error> faults;

  const std::string& name() const { return name_; }

  static std::size_t line_of(const YAML::Node& node) {
    return node.IsDefined() && node.Mark().line >= 0 ? static_cast<std::size_t>(node.Mark().line) + 1 : 0;
  }

  void fault(const YAML::Node& at, std::string what, std::string hint = {}) { faults.push_back({name_, line_of(at), 0, std::move(what), std::move(hint)}); }

  /// For what yaml-cpp throws: YAML that cannot be read at all.
  void fault(const YAML::Exception& error) {
    const std::size_t line = error.mark.line >= 0 ? static_cast<std::size_t>(error.mark.line) + 1 : 0;
    faults.push_back({name_, line, 0, error.msg, "mend the YAML: check indents, colons and quotation marks around this line"});
  }

  /// The value as T, or a fault.
  template <typename T>
  T value(const YAML::Node& node, const std::string& of) {
    try {
      return node.as<T>();
    } catch (const YAML::Exception&) {
      fault(node, of + " cannot be read");
      return {};
    }
  }

  template <typename T>
  T need(const YAML::Node& map, const char* key, const std::string& of) {
    const YAML::Node node = map[key];
    if (node) return value<T>(node, of + ": \"" + key + "\"");
    fault(map, of + " has no \"" + key + "\"");
    return {};
  }

  /// Whether the node is a map; a fault for each key that is not known.
  bool check_keys(const YAML::Node& map, std::initializer_list<std::string_view> known, const std::string& of) {
    if (!map.IsMap()) {
      fault(map, of + " must hold \"key: value\" lines");
      return false;
    }
    for (const auto& entry : map) {
      const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      std::string list;
      for (const std::string_view name : known) list += (list.empty() ? "" : ", ") + std::string(name);
      fault(entry.first, of + ": unknown key \"" + key + "\"", "known are " + list);
    }
    return true;
  }

 private:
  std::string name_;
};

}  // namespace entente::what
