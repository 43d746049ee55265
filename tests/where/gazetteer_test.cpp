#include "where/gazetteer.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "text/cutter.h"
#include "text/phrase.h"

namespace entente::where {
namespace {

const Gazetteer& gazetteer() {
  static const Loaded<Gazetteer> kGazetteer = Gazetteer::load(ENTENTE_ROOT "/tests/knowledge/where");
  if (!kGazetteer) throw std::runtime_error(to_string(kGazetteer.error()));
  return *kGazetteer;
}

std::string written(const std::optional<Place>& place) {
  return place ? place->name + " " + place->country + " " + place->precision : "none";
}

TEST(Gazetteer, ResolvesNamesWhateverTheirCaseAndAccents) {
  EXPECT_EQ(written(gazetteer().resolve("Sochi", "")), "Sochi RUS city");
  EXPECT_EQ(written(gazetteer().resolve("SOTCHI", "")), "Sochi RUS city");
  EXPECT_EQ(written(gazetteer().resolve("Sao Paulo", "")), "São Paulo BRA city");
  EXPECT_EQ(written(gazetteer().resolve("East Sea", "")), "Sea of Japan  sea");
  EXPECT_EQ(written(gazetteer().resolve("Zanzibar", "")), "Zanzibar TZA region");  // once a state too
  EXPECT_EQ(written(gazetteer().resolve("Atlantis", "")), "none");
  EXPECT_EQ(written(gazetteer().resolve("", "")), "none");
  EXPECT_EQ(gazetteer().resolve("Sochi", "")->latitude, 43.60);
}

TEST(Gazetteer, TheHintChoosesAmongNamesakes) {
  EXPECT_EQ(written(gazetteer().resolve("Tripoli", "")), "Tripoli LBY city");
  EXPECT_EQ(written(gazetteer().resolve("Tripoli", "LBN")), "Tripoli LBN city");
  EXPECT_EQ(written(gazetteer().resolve("Tripoli", "RUS")), "Tripoli LBY city");
  EXPECT_EQ(written(gazetteer().resolve("Georgia", "")), "Georgia GEO country");
  EXPECT_EQ(written(gazetteer().resolve("Georgia", "USA")), "Georgia USA region");
}

TEST(Gazetteer, CountriesAndCapitalsNeedNoPlacesTable) {
  const auto country = gazetteer().resolve("DPRK", "");
  EXPECT_EQ(written(country), "North Korea PRK country");
  EXPECT_FALSE(country->latitude);
  EXPECT_EQ(written(gazetteer().resolve("Pyongyang", "")), "Pyongyang PRK city");
  EXPECT_EQ(written(gazetteer().resolve("Moskva", "")), "Moscow RUS city");  // not the Soviet Union's any more
}

/// A sentence with one frame, whose roles are phrases of it.
struct Example {
  Example(const std::string& text, const std::string& trigger) {
    static const Loaded<text::Cutter> kCutter = text::Cutter::load(ENTENTE_ROOT "/knowledge");
    if (!kCutter) throw std::runtime_error(to_string(kCutter.error()));
    Story story;
    story.text = text;
    document = kCutter->cut(std::move(story));
    reading.sentences.resize(document.sentences.size());
    who.sentences.resize(document.sentences.size());
    frame.trigger = range(trigger);
    frame.type = "CONSULT";
  }

  TokenRange range(const std::string& phrase) const { return range_of(document, phrase); }

  Example& role(Role role, const std::string& phrase, const std::string& country = "") {
    frame.roles.push_back({role, range(phrase), 1});
    Actor actor;
    actor.country = country;
    if (role != Role::Place) who.sentences[0][range(phrase)] = {actor};
    return *this;
  }

  std::string place() const { return written(found()); }
  std::string text() const { return std::string(document.text(found()->span)); }
  std::optional<Place> found() const { return gazetteer().place_of(document, reading, who, 0, frame); }

  Document document;
  Reading reading;
  Who who;
  Frame frame;
};

TEST(PlaceOf, TheLongestNameWithinTheMention) {
  Example olympics("Ivanov hosted Lee at the Sochi Olympics.", "hosted");
  olympics.role(Role::Place, "the Sochi Olympics");
  EXPECT_EQ(olympics.place(), "Sochi RUS city");
  EXPECT_EQ(olympics.text(), "Sochi");
}

TEST(PlaceOf, ACountryAloneRatherThanAFalseCity) {
  EXPECT_EQ(Example("Rebels attacked in southern Afghanistan.", "attacked").role(Role::Place, "southern Afghanistan").place(), "Afghanistan AFG country");
  EXPECT_EQ(Example("Rebels attacked an Iraqi town.", "attacked").role(Role::Place, "an Iraqi town").place(), "Iraq IRQ country");
}

TEST(PlaceOf, TheCapitalOfAPeople) {
  Example example("Bombs exploded in the Iraqi capital.", "exploded");
  EXPECT_EQ(example.role(Role::Place, "the Iraqi capital").place(), "Baghdad IRQ city");
}

TEST(PlaceOf, ACapitalWithoutAPeopleIsThatOfTheOnlyCountryConcerned) {
  Example one("Rebels attacked the army in the capital.", "attacked");
  EXPECT_EQ(one.role(Role::Place, "the capital").role(Role::Recipient, "the army", "IRQ").place(), "Baghdad IRQ city");
  EXPECT_EQ(one.role(Role::Actor, "Rebels", "LBY").place(), "none");
  Example homeland("Rebels attacked the army in its homeland.", "attacked");
  EXPECT_EQ(homeland.role(Role::Place, "its homeland").role(Role::Recipient, "the army", "IRQ").place(), "Iraq IRQ country");
}

TEST(PlaceOf, ACountryBesideTheNameOrAmongTheActorsSaysWhichIsMeant) {
  EXPECT_EQ(Example("Rebels attacked in Tripoli, Lebanon.", "attacked").role(Role::Place, "Tripoli, Lebanon").place(), "Tripoli LBN city");
  Example example("Rebels shelled the army in Tripoli.", "shelled");
  EXPECT_EQ(example.role(Role::Place, "Tripoli").role(Role::Recipient, "the army", "LBN").place(), "Tripoli LBN city");
}

TEST(PlaceOf, WordsInSmallLettersAreNoNames) {
  EXPECT_EQ(Example("They met in a nice hotel.", "met").role(Role::Place, "a nice hotel").place(), "none");
}

TEST(PlaceOf, AVisitHappensWhereItsHostIs) {
  Example visit("Ivanov sent Lee to Pyongyang.", "sent");
  visit.role(Role::Recipient, "Pyongyang", "PRK");
  EXPECT_EQ(visit.place(), "none");  // not every talk
  visit.frame.mode = "visit";
  EXPECT_EQ(visit.place(), "Pyongyang PRK city");
  Example host("Ivanov received Lee.", "received");
  host.frame.mode = "visit";
  EXPECT_EQ(host.role(Role::Recipient, "Lee", "PRK").place(), "none");
}

TEST(PlaceOf, AnUnknownPlaceStaysUnplaced) {
  Example example("Ivanov sent Lee to Pyongyang via Atlantis.", "sent");
  example.frame.mode = "visit";
  EXPECT_EQ(example.role(Role::Recipient, "Pyongyang", "PRK").role(Role::Place, "Atlantis").place(), "none");
}

TEST(PlaceOf, RangesOutsideTheSentenceAreSafe) {
  Example example("Ivanov met Lee.", "met");
  example.frame.roles.push_back({Role::Place, {90, 95}, 1});
  EXPECT_EQ(example.place(), "none");
}

TEST(Gazetteer, LoadReportsEveryFault) {
  const auto faulty = Gazetteer::load(ENTENTE_ROOT "/tests/knowledge/faulty_where");
  ASSERT_FALSE(faulty);
  ASSERT_EQ(faulty.error().size(), 3u) << to_string(faulty.error());
  EXPECT_EQ(faulty.error()[0].what, "unknown kind \"village\"");
  EXPECT_EQ(faulty.error()[1].what, "lat and lon must be degrees, both or neither");
  EXPECT_EQ(faulty.error()[2].what, "unknown meaning \"harbour\"");
}

TEST(Gazetteer, TheRealTablesLoad) {
  const auto real = Gazetteer::load(ENTENTE_ROOT "/knowledge");
  ASSERT_TRUE(real) << to_string(real.error());
  EXPECT_EQ(real->resolve("Russia", "")->precision, "country");
}

}  // namespace
}  // namespace entente::where
