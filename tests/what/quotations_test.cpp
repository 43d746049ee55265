#include "what/quotations.h"

#include <gmock/gmock.h>

namespace entente::what {
namespace {

/// A document of given sentences, with a reading in which the named words are subjects of the named verbs.
class Text {
 public:
  /// Words are separated by blanks. `subject` and `verb` count from 0; none where equal.
  Text& sentence(const std::string& words, std::uint32_t paragraph, std::uint32_t subject = 0, std::uint32_t verb = 0) {
    Sentence sentence;
    sentence.paragraph = paragraph;
    SentenceReading reading;
    std::size_t begin = 0;
    while (begin < words.size()) {
      const std::size_t end = std::min(words.find(' ', begin), words.size());
      const auto offset = static_cast<std::uint32_t>(document.story.text.size());
      document.story.text += words.substr(begin, end - begin) + " ";
      sentence.tokens.push_back({{offset, offset + static_cast<std::uint32_t>(end - begin)}, true});
      reading.words.emplace_back();
      begin = end + 1;
    }
    sentence.span = {sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    who_.sentences.emplace_back();
    if (subject != verb) {
      reading.words[subject].head = verb;
      reading.words[subject].deprel = "nsubj";
      Actor actor;
      actor.name = document.text(sentence.tokens[subject].span);
      who_.sentences.back()[{subject, subject + 1}] = {actor};
    }
    document.sentences.push_back(sentence);
    reading_.sentences.push_back(reading);
    return *this;
  }

  Quotations quotations() const { return {document, reading_, who_, SpeechWords::load(ENTENTE_ROOT "/knowledge").value()}; }

  Document document;
  Reading reading_;
  Who who_;
};

std::string speaker(const Quotations& quotations, std::uint32_t sentence, std::uint32_t token) {
  const Actor* actor = quotations.speaker_at(sentence, token);
  return actor ? actor->name : "";
}

TEST(Quotations, BelongToTheSubjectOfTheVerbOfSaying) {
  const Quotations quotations = Text().sentence("“ Iran attacked us , ” said Smith .", 0, 7, 6).quotations();
  EXPECT_EQ(speaker(quotations, 0, 2), "Smith");
  EXPECT_EQ(speaker(quotations, 0, 6), "") << "the verb of saying stands outside the quotation";
}

TEST(Quotations, TheSecondHalfOfASplitOneIsTheSameSpeakers) {
  const Quotations quotations = Text().sentence("“ We know , ” said Smith .", 0, 6, 5).sentence("“ Iran attacked us . ”", 0).quotations();
  EXPECT_EQ(speaker(quotations, 1, 2), "Smith");
}

TEST(Quotations, RunOverSentencesUntilTheSpeakerIsNamed) {
  const Quotations quotations = Text().sentence("“ Iran attacked us .", 0).sentence("We fled , ” said Smith .", 0, 5, 4).quotations();
  EXPECT_EQ(speaker(quotations, 0, 2), "Smith");
}

TEST(Quotations, ANewParagraphWithoutMarksIsNotQuoted) {
  const Quotations quotations = Text().sentence("“ We know .", 0, 0, 0).sentence("Iran attacked Iraq .", 1).quotations();
  EXPECT_EQ(speaker(quotations, 1, 1), "");
}

TEST(Quotations, ANameJoinedToTheSubjectIsTheSpeaker) {
  Text text;
  text.sentence("“ We know , ” said expert Ada Smith .", 0, 6, 5);
  text.reading_.sentences[0].words[7] = {"PROPN", "NNP", 6, "flat"};
  text.reading_.sentences[0].mentions = {{{7, 9}, "PER", 1}};
  Actor smith;
  smith.name = "Ada Smith";
  text.who_.sentences[0][{7, 9}] = {smith};
  EXPECT_EQ(speaker(text.quotations(), 0, 1), "Ada Smith");
}

TEST(Quotations, AVerbThatIsNotOneOfSayingAttributesNothing) {
  const Quotations quotations = Text().sentence("“ Peace ” reached Smith .", 0, 4, 3).quotations();
  EXPECT_EQ(speaker(quotations, 0, 1), "");
}

TEST(Quotations, AnIntroductionGivesTheNextParagraphToItsSource) {
  Text text;
  text.sentence("From The Herald :", 0).sentence("Chad left .", 1).sentence("Mali stayed .", 2);
  const Quotations quotations = text.quotations();
  ASSERT_NE(quotations.outlet_of(1), nullptr);
  EXPECT_EQ(quotations.outlet_of(1)->name, "The Herald");
  EXPECT_EQ(quotations.outlet_of(2), nullptr);
}

TEST(Quotations, AColonWithinAParagraphIntroducesNobody) {
  Text text;
  text.sentence("From The Herald :", 0).sentence("Chad left .", 0);
  EXPECT_EQ(text.quotations().outlet_of(1), nullptr);
}

}  // namespace
}  // namespace entente::what
