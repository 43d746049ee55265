#include "reading/conllu_writer.h"

#include <gtest/gtest.h>

namespace entente::reading {
namespace {

TEST(ConlluWriter, PrintsWordsHeadsAndSpacing) {
  Document doc;
  doc.story.id = "report";
  doc.story.text = "Sudria\n agreed.";
  doc.sentences = {{{0, 15}, 0, true, {{{0, 6}, true}, {{8, 14}, false}, {{14, 15}, true}}}};
  Reading reading;
  reading.sentences = {{{{"PROPN", "NNP", 1, "nsubj"}, {"VERB", "VBD", kRoot, "root"}, {"PUNCT", ".", 1, "punct"}}, {}, {}}};
  EXPECT_EQ(to_conllu(doc, reading),
            "# sent_id = report-1\n"
            "# text = Sudria agreed.\n"
            "1\tSudria\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n"
            "2\tagreed\t_\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t.\t_\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
            "\n");
}

TEST(ConlluWriter, MarksMentionsInTheLastColumn) {
  Document doc;
  doc.story.text = "West Sudria.";
  doc.sentences = {{{0, 12}, 0, true, {{{0, 4}, true}, {{5, 11}, false}, {{11, 12}, true}}}};
  Reading reading;
  reading.sentences = {{{{"ADJ", "JJ", 1, "amod"}, {"PROPN", "NNP", kRoot, "root"}, {"PUNCT", ".", 1, "punct"}}, {{{0, 2}, "LOC", 1}}, {}}};
  const std::string text = to_conllu(doc, reading);
  EXPECT_NE(text.find("1\tWest\t_\tADJ\tJJ\t_\t2\tamod\t_\tMention=B-LOC\n"), std::string::npos) << text;
  EXPECT_NE(text.find("\troot\t_\tMention=I-LOC|SpaceAfter=No\n"), std::string::npos) << text;
}

TEST(ConlluWriter, KeepsTabsAndLineEndsOutOfFields) {
  Document doc;
  doc.story.text = "a\tb";
  doc.sentences = {{{0, 3}, 0, true, {{{0, 3}, true}}}};
  Reading reading;
  reading.sentences = {{{{"", "", kRoot, ""}}, {}, {}}};
  EXPECT_EQ(to_conllu(doc, reading), "# sent_id = 1\n# text = a b\n1\ta b\t_\t_\t_\t_\t0\t_\t_\t_\n\n");
}

}  // namespace
}  // namespace entente::reading
