#include "what/coder.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/file.h"
#include "base/hash.h"
#include "what/whole_roles.h"
#include "where/event_place.h"

namespace entente {
namespace {

constexpr const char* kProgramVersion = ENTENTE_VERSION;

/// The value of a load, or nothing after its faults were added to the others.
template <typename T>
std::optional<T> keep(Loaded<T> loaded, std::vector<Error>& faults) {
  if (loaded) return std::move(*loaded);
  faults.insert(faults.end(), loaded.error().begin(), loaded.error().end());
  return std::nullopt;
}

template <typename T>
std::optional<T> keep(Result<T> result, std::vector<Error>& faults) {
  if (result) return std::move(*result);
  faults.push_back(result.error());
  return std::nullopt;
}

/// Eight digits that change with any file of the knowledge and with the atlas.
std::string knowledge_version(const std::vector<std::filesystem::path>& folders, const std::optional<where::Atlas>& atlas) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const std::filesystem::path& folder : folders) {
    for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      if (entry->is_regular_file() && entry->path().extension() != ".md") files.push_back(entry->path());
    }
  }
  std::sort(files.begin(), files.end());
  std::string prints;
  for (const std::filesystem::path& file : files) {
    if (const Result<std::string> bytes = read_file(file, kMaxTableBytes)) prints += fingerprint(*bytes);
  }
  if (atlas) prints += atlas->fingerprint();
  return fingerprint(prints).substr(0, 8);
}

/// The actors that a role's mentions stand for, each with the words it was read from; none twice.
std::vector<Actor> actors_of(const Coded& coded, std::uint32_t sentence, const Frame& frame, Role role) {
  const SentenceActors& resolved = coded.who.sentences[sentence];
  std::vector<Actor> actors;
  for (const RoleMention& mention : frame.roles) {
    if (mention.role != role) continue;
    const auto found = resolved.find(mention.range);
    if (found == resolved.end()) continue;
    for (Actor actor : found->second) {
      // "the general ... him": one who is named twice takes part once.
      const auto same = [&](const Actor& other) { return actor.is_named && other.is_named && other.name == actor.name && other.id == actor.id; };
      if (std::any_of(actors.begin(), actors.end(), same)) continue;
      actor.span = coded.document.span(coded.document.sentences[sentence], mention.range);
      actor.text = coded.document.text(actor.span);
      actors.push_back(std::move(actor));
    }
  }
  return actors;
}

/// "Russia urged all sides": who acts is none of those it acts upon, where one mention stands for several.
void leave_out(const std::vector<Actor>& actors, std::vector<Actor>& recipients) {
  const auto is_of_several = [&](const Actor& recipient) {
    return std::count_if(recipients.begin(), recipients.end(), [&](const Actor& other) { return other.span == recipient.span; }) > 1;
  };
  const auto acts = [&](const Actor& recipient) {
    return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) { return actor.is_named && actor.name == recipient.name && actor.id == recipient.id; });
  };
  std::vector<Actor> kept;
  std::copy_if(recipients.begin(), recipients.end(), std::back_inserter(kept), [&](const Actor& recipient) { return !is_of_several(recipient) || !acts(recipient); });
  recipients = std::move(kept);
}

bool has_noun(const SentenceReading& reading, TokenRange range) {
  for (std::uint32_t token = range.begin; token < range.end && token < reading.words.size(); ++token) {
    if (reading.words[token].upos == "NOUN" || reading.words[token].upos == "PROPN") return true;
  }
  return false;
}

/// A place that the text names and the gazetteer does not know: its words, and no pin. A mention of "the" alone names nothing.
std::optional<Place> unplaced(const Coded& coded, std::uint32_t sentence, const Frame& frame) {
  for (const RoleMention& mention : frame.roles) {
    if (mention.role != Role::Place || !has_noun(coded.reading.sentences[sentence], mention.range)) continue;
    Place place;
    place.span = coded.document.span(coded.document.sentences[sentence], mention.range);
    place.name = coded.document.text(place.span);
    return place;
  }
  return std::nullopt;
}

Actor outlet_actor(const std::string& publisher) {
  Actor actor;
  actor.name = publisher;
  actor.sectors = {"MED"};
  actor.how = "publisher";
  actor.is_named = true;
  return actor;
}

std::vector<Speaker> speakers_of(const Coded& coded, const what::Quotations& quotations, std::uint32_t sentence, const Frame& frame) {
  std::vector<Speaker> speakers;
  for (Actor& actor : actors_of(coded, sentence, frame, Role::Speaker)) speakers.push_back({std::move(actor), "source"});
  const auto add = [&](const Actor* actor, const char* kind) {
    const auto same = [&](const Speaker& speaker) { return speaker.actor.name == actor->name; };
    if (!actor || std::any_of(speakers.begin(), speakers.end(), same)) return;
    speakers.push_back({*actor, kind});
    if (speakers.back().actor.text.empty()) speakers.back().actor.text = coded.document.text(actor->span);
  };
  if (speakers.empty()) add(quotations.speaker_at(sentence, frame.trigger.begin), "source");
  add(quotations.outlet_of(sentence), "outlet");
  if (const std::string& publisher = coded.document.story.publisher; !publisher.empty()) {
    const Actor outlet = outlet_actor(publisher);
    add(&outlet, "outlet");
  }
  return speakers;
}

}  // namespace

Loaded<Coder> Coder::load(const CoderOptions& options) {
  std::vector<Error> faults;
  auto cutter = keep(text::Cutter::load(options.knowledge), faults);
  auto reader = keep(reading::Reader::load(options.model, options.reader), faults);
  auto registry = keep(who::Registry::load(options.knowledge), faults);
  auto calendar = keep(when::Calendar::load(options.knowledge), faults);
  std::optional<where::Atlas> atlas;
  if (!options.atlas.empty()) atlas = keep(where::Atlas::open(options.atlas), faults);
  std::shared_ptr<const where::Gazetteer> gazetteer;
  std::optional<where::Geoparser> geoparser;
  if (auto loaded = keep(where::Gazetteer::load(options.knowledge, atlas), faults)) {
    gazetteer = std::make_shared<const where::Gazetteer>(std::move(*loaded));
    geoparser = keep(where::Geoparser::load(options.knowledge, gazetteer), faults);
  }
  auto ontology = keep(what::Ontology::load(options.knowledge.shipped), faults);
  auto contexts = keep(what::Contexts::load(options.knowledge), faults);
  auto numbers = keep(what::NumberWords::load(options.knowledge), faults);
  auto speech = keep(what::SpeechWords::load(options.knowledge), faults);
  auto status = keep(what::StatusWords::load(options.knowledge), faults);
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  std::vector<std::filesystem::path> folders{options.knowledge.shipped};
  if (!options.knowledge.own.empty()) folders.push_back(options.knowledge.own);
  what::Rules rules = what::Rules::load(folders);
  ontology->add(rules.types());
  Versions versions{kProgramVersion, reader->name_and_version(), knowledge_version(folders, atlas)};
  return Coder({std::move(*cutter), std::move(*reader), std::move(*registry), std::move(*calendar), std::move(gazetteer), std::move(*geoparser),
                std::move(*ontology), std::move(*contexts), std::move(*numbers), std::move(*speech), std::move(rules), std::move(*status), std::move(versions)});
}

Coded Coder::code(Document document) const {
  Reading reading = parts_.reader.read(document);
  return code(std::move(document), std::move(reading));
}

Coded Coder::code(Document document, Reading reading) const {
  Coded coded;
  coded.document = std::move(document);
  coded.reading = std::move(reading);
  what::make_roles_whole(coded.reading);
  const std::vector<what::RuleMatch> matches = parts_.rules.match(coded.document, coded.reading);
  if (matches.empty()) {
    coded.who = parts_.registry.resolve(coded.document, coded.reading);
  } else {
    coded.who = parts_.registry.resolve(coded.document, what::with_candidates(coded.reading, matches));
    coded.rule_uses = parts_.rules.apply(matches, coded.document, coded.who, parts_.status, coded.reading);
  }
  coded.when = parts_.calendar.find(coded.document, coded.reading);
  const what::Quotations quotations(coded.document, coded.reading, coded.who, parts_.speech);
  where::EventPlaces places(*parts_.gazetteer, parts_.geoparser, coded.document, coded.reading, coded.who);
  for (std::uint32_t sentence = 0; sentence < coded.reading.sentences.size(); ++sentence) {
    for (const Frame& frame : coded.reading.sentences[sentence].frames) {
      Event event = event_of(coded, quotations, places, sentence, frame);
      // What nobody does to nobody is no event (GUIDE.md, "What counts", 1).
      if (!event.actors.empty() || !event.recipients.empty()) coded.events.push_back(std::move(event));
    }
  }
  return coded;
}

Event Coder::event_of(const Coded& coded, const what::Quotations& quotations, where::EventPlaces& places, std::uint32_t sentence,
                      const Frame& frame) const {
  const Document& document = coded.document;
  const Sentence& words = document.sentences[sentence];
  Event event;
  event.sentence = sentence;
  event.trigger = document.span(words, frame.trigger);
  event.trigger_text = document.text(event.trigger);
  event.id = fingerprint(fmt::format("{}\n{}\n{}", document.story.id, event.trigger.begin, frame.type));
  event.type = frame.type;
  event.mode = frame.mode;
  event.status = frame.status;
  event.mutual = frame.mutual;
  event.about = frame.about;
  event.contexts = parts_.contexts.of(document, words, frame.type, frame.mode);
  event.actors = actors_of(coded, sentence, frame, Role::Actor);
  event.recipients = actors_of(coded, sentence, frame, Role::Recipient);
  if (!event.mutual) leave_out(event.actors, event.recipients);
  event.speakers = speakers_of(coded, quotations, sentence, frame);
  event.date = parts_.calendar.date_of(document, coded.reading, coded.when, sentence, frame);
  if (event.date) event.date->text = document.text(event.date->span);
  event.place = places.of(sentence, frame);
  if (!event.place) event.place = unplaced(coded, sentence, frame);
  if (event.place) event.place->text = document.text(event.place->span);
  event.numbers = what::numbers_of(document, sentence, frame, parts_.numbers);
  event.derived = parts_.ontology.derive(event.type, event.mode, event.status);
  event.confidence = frame.score;
  event.read_by = frame.read_by;
  return event;
}

}  // namespace entente
