#include "who/integrity.h"

#include <gmock/gmock.h>

#include "who/knowledge.h"

namespace entente::who {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::filesystem::path kRepository = ENTENTE_ROOT;

std::vector<std::string> faults_in(const std::filesystem::path& folder) {
  const Loaded<Knowledge> knowledge = load_knowledge(folder);
  EXPECT_TRUE(knowledge) << to_string(knowledge.error());
  std::vector<std::string> faults;
  for (const Error& fault : check(*knowledge)) faults.push_back(to_string(fault));
  return faults;
}

TEST(Integrity, FindsNothingInASoundWorld) { EXPECT_THAT(faults_in(kRepository / "tests/knowledge"), IsEmpty()); }

TEST(Integrity, FindsEachFaultOnceAndTellsWhere) {
  const std::vector<std::string> faults = faults_in(kRepository / "tests/knowledge/faulty_who");
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("states.tsv:4"), HasSubstr("id \"RUS\" stands in line 3 too"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("states.tsv:5"), HasSubstr("unknown state \"XXX\""))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("seats.tsv:3"), HasSubstr("unknown sector \"GOVT\""))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("organisations.tsv:4"), HasSubstr("name \"the alliance\" stands in line 3 too"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("organisations.tsv:5"), HasSubstr("id \"RUS\" is a state's"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("organisations.tsv:6"), HasSubstr("unknown state \"ZZZ\""))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("people.tsv:5"), HasSubstr("\"Carl Third\" and \"Boris Second\" (line 4)"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("people.tsv:6"), HasSubstr("unknown id \"ATL\""))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("roles.tsv:4"), HasSubstr("role \"guard\" stands in line 3 too"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("roles.tsv:5"), HasSubstr("unknown kind \"heap\""))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("descriptions.tsv:3"), HasSubstr("\"sides\" is neither"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("states.tsv:6"), HasSubstr("iso2 \"IQ\" stands in line 5 too"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("states.tsv:8"), HasSubstr("name \"russia\" stands in line 3 too"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("organisations.tsv:7"), HasSubstr("member \"OLD\" does not exist"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("seats.tsv:4"), HasSubstr("name \"nato\" stands in"), HasSubstr("organisations.tsv:3 too"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("people.tsv:7"), HasSubstr("serves \"OLD\", which does not exist"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("people.tsv:9"), HasSubstr("\"Fritz Twice\" is \"minister\" in line 8"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("codes.tsv:6"), HasSubstr("unknown state \"ATL\""))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("codes.tsv:7"), HasSubstr("codes of \"RUS\" stand in line 3"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("codes.tsv:8"), HasSubstr("cow \"645\" is \"IRQ\" in line 4"))));
  EXPECT_THAT(faults, Contains(AllOf(HasSubstr("codes.tsv:9"), HasSubstr("\"OLD\" does not exist"))));
  EXPECT_THAT(faults, SizeIs(21));  // the handover of 2004-05-01, one day for two presidents, is no fault
}

}  // namespace
}  // namespace entente::who
