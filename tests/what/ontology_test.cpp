#include "what/ontology.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>

namespace entente::what {
namespace {

using testing::HasSubstr;

const Ontology& ours() {
  static const Ontology ontology = Ontology::load(ENTENTE_ROOT "/knowledge").value();
  return ontology;
}

TEST(Ontology, DerivesRootCodeQuadAndIntensity) {
  const Derived visit = ours().derive("CONSULT", "visit", Status::Past);
  EXPECT_EQ(visit.plover, "CONSULT");
  EXPECT_EQ(visit.cameo, "042");
  EXPECT_EQ(visit.quad, 1);
  EXPECT_EQ(visit.intensity, 4);
}

TEST(Ontology, AnActAheadIsThePromiseOfIt) {
  EXPECT_EQ(ours().derive("AID", "", Status::Future).plover, "AGREE");
  EXPECT_EQ(ours().derive("AID", "", Status::Future).quad, 1);
  EXPECT_EQ(ours().derive("RETREAT", "withdraw", Status::Future).plover, "CONCEDE");
  EXPECT_EQ(ours().derive("ASSAULT", "", Status::Future).plover, "ASSAULT");
  EXPECT_EQ(ours().derive("AID", "", Status::Negated).plover, "AID");
}

TEST(Ontology, UnknownModesCountAsNoneAndUnknownTypesDeriveNothing) {
  EXPECT_EQ(ours().derive("ASSAULT", "tickling", Status::Past).cameo, "180");
  EXPECT_EQ(ours().derive("PICNIC", "", Status::Past).quad, 0);
}

TEST(Ontology, EveryTypeHasASaneScore) {
  EXPECT_EQ(ours().types().size(), 16u);
  for (const auto& [name, type] : ours().types()) {
    EXPECT_GE(type.intensity, -10) << name;
    EXPECT_LE(type.intensity, 10) << name;
    for (const auto& [mode, scores] : type.modes) EXPECT_LE(std::abs(scores.intensity), 10) << name << "/" << mode;
  }
}

TEST(Ontology, ReportsAllFaultsWithTheirLines) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "bad_ontology";
  std::filesystem::create_directories(folder / "events");
  std::ofstream(folder / "events" / "ontology.yaml") << "types:\n  MEET:\n    says: meets\n    quad: 7\n    intensity: much\n    cameo: \"04\"\n    colour: red\n";
  const Loaded<Ontology> loaded = Ontology::load(folder);
  ASSERT_FALSE(loaded);
  const std::string faults = to_string(loaded.error());
  EXPECT_THAT(faults, HasSubstr("ontology.yaml:4: MEET: quad must be 1, 2, 3 or 4"));
  EXPECT_THAT(faults, HasSubstr("ontology.yaml:5: MEET: \"intensity\" cannot be read"));
  EXPECT_THAT(faults, HasSubstr("ontology.yaml:7: MEET: unknown key \"colour\""));
}

TEST(Ontology, SaysThatAFolderHoldsNone) { EXPECT_FALSE(Ontology::load("/nowhere")); }

}  // namespace
}  // namespace entente::what
