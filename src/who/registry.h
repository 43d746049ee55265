// Who is who: the door to this stage. Turns the mentions of a story into actors of the knowledge.
//
//   Loaded<Registry> registry = Registry::load("knowledge");
//   const Who who = registry->resolve(document, reading);
//   who.sentences[0].at(range)[0].name      // "Vladimir Putin"; .how says by which step ("person", "coreference", ...)
//
// Const after loading and shared by all threads; copies are cheap and share the knowledge. Finds no mentions of its own: it
// resolves those that the reader saw. Places are pinned by where/, not here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/knowledge_folder.h"
#include "base/result.h"
#include "reading/reading.h"
#include "text/document.h"
#include "who/actor.h"
#include "who/context_country.h"

namespace entente::who {

class World;
struct NameReading;

class Registry {
 public:
  /// Reads actors/*.tsv, language/{pronouns,descriptions,qualifiers}.tsv and the names of places/places.tsv. Fails, with all
  /// faults, on tables that cannot be read; faults of sense (an unknown id) do not stop it: check() tells them.
  static Loaded<Registry> load(const KnowledgeFolder& knowledge);

  /// One entry a sentence of the document, holding every mention and every actor, recipient and speaker of every frame. The
  /// reading must belong to the document; sentences it lacks, and ranges outside a sentence, are left out. `log`, where given, gets what was
  /// weighed for mentions without a country of their own.
  Who resolve(const Document& document, const Reading& reading, ContextLog* log = nullptr) const;

  /// Every way in which the tables read a name: who/name_readings.h.
  std::vector<NameReading> readings(std::string_view name, std::optional<Day> day) const;

  /// The state that a former one has become: "RUS" for "SUN"; any other country is what it is.
  std::string present_state(const std::string& country) const;

  /// The code of those whom one mention stands for, as annotations have it (docs/ANNOTATIONS.md): their common country, as its present
  /// state; "IGO" or "NGO" for bodies of no country; else "---". There must be one actor at least.
  std::string annotated_country(const std::vector<const Actor*>& actors) const;

  /// Faults of sense in the tables: who/integrity.h lists them.
  std::vector<Error> check() const;

 private:
  explicit Registry(std::shared_ptr<const World> world);
  std::shared_ptr<const World> world_;
};

}  // namespace entente::who
