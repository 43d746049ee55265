#include "base/result.h"

#include <gtest/gtest.h>

#include "base/hash.h"

namespace entente {
namespace {

TEST(Error, SaysWhereWhatAndWhatToDo) {
  EXPECT_EQ(to_string(Error{"a.tsv", 41, 3, "code \"X\" is unknown", "did you mean \"Y\"?"}),
            "a.tsv:41:3: code \"X\" is unknown (did you mean \"Y\"?)");
  EXPECT_EQ(to_string(Error{"a.tsv", 0, 0, "is empty", ""}), "a.tsv: is empty");
  EXPECT_EQ(to_string(Error{"", 0, 0, "is empty", ""}), "is empty");
}

TEST(Error, SeveralStandOnLinesOfTheirOwn) {
  EXPECT_EQ(to_string(std::vector<Error>{{"a", 1, 0, "x", ""}, {"b", 2, 0, "y", ""}}), "a:1: x\nb:2: y");
}

TEST(Fingerprint, IsTheSameForTheSameBytesOnly) {
  EXPECT_EQ(fingerprint(""), "2d06800538d394c2");  // XXH3-64 of nothing, from the xxHash specification
  EXPECT_EQ(fingerprint("report"), fingerprint("report"));
  EXPECT_NE(fingerprint("report"), fingerprint("reports"));
}

}  // namespace
}  // namespace entente
