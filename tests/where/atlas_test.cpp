#include "where/atlas.h"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

#include "where/geonames_dump.h"
#include "where/small_atlas.h"

namespace entente::where {
namespace {

std::string written(const Atlas& atlas, std::string_view key) {
  std::string all;
  for (const Atlas::Named named : atlas.named(key)) {
    const AtlasPlace place = atlas.place(named.index);
    all += std::string(place.name) + " " + std::string(place.country) + (named.is_other_name ? " other; " : "; ");
  }
  return all;
}

Result<Atlas> of(const std::string& bytes) { return Atlas::of(std::as_bytes(std::span(bytes))); }

TEST(Atlas, NamesakesComeMostPopulousFirst) {
  const Atlas atlas = small_atlas();
  EXPECT_EQ(written(atlas, "paris"), "Paris FRA; Paris USA; Paris USA; ");
  EXPECT_EQ(written(atlas, "parigi"), "Paris FRA other; ");
  for (const char* unknown : {"", "pari", "pariss", "zzz", "a", "Paris"}) EXPECT_EQ(written(atlas, unknown), "") << unknown;
}

TEST(Atlas, KeepsWhatItWasGiven) {
  const Atlas atlas = small_atlas();
  const AtlasPlace paris = atlas.place(atlas.named("paris").front().index);
  EXPECT_EQ(paris.geonames, 2988507u);
  EXPECT_EQ(paris.admin1, "Île-de-France");
  EXPECT_EQ(paris.feature, "PPLC");
  EXPECT_EQ(paris.population, 2'138'551u);
  EXPECT_NEAR(paris.latitude, 48.85, 1e-5);
  EXPECT_NEAR(paris.longitude, 2.35, 1e-5);
  EXPECT_EQ(atlas.place(atlas.size()).name, "");
}

TEST(Atlas, OpensAFileAndSaysWhatIsWrongWithABadOne) {
  const std::string path = testing::TempDir() + "/entente_test.atlas";
  const auto write = [&](const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; };
  write(small_atlas_bytes());
  const Result<Atlas> atlas = Atlas::open(path);
  ASSERT_TRUE(atlas);
  EXPECT_EQ(written(*atlas, "kirkuk"), "Kirkuk IRQ; ");
  EXPECT_EQ(atlas->fingerprint(), small_atlas().fingerprint());
  for (const std::string& bad : {std::string(), std::string("x"), std::string(1000, 'x'), small_atlas_bytes().substr(0, 500), small_atlas_bytes() + "x"}) {
    write(bad);
    const Result<Atlas> broken = Atlas::open(path);
    ASSERT_FALSE(broken) << bad.size();
    EXPECT_EQ(broken.error().file, path);
    EXPECT_NE(broken.error().what, "");
  }
  EXPECT_FALSE(Atlas::open(testing::TempDir()));
  EXPECT_FALSE(Atlas::open(path + ".missing"));
}

/// Every byte in turn is set to its opposite: whatever the atlas then says, it says it without leaving its bytes.
TEST(Atlas, AnyDamageIsSafe) {
  for (std::size_t at = 0; at < small_atlas_bytes().size(); ++at) {
    std::string bytes = small_atlas_bytes();
    bytes[at] = static_cast<char>(~bytes[at]);
    const Result<Atlas> atlas = of(bytes);
    if (!atlas) continue;
    for (const char* key : {"paris", "henry county", "texas"}) {
      for (const Atlas::Named named : atlas->named(key)) {
        const AtlasPlace place = atlas->place(named.index);
        EXPECT_LE(place.name.size() + place.admin1.size() + place.country.size() + place.feature.size(), 600u);
      }
    }
  }
}

TEST(GeoNames, TownsAndDivisionsBecomePlaces) {
  const std::string towns =
      "1\tZürich\tZurich\tCiurichas,ZRH,Zurich,Цюрих,su li shi\t47.3667\t8.55\tP\tPPLA\tCH\t\tZH\t112\t\t\t341730\t\t\tEurope/Zurich\t2020-01-01\n"
      "2\tWinterthur\tWinterthur\t\t47.5\t8.75\tP\tPPL\tCH\t\tZH\t\t\t\t91908\t\t\t\t\n"
      "3\tSuva\tSuva\t\t-18.1\t179.9\tP\tPPLC\tFJ\t\t01\t\t\t\t100\t\t\t\t\n"
      "4\tTaveuni\tTaveuni\t\t-16.9\t-179.9\tP\tPPL\tFJ\t\t01\t\t\t\t100\t\t\t\t\n";
  const auto writer = read_geonames({towns, R"([{"code":"CH.ZH","name":"Zurich Canton"},{"code":"FJ.01","name":"Central"},{"code":"FJ.02","name":"Empty"}])",
                                     R"([{"code":"CH.ZH.112","name":"Zürich District"}])"},
                                    {{{"CH", "CHE"}, {"FJ", "FJI"}}, {"canton", "district"}});
  ASSERT_TRUE(writer);
  const std::string bytes = writer->bytes();
  const Result<Atlas> atlas = of(bytes);
  ASSERT_TRUE(atlas);
  EXPECT_EQ(written(*atlas, "zurich"), "Zurich Canton CHE other; Zürich CHE; ");
  EXPECT_EQ(written(*atlas, "ciurichas"), "Zürich CHE other; ");
  EXPECT_EQ(written(*atlas, "zrh") + written(*atlas, "su li shi") + written(*atlas, "empty"), "");
  EXPECT_EQ(written(*atlas, "zurich district"), "Zürich District CHE; ");
  const AtlasPlace canton = atlas->place(atlas->named("zurich canton").front().index);
  EXPECT_EQ(canton.population, 433'638u);
  EXPECT_NEAR(canton.latitude, 47.395, 0.01);
  EXPECT_EQ(atlas->place(atlas->named("winterthur").front().index).admin1, "Zurich Canton");
  EXPECT_NEAR(std::abs(atlas->place(atlas->named("central").front().index).longitude), 180, 0.01);  // across the date line
}

TEST(GeoNames, ABadRowIsToldWithItsLine) {
  const auto error_of = [](const std::string& towns, const char* divisions) { return read_geonames({towns, divisions, "[]"}, {}).error(); };
  EXPECT_EQ(error_of("\nx\tZürich", "[]").line, 2u);
  EXPECT_EQ(error_of("1\tA\tA\t\t97\t8\tP\tPPL\tCH\t\t\t\t\t\t\t\t\t\t", "[]").line, 1u);
  EXPECT_EQ(error_of("", "{}").file, "first divisions");
  EXPECT_EQ(error_of("", "[{\"code\": 1}]").file, "first divisions");
}

}  // namespace
}  // namespace entente::where
