#include "what/event_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace entente::what {
namespace {

using Json = nlohmann::ordered_json;

/// Sets a key where there is something to say.
void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

template <typename T>
void put(Json& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = *value;
}

void put_span(Json& json, const std::string& text, Span span) {
  if (text.empty()) return;
  json["text"] = text;
  json["begin"] = span.begin;
  json["end"] = span.end;
}

/// Scores are shown to four places, so that the last bits of a float do not make two outputs differ.
double rounded(double value) { return std::round(value * 1e4) / 1e4; }

Json actor_json(const Actor& actor) {
  Json json = Json::object();
  put_span(json, actor.text, actor.span);
  put(json, "name", actor.name);
  put(json, "id", actor.id);
  put(json, "country", actor.country);
  for (const auto& [system, code] : actor.codes) json["codes"][system] = code;
  if (!actor.sectors.empty()) json["sectors"] = actor.sectors;
  put(json, "how", actor.how);
  return json;
}

Json actors_json(const std::vector<Actor>& actors) {
  Json json = Json::array();
  for (const Actor& actor : actors) json.push_back(actor_json(actor));
  return json;
}

Json speakers_json(const std::vector<Speaker>& speakers) {
  Json json = Json::array();
  for (const Speaker& speaker : speakers) {
    json.push_back(actor_json(speaker.actor));
    json.back()["kind"] = speaker.kind;
  }
  return json;
}

Json date_json(const Date& date) {
  Json json = Json::object();
  put(json, "text", date.text);
  if (date.interval) {
    json["begin"] = to_string(date.interval->begin);
    json["end"] = to_string(date.interval->end);
  }
  put(json, "precision", date.precision);
  json["method"] = date.method;
  return json;
}

Json place_json(const Place& place) {
  Json json = Json::object();
  put_span(json, place.text, place.span);
  put(json, "name", place.name);
  put(json, "country", place.country);
  put(json, "admin1", place.admin1);
  put(json, "lat", place.latitude);
  put(json, "lon", place.longitude);
  put(json, "geonames", place.geonames);
  put(json, "precision", place.precision);
  json["method"] = "event";
  return json;
}

Json numbers_json(const Numbers& numbers) {
  Json json = Json::object();
  put(json, "dead", numbers.dead);
  put(json, "injured", numbers.injured);
  put(json, "arrested", numbers.arrested);
  put(json, "crowd", numbers.crowd);
  put(json, "money", numbers.money);
  put(json, "currency", numbers.currency);
  put(json, "share", numbers.share);
  return json;
}

Json report_json(const ReportRef& report) {
  Json json = {{"id", report.id}};
  put(json, "url", report.url);
  put(json, "title", report.title);
  put(json, "publisher", report.publisher);
  if (report.published) json["published"] = to_string(*report.published);
  return json;
}

Json sentence_json(const SentenceRef& sentence) {
  return {{"index", sentence.index}, {"begin", sentence.span.begin}, {"end", sentence.span.end}, {"text", sentence.text}};
}

}  // namespace

std::string event_json(const ReportedEvent& reported) {
  const Event& event = reported.event;
  Json json;
  json["id"] = event.id;
  json["report"] = report_json(reported.report);
  json["sentence"] = sentence_json(reported.sentence);
  put_span(json["trigger"], event.trigger_text, event.trigger);
  json["type"] = event.type;
  put(json, "mode", event.mode);
  if (!event.contexts.empty()) json["contexts"] = event.contexts;
  json["status"] = std::string(status_name(event.status));
  json["mutual"] = event.mutual;
  put(json, "about", event.about);
  json["actors"] = actors_json(event.actors);
  json["recipients"] = actors_json(event.recipients);
  json["speakers"] = speakers_json(event.speakers);
  if (event.date) json["date"] = date_json(*event.date);
  if (event.place) json["place"] = place_json(*event.place);
  if (Json numbers = numbers_json(event.numbers); !numbers.empty()) json["numbers"] = std::move(numbers);
  json["plover"] = event.derived.plover;
  json["cameo"] = event.derived.cameo;
  json["quad"] = event.derived.quad;
  json["intensity"] = event.derived.intensity;
  json["confidence"] = rounded(event.confidence);
  json["read_by"] = event.read_by;
  json["versions"] = {{"program", reported.versions.program}, {"reader", reported.versions.reader}, {"knowledge", reported.versions.knowledge}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace entente::what
