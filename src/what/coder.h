// The whole way from a story to its events: holds the reader and all knowledge, and runs the stages one after the other.
//
//   Loaded<Coder> coder = Coder::load({.knowledge = "knowledge", .model = "models/small.entente", .atlas = "build/places.atlas"});
//   Coded coded = coder->code(coder->cutter().cut(story));
//   for (const ReportedEvent& reported : what::report_events(coded.document, coded.events, coder->versions())) ...
//
// Const after load and shared by all threads; each call works on its own values.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/knowledge_folder.h"
#include "base/result.h"
#include "reading/reader.h"
#include "text/cutter.h"
#include "what/contexts.h"
#include "what/event.h"
#include "what/numbers.h"
#include "what/ontology.h"
#include "what/quotations.h"
#include "what/reported_event.h"
#include "what/rules.h"
#include "when/calendar.h"
#include "where/geoparser.h"
#include "who/registry.h"

namespace entente {

namespace where {
class EventPlaces;
}

/// A document with all that was read from it: what `entente explain` shows.
struct Coded {
  Document document;
  Reading reading;
  Who who;
  When when;
  std::vector<Event> events;  // in order of their triggers
  std::vector<what::RuleUse> rule_uses;  // rules whose pattern fitted, whether or not they then acted
};

struct CoderOptions {
  KnowledgeFolder knowledge;        // the folder knowledge/, and a user's own over it
  std::filesystem::path model;      // a model file (docs/MODEL.md)
  std::filesystem::path atlas;      // the places that compile_atlas made; without it only those of knowledge/places are known
  reading::ReaderOptions reader;
};

class Coder {
 public:
  /// Reports every fault of the knowledge at once; a bad model file is one fault among them.
  static Loaded<Coder> load(const CoderOptions& options);

  const text::Cutter& cutter() const { return parts_.cutter; }
  const who::Registry& registry() const { return parts_.registry; }
  const what::Ontology& ontology() const { return parts_.ontology; }
  const Versions& versions() const { return parts_.versions; }

  /// What contradicts itself in the knowledge, though each file could be read (`entente check`).
  std::vector<Error> check() const { return parts_.registry.check(); }

  /// Rules that could not be read, and so are left out.
  const std::vector<Error>& rule_faults() const { return parts_.rules.faults(); }
  const what::Rules& rules() const { return parts_.rules; }

  /// Reads a document and codes its events. Never fails: a document without sentences has no events.
  Coded code(Document document) const;

  /// The same, from a reading made earlier.
  Coded code(Document document, Reading reading) const;

 private:
  /// Everything that is loaded, once.
  struct Parts {
    text::Cutter cutter;
    reading::Reader reader;
    who::Registry registry;
    when::Calendar calendar;
    std::shared_ptr<const where::Gazetteer> gazetteer;
    where::Geoparser geoparser;
    what::Ontology ontology;
    what::Contexts contexts;
    what::NumberWords numbers;
    what::SpeechWords speech;
    what::Rules rules;
    what::StatusWords status;
    Versions versions;
  };

  explicit Coder(Parts parts) : parts_(std::move(parts)) {}

  Event event_of(const Coded& coded, const what::Quotations& quotations, where::EventPlaces& places, std::uint32_t sentence, const Frame& frame) const;

  Parts parts_;
};

}  // namespace entente
