// entente places: the places that texts name, and which place each name means.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "cli/command.h"
#include "where/geoparser.h"

namespace entente::cli {
namespace {

using Json = nlohmann::ordered_json;
using where::FoundPlace;

struct PlacesFlags {
  std::vector<std::string> files;
  std::string format;
  bool given = false;
};

void put(Json& json, const char* key, const std::string& value) {
  if (!value.empty()) json[key] = value;
}

/// What the gazetteer knows of a place; nothing of one that it does not know.
void put_entry(Json& json, const Place& place) {
  put(json, "name", place.name);
  if (place.latitude) json["lat"] = *place.latitude;
  if (place.longitude) json["lon"] = *place.longitude;
  if (place.geonames) json["geonames"] = *place.geonames;
  put(json, "country", place.country);
  put(json, "admin1", place.admin1);
  put(json, "precision", place.precision);
}

Json json_of(const FoundPlace& found, const utf8::CodePoints& points) {
  Json json = {{"begin", points.at(found.place.span.begin)}, {"end", points.at(found.place.span.end)}, {"text", found.place.text}};
  put_entry(json, found.place);
  put(json, "method", found.method);
  for (const Place& other : found.alternatives) {
    Json entry = Json::object();
    put_entry(entry, other);
    json["alternatives"].push_back(std::move(entry));
  }
  return json;
}

void print_jsonl(const Story& story, const std::vector<FoundPlace>& places) {
  const utf8::CodePoints points(story.text);
  Json json = {{"id", story.id}, {"places", Json::array()}};
  for (const FoundPlace& found : places) json["places"].push_back(json_of(found, points));
  print_line(json);
}

void print_table(const Story& story, const std::vector<FoundPlace>& places) {
  fmt::print("{}\n", story.id);
  for (const FoundPlace& found : places) {
    const Place& place = found.place;
    const std::string point = place.latitude && place.longitude ? fmt::format("{:.2f} {:.2f}", *place.latitude, *place.longitude) : "-";
    std::string name = place.name.empty() ? "(unknown)" : place.name;
    if (!place.admin1.empty() && place.admin1 != place.name) name += ", " + place.admin1;
    fmt::print("  {:24}  {:36}  {:3}  {:8}  {:15}  {}\n", place.text, name, place.country.empty() ? "-" : place.country,
               place.precision.empty() ? "-" : place.precision, point, found.method.empty() ? "-" : found.method);
  }
}

/// Tells the stories' places as the flags ask, and counts them.
class Output {
 public:
  explicit Output(const std::string& format) : is_table_(wants_table(format)) {}

  void write(const Story& story, const std::vector<FoundPlace>& places) {
    count_ += places.size();
    if (is_table_) print_table(story, places);
    else print_jsonl(story, places);
  }
  std::size_t count() const { return count_; }

 private:
  bool is_table_;
  std::size_t count_ = 0;
};

/// The byte at which each code point of the text begins, and where it ends.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  for (std::size_t at = 0; at < text.size(); utf8::next(text, at)) offsets.push_back(static_cast<std::uint32_t>(at));
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

Span byte_span(const Json& mention, const std::vector<std::uint32_t>& offsets) {
  const bool is_pair = mention.is_array() && mention.size() == 2 && mention[0].is_number_unsigned() && mention[1].is_number_unsigned();
  const std::size_t begin = is_pair ? mention[0].get<std::size_t>() : 0, end = is_pair ? mention[1].get<std::size_t>() : 0;
  if (begin >= end || end >= offsets.size()) throw Failure("mention " + mention.dump() + " is no [begin, end] within the text, in code points");
  return {offsets[begin], offsets[end]};
}

/// A line {"id", "text", "mentions"}: its story, and the mentions in bytes.
std::pair<Story, std::vector<Span>> given_line(const std::string& line) {
  const Json json = Json::parse(line, nullptr, false);
  const bool is_sound = json.is_object() && json.contains("text") && json["text"].is_string() && json.contains("mentions") && json["mentions"].is_array();
  if (!is_sound) throw Failure("a line is {\"id\": ..., \"text\": ..., \"mentions\": [[begin, end], ...]}");
  Story story;
  if (json.contains("id") && json["id"].is_string()) story.id = json["id"].get<std::string>();
  story.text = json["text"].get<std::string>();
  if (story.text.size() > sources::kMaxReportBytes) throw Failure(fmt::format("the text has over {} bytes", sources::kMaxReportBytes));
  const std::vector<std::uint32_t> offsets = byte_offsets(story.text);
  std::vector<Span> mentions;
  for (const Json& mention : json["mentions"]) mentions.push_back(byte_span(mention, offsets));
  return {std::move(story), std::move(mentions)};
}

void resolve_given(const std::string& file, const where::Geoparser& geoparser, Output& output, Program& program) {
  std::ifstream named;
  if (file != "-") named.open(file);
  std::istream& in = file == "-" ? std::cin : named;
  if (!in) throw Failure(file + ": cannot be read");
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    try {
      const auto [story, mentions] = given_line(line);
      output.write(story, geoparser.resolve(story.text, mentions));
    } catch (const Failure& fault) {  // one bad line does not end the rest
      fmt::print(stderr, "entente: {}:{}: {}\n", file, number, fault.what());
      program.exit_code = kError;
    }
  }
}

void find_places(const std::vector<std::string>& files, const where::Geoparser& geoparser, Output& output, Program& program) {
  const text::Cutter cutter = value_or_fail(text::Cutter::load(program.knowledge()));
  const reading::Reader reader = value_or_fail(reading::Reader::load(program.model(), program.reader_options()));
  for_each_story(files, {}, program, [&](Story story) {
    const Document document = cutter.cut(std::move(story));
    const std::vector<Span> mentions = geoparser.mentions(document, reader.read(document));
    output.write(document.story, geoparser.resolve(document.story.text, mentions));
  });
}

void run_places(const PlacesFlags& flags, Program& program) {
  auto gazetteer = std::make_shared<const where::Gazetteer>(value_or_fail(where::Gazetteer::load(program.knowledge(), program.atlas())));
  const where::Geoparser geoparser = value_or_fail(where::Geoparser::load(program.knowledge(), std::move(gazetteer)));
  Output output(flags.format);
  if (flags.given) {
    for (const std::string& file : flags.files) resolve_given(file, geoparser, output, program);
  } else {
    find_places(flags.files, geoparser, output, program);
  }
  if (output.count() == 0 && program.exit_code == kDone) program.exit_code = kNothing;
}

}  // namespace

void add_places(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("places", "Find the places that texts name, and which place each name means");
  auto flags = std::make_shared<PlacesFlags>();
  command->add_option("FILE", flags->files, "Text files (one report each), JSON lines (id, text), folders, or - for standard input")->required();
  command->add_flag("--given", flags->given, "Resolve given names: JSON lines that also have \"mentions\": [[begin, end], ...], in code points");
  add_format(*command, flags->format, {"table", "jsonl"});
  command->callback([flags, &program] { run_places(*flags, program); });
}

}  // namespace entente::cli
