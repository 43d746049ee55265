#include "what/ontology.h"

#include "what/yaml_file.h"

namespace entente::what {

EventType read_type(YamlFile& reader, const std::string& name, const YAML::Node& node) {
  EventType type;
  if (!reader.check_keys(node, {"says", "quad", "intensity", "cameo", "future", "modes"}, name)) return type;
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
    if (!reader.check_keys(entry.second, {"intensity", "cameo"}, name + " " + mode)) continue;
    type.modes[mode] = {reader.need<double>(entry.second, "intensity", name + " " + mode),
                        reader.need<std::string>(entry.second, "cameo", name + " " + mode)};
  }
  return type;
}

Loaded<Ontology> Ontology::load(const std::filesystem::path& knowledge) {
  const std::string file = (knowledge / "events" / "ontology.yaml").string();
  YamlFile reader(file);
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
    reader.fault(error);
  }
  if (!reader.faults.empty()) return tl::unexpected(std::move(reader.faults));
  return ontology;
}

void Ontology::add(const std::map<std::string, EventType, std::less<>>& types) { types_.insert(types.begin(), types.end()); }

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
