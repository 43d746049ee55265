// Reports and events to fill a record with, and a folder to keep it in.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "record/record.h"
#include "what/event_json.h"

namespace entente::samples {

/// A fresh folder, removed at the end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "entente_record_XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string file(const std::string& name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline Day day(const std::string& text) { return parse_day(text).value(); }

inline Actor state(const std::string& id, const std::string& name) {
  Actor actor;
  actor.text = name;
  actor.name = name;
  actor.id = id;
  actor.country = id;
  actor.sectors = {"GOV"};
  actor.how = "state";
  return actor;
}

inline const Versions kVersions = {"0.1.0", "small-1", "2026-11"};

/// An event as the tests vary it: `change` sets what a test is about.
inline ReportedEvent event(const std::string& id, const std::function<void(ReportedEvent&)>& change = {}) {
  ReportedEvent reported;
  reported.versions = kVersions;
  reported.sentence = {2, {10, 40}, "Borduria warned Syldavia."};
  reported.event.id = id;
  reported.event.sentence = 2;
  reported.event.type = "THREATEN";
  reported.event.trigger = {19, 25};
  reported.event.trigger_text = "warned";
  reported.event.actors = {state("BRD", "Borduria")};
  reported.event.recipients = {state("SYL", "Syldavia")};
  reported.event.date = Date{};
  reported.event.date->interval = Interval{day("2014-03-01"), day("2014-03-01")};
  reported.event.date->precision = "day";
  reported.event.date->method = "explicit";
  reported.event.confidence = 0.9F;
  reported.event.read_by = "reader";
  if (change) change(reported);
  return reported;
}

inline CodedReport report(const std::string& id, std::vector<ReportedEvent> events, const std::string& text = "Borduria warned Syldavia.") {
  CodedReport coded;
  coded.story = {id, "https://example.org/" + id, "Title of " + id, "Example News", "en", day("2014-03-02"), text};
  coded.versions = kVersions;
  coded.sentences = 3;
  for (ReportedEvent& reported : events) {
    reported.report = {coded.story.id, coded.story.url, coded.story.title, coded.story.publisher, coded.story.published};
    coded.events.push_back(std::move(reported));
  }
  return coded;
}

inline Record open(const std::string& path, Access access = Access::ReadWrite) {
  auto record = Record::open(path, access);
  if (!record) throw std::runtime_error(to_string(record.error()));
  return std::move(*record);
}

/// What a Result holds; its error is the failure of the test.
template <typename T>
T value(Result<T> result) {
  if (!result) throw std::runtime_error(to_string(result.error()));
  return std::move(*result);
}

inline std::vector<ReportedEvent> read(const Record& record, const EventFilter& filter = {}) {
  std::vector<ReportedEvent> events;
  value(record.read(filter, [&](const ReportedEvent& reported) {
    events.push_back(reported);
    return true;
  }));
  return events;
}

inline std::vector<std::string> ids(const Record& record, const EventFilter& filter = {}) {
  std::vector<std::string> found;
  for (const ReportedEvent& reported : read(record, filter)) found.push_back(reported.event.id);
  return found;
}

/// All events as JSON, for comparing whole records.
inline std::vector<std::string> lines(const Record& record) {
  std::vector<std::string> all;
  for (const ReportedEvent& reported : read(record)) all.push_back(what::event_json(reported));
  return all;
}

}  // namespace entente::samples
