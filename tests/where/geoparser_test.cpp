#include "where/geoparser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "text/cutter.h"
#include "text/phrase.h"
#include "where/event_place.h"
#include "where/small_atlas.h"

namespace entente::where {
namespace {

std::shared_ptr<const Gazetteer> gazetteer() {
  static const auto kGazetteer = std::make_shared<const Gazetteer>(Gazetteer::load(ENTENTE_ROOT "/tests/knowledge/where", small_atlas()).value());
  return kGazetteer;
}

const Geoparser& geoparser() {
  static const Loaded<Geoparser> kGeoparser = Geoparser::load(ENTENTE_ROOT "/knowledge", gazetteer());
  if (!kGeoparser) throw std::runtime_error(to_string(kGeoparser.error()));
  return *kGeoparser;
}

Span span_of(std::string_view text, std::string_view name, std::size_t from = 0) {
  const auto at = static_cast<std::uint32_t>(text.find(name, from));
  return {at, at + static_cast<std::uint32_t>(name.size())};
}

std::string written(const FoundPlace& found) {
  const Place& place = found.place;
  return place.name.empty() ? "none" : place.name + " " + place.country + " " + place.admin1 + " " + found.method;
}

/// Where `text | name | expected` is cut.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line.compare(at, 3, " | ") == 0) cells.emplace_back(), at += 2;
    else cells.back() += line[at];
  }
  return cells;
}

TEST(Geoparser, ChoosesAmongNamesakes) {
  std::ifstream cases(ENTENTE_ROOT "/tests/where/namesakes.txt");
  std::size_t count = 0;
  for (std::string line; std::getline(cases, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> cells = cells_of(line);
    ASSERT_EQ(cells.size(), 3u) << line;
    const std::string& text = cells[0];
    std::vector<Span> mentions;  // of every name of the gazetteers, since all of them weigh
    for (const std::string& name : {cells[1], std::string("Lamar County"), std::string("Henry County"), std::string("Paris")}) {
      for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
        const Span span = span_of(text, name, at);
        if (std::find(mentions.begin(), mentions.end(), span) == mentions.end()) mentions.push_back(span);
      }
    }
    std::string all;
    for (const FoundPlace& found : geoparser().resolve(text, mentions)) {
      if (found.place.text == cells[1]) all += (all.empty() ? "" : "; ") + written(found);
    }
    EXPECT_EQ(all, cells[2]) << text;
    ++count;
  }
  EXPECT_GE(count, 20u);
}

TEST(Geoparser, ARowOfTheTablesTakesWhatTheAtlasKnowsOfIt) {
  const std::string text = "Mosul fell.";
  const std::vector<FoundPlace> found = geoparser().resolve(text, {span_of(text, "Mosul")});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].place.geonames, 98530u);
  EXPECT_EQ(found[0].place.latitude, 36.34);  // the tables' own
  EXPECT_TRUE(found[0].alternatives.empty());
}

TEST(Geoparser, KeepsTheNextLikeliest) {
  const std::string text = "Paris";
  const std::vector<FoundPlace> found = geoparser().resolve(text, {{0, 5}});
  ASSERT_EQ(found[0].alternatives.size(), 2u);
  EXPECT_EQ(found[0].alternatives[0].admin1, "Texas");
}

TEST(Geoparser, SpansOutsideTheTextHaveNoPlace) {
  EXPECT_EQ(written(geoparser().resolve("Paris", {{3, 90}})[0]), "none");
  EXPECT_EQ(written(geoparser().resolve("Paris", {{4, 1}})[0]), "none");
  EXPECT_EQ(written(geoparser().resolve("", {{0, 0}})[0]), "none");
}

TEST(Geoparser, ANameInSmallLettersIsNotTheOneInCapitals) {
  const std::string text = "paris or Paris";
  const std::vector<FoundPlace> found = geoparser().resolve(text, {{0, 5}, {9, 14}});
  EXPECT_EQ(written(found[0]), "none");
  EXPECT_NE(written(found[1]), "none");
}

TEST(Geoparser, ManyNamesEndInTime) {
  std::string text;
  std::vector<Span> mentions;
  for (int name = 0; name < 20'000; ++name) {
    const std::string written_name = name % 2 == 0 ? "Paris" : "Town" + std::to_string(name);
    mentions.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size() + written_name.size())});
    text += written_name + ", ";
  }
  EXPECT_EQ(geoparser().resolve(text, mentions).size(), mentions.size());
}

/// A story whose place mentions are given, as the reader would mark them.
struct MarkedStory {
  MarkedStory(const std::string& text, const std::vector<std::string>& places) {
    static const text::Cutter kCutter = text::Cutter::load(ENTENTE_ROOT "/knowledge").value();
    Story story;
    story.text = text;
    document = kCutter.cut(std::move(story));
    reading.sentences.resize(document.sentences.size());
    who.sentences.resize(document.sentences.size());
    for (const std::string& place : places) reading.sentences[0].mentions.push_back({range(place), "LOC", 1});
  }

  TokenRange range(const std::string& phrase) const { return range_of(document, phrase); }

  std::string event_place(const std::vector<std::string>& mentions, const std::string& actor_country = "") {
    Frame frame;
    for (const std::string& mention : mentions) frame.roles.push_back({Role::Place, range(mention), 1});
    if (!actor_country.empty()) {
      Actor actor;
      actor.country = actor_country;
      who.sentences[0][{0, 1}] = {actor};
    }
    reading.sentences[0].frames = {frame};
    EventPlaces places(*gazetteer(), geoparser(), document, reading, who);
    const std::optional<Place> place = places.of(0, frame);
    return place ? place->name + " " + place->country + " " + place->precision : "none";
  }

  Document document;
  Reading reading;
  Who who;
};

TEST(EventPlaces, ATownOfTheAtlasCountsWhereTheStorySpeaksOfItsCountry) {
  MarkedStory story("Rebels attacked Hit at dawn.", {"Hit"});
  EXPECT_EQ(story.event_place({"Hit"}), "none");
  EXPECT_EQ(story.event_place({"Hit"}, "IRQ"), "Hit IRQ city");
  EXPECT_EQ(story.event_place({"Hit"}, "LBY"), "none");
}

TEST(EventPlaces, ALargeTownNeedsNoCountry) {
  EXPECT_EQ(MarkedStory("Rebels attacked Kirkuk at dawn.", {"Kirkuk"}).event_place({"Kirkuk"}), "Kirkuk IRQ city");
}

TEST(EventPlaces, ACountryRatherThanATownOfAnother) {
  EXPECT_EQ(MarkedStory("Rebels attacked Kirkuk in Libya.", {"Kirkuk", "Libya"}).event_place({"Kirkuk in Libya"}), "Libya LBY country");
}

TEST(EventPlaces, ATownOutsideTheDivisionThatTheSentenceNamesIsAnother) {
  MarkedStory story("A jury in Saint Louis, in Henry County, heard him.", {"Saint Louis", "Henry County"});
  EXPECT_EQ(story.event_place({"Saint Louis"}, "USA"), "none");
  EXPECT_EQ(MarkedStory("A jury in Saint Louis heard him.", {"Saint Louis"}).event_place({"Saint Louis"}, "USA"), "Saint Louis USA city");
}

TEST(EventPlaces, PartsOfNamesAreNoPlaces) {
  EXPECT_EQ(MarkedStory("They met at Hampton Court Palace.", {"Hampton Court Palace"}).event_place({"Hampton Court Palace"}, "GBR"), "none");
  EXPECT_EQ(MarkedStory("They met in Bogo-Mosul Hall.", {"Bogo-Mosul Hall"}).event_place({"Bogo-Mosul Hall"}, "IRQ"), "none");
}

TEST(EventPlaces, ACountryYieldsToTheFinerOfTwoMentions) {
  EXPECT_EQ(MarkedStory("Police arrested eight in Mosul in Iraq.", {"Mosul", "Iraq"}).event_place({"Iraq", "Mosul"}), "Mosul IRQ city");
}

TEST(Mentions, ANameThatWasMarkedOnceIsFoundAgain) {
  const MarkedStory story("Kirkuk fell; they left Kirkuk.", {"Kirkuk"});
  EXPECT_EQ(geoparser().mentions(story.document, story.reading).size(), 2u);
}

TEST(Mentions, TheDatelineNamesAPlace) {
  MarkedStory story("KIRKUK, Iraq (Reuters) - Rebels attacked at dawn.", {});
  const std::vector<Span> spans = geoparser().mentions(story.document, story.reading);
  ASSERT_GE(spans.size(), 1u);
  EXPECT_EQ(story.document.text(spans[0]), "KIRKUK");
}

}  // namespace
}  // namespace entente::where
