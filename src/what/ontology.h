// The vocabulary of events: types, modes and contexts, and what follows from them (knowledge/events/).
//
//   Loaded<Ontology> ontology = Ontology::load("knowledge");
//   Derived derived = ontology->derive("CONSULT", "visit", Status::Future);  // root AGREE, CAMEO 036
//
// Const after load; any thread may ask. Scores and codes are PLOVER's (manual and CAMEO crosswalk of 2021).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "reading/reading.h"
#include "what/event.h"

namespace YAML {
class Node;
}

namespace entente::what {

struct Mode {
  double intensity = 0;
  std::string cameo;
};

struct EventType {
  std::string says;                    // in a few words, for help texts
  int quad = 0;                        // 1..4, see Derived
  double intensity = 0;                // -10 .. 10
  std::string cameo;
  std::string future_root, future_cameo;  // empty where an act that lies ahead keeps its type
  std::map<std::string, Mode, std::less<>> modes;
};

class YamlFile;

/// The type that a map of ontology.yaml, or of the `types` in a rule file, describes; faults go to the file.
EventType read_type(YamlFile& file, const std::string& name, const YAML::Node& node);

class Ontology {
 public:
  /// Reads events/ontology.yaml. Faults: unreadable YAML (with line), a type without quad, intensity or CAMEO code, unknown keys.
  static Loaded<Ontology> load(const std::filesystem::path& knowledge);

  /// Adds types that rules bring; one that is known stays as it is.
  void add(const std::map<std::string, EventType, std::less<>>& types);

  /// Null if there is no such type.
  const EventType* find(std::string_view type) const;

  /// An unknown type derives nothing (quad 0); an unknown mode counts as none.
  Derived derive(std::string_view type, std::string_view mode, Status status) const;

  const std::map<std::string, EventType, std::less<>>& types() const { return types_; }

 private:
  std::map<std::string, EventType, std::less<>> types_;
};

}  // namespace entente::what
