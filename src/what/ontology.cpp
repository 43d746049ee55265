#include "what/ontology.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <initializer_list>

namespace entente::what {
namespace {

/// Collects the faults of one YAML file.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  std::vector<Error> faults;

  void fault(const YAML::Node& at, std::string what, std::string hint = {}) {
    const std::size_t line = at.IsDefined() && at.Mark().line >= 0 ? static_cast<std::size_t>(at.Mark().line) + 1 : 0;
    faults.push_back({file_, line, 0, std::move(what), std::move(hint)});
  }

  void check_keys(const YAML::Node& map, std::initializer_list<std::string_view> known) {
    for (const auto& entry : map) {
      const std::string key = entry.first.as<std::string>();
      if (std::find(known.begin(), known.end(), key) == known.end()) fault(entry.first, "unknown key \"" + key + "\"");
    }
  }

  template <typename T>
  T need(const YAML::Node& map, const char* key, const std::string& of) {
    const YAML::Node value = map[key];
    if (!value) {
      fault(map, of + " has no \"" + key + "\"");
      return {};
    }
    try {
      return value.as<T>();
    } catch (const YAML::Exception&) {
      fault(value, of + ": \"" + key + "\" cannot be read");
      return {};
    }
  }

 private:
  std::string file_;
};

EventType read_type(Reader& reader, const std::string& name, const YAML::Node& node) {
  reader.check_keys(node, {"says", "quad", "intensity", "cameo", "future", "modes"});
  EventType type;
  type.says = reader.need<std::string>(node, "says", name);
  type.quad = reader.need<int>(node, "quad", name);
  type.intensity = reader.need<double>(node, "intensity", name);
  type.cameo = reader.need<std::string>(node, "cameo", name);
  if (type.quad < 1 || type.quad > 4) reader.fault(node["quad"], name + ": quad must be 1, 2, 3 or 4");
  if (const YAML::Node future = node["future"]) {
    type.future_root = reader.need<std::string>(future, "root", name + " in the future");
    type.future_cameo = reader.need<std::string>(future, "cameo", name + " in the future");
  }
  for (const auto& entry : node["modes"]) {
    const std::string mode = entry.first.as<std::string>();
    reader.check_keys(entry.second, {"intensity", "cameo"});
    type.modes[mode] = {reader.need<double>(entry.second, "intensity", name + " " + mode),
                        reader.need<std::string>(entry.second, "cameo", name + " " + mode)};
  }
  return type;
}

}  // namespace

Loaded<Ontology> Ontology::load(const std::filesystem::path& knowledge) {
  const std::string file = (knowledge / "events" / "ontology.yaml").string();
  Reader reader(file);
  Ontology ontology;
  try {
    const YAML::Node types = YAML::LoadFile(file)["types"];
    if (!types.IsMap()) reader.fault(types, "no \"types\" in the ontology");
    for (const auto& entry : types) {
      const std::string name = entry.first.as<std::string>();
      ontology.types_[name] = read_type(reader, name, entry.second);
    }
    for (const auto& [name, type] : ontology.types_) {
      if (!type.future_root.empty() && !ontology.find(type.future_root)) {
        reader.fault(types[name], name + ": the root of its future, \"" + type.future_root + "\", is no type");
      }
    }
  } catch (const YAML::Exception& error) {
    const std::size_t line = error.mark.line >= 0 ? static_cast<std::size_t>(error.mark.line) + 1 : 0;
    reader.faults.push_back({file, line, 0, error.msg, "mend the YAML, or check that the knowledge folder is whole"});
  }
  if (!reader.faults.empty()) return tl::unexpected(std::move(reader.faults));
  return ontology;
}

const EventType* Ontology::find(std::string_view type) const {
  const auto found = types_.find(type);
  return found == types_.end() ? nullptr : &found->second;
}

Derived Ontology::derive(std::string_view type, std::string_view mode, Status status) const {
  const EventType* known = find(type);
  if (!known) return {};
  if (status == Status::Future && !known->future_root.empty()) {
    const EventType& root = types_.find(known->future_root)->second;
    return {known->future_root, known->future_cameo, root.quad, root.intensity};
  }
  const auto found = known->modes.find(mode);
  if (found == known->modes.end()) return {std::string(type), known->cameo, known->quad, known->intensity};
  return {std::string(type), found->second.cameo, known->quad, found->second.intensity};
}

}  // namespace entente::what
