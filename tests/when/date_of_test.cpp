#include "when/date_of.h"

#include <gtest/gtest.h>

#include <sstream>

#include "when/documents.h"

namespace entente::when {
namespace {

/// A tree, a word a line: "word tag head relation", heads counted from 1, 0 the root; the words must be the sentence's tokens.
SentenceReading tree_of(const std::string& lines) {
  SentenceReading reading;
  std::istringstream in(lines);
  std::string word, tag, relation;
  for (std::uint32_t head = 0; in >> word >> tag >> head >> relation;) {
    WordReading& read = reading.words.emplace_back();
    read.xpos = tag;
    read.upos = tag.rfind("VB", 0) == 0 ? "VERB" : tag == "MD" ? "AUX" : tag.rfind("NNP", 0) == 0 ? "PROPN" : tag.rfind("NN", 0) == 0 ? "NOUN" : "X";
    read.head = head == 0 ? kRoot : head - 1;
    read.deprel = relation;
  }
  return reading;
}

/// A text, its reading (trees by sentence, empty where not given) and what date_of says of the frame at a word.
struct Example {
  Example(const std::string& text, const std::string& published) : document(document_of(text, published)) {
    reading.sentences.resize(document.sentences.size());
  }

  void read(std::uint32_t sentence, const std::string& lines) {
    reading.sentences[sentence] = tree_of(lines);
    ASSERT_EQ(reading.sentences[sentence].words.size(), document.sentences[sentence].tokens.size());
  }

  std::uint32_t token(std::uint32_t sentence, const std::string& word) const {
    const Sentence& tokens = document.sentences[sentence];
    for (std::uint32_t token = 0; token < tokens.tokens.size(); ++token) {
      if (document.text(tokens, token) == word) return token;
    }
    throw std::runtime_error("no token " + word);
  }

  Frame& frame(std::uint32_t sentence, const std::string& trigger, Status status = Status::Past) {
    Frame frame;
    frame.trigger = {token(sentence, trigger), token(sentence, trigger) + 1};
    frame.type = "CONSULT";
    frame.status = status;
    return reading.sentences[sentence].frames.emplace_back(frame);
  }

  std::string date(std::uint32_t sentence, const Frame& frame) const {
    const When when = calendar().find(document, reading);
    const auto date = date_of(document, reading, when, sentence, frame);
    if (!date) return "none";
    if (!date->interval) return date->method;
    std::string text = to_string(date->interval->begin);
    if (date->interval->end != date->interval->begin) text += ".." + to_string(date->interval->end);
    return text + " " + date->method;
  }

  Document document;
  Reading reading;
};

TEST(DateOf, TimeRoleDecides) {
  Example example("On Monday the envoy said the army had shelled the town on Saturday.", "2024-03-12");
  Frame& frame = example.frame(0, "shelled");
  const std::uint32_t saturday = example.token(0, "Saturday");
  frame.roles.push_back({Role::Time, {saturday - 1, saturday + 1}, 1});
  EXPECT_EQ(example.date(0, frame), "2024-03-09 relative");
}

TEST(DateOf, ClauseByTheTreeNotTheDayOfSaying) {
  Example example("Officials said Monday rebels killed five soldiers.", "2024-03-12");
  example.read(0, "Officials NNS 2 nsubj said VBD 0 root Monday NNP 2 obl:tmod rebels NNS 5 nsubj killed VBD 2 ccomp five CD 7 nummod soldiers NNS 5 obj . . 2 punct");
  EXPECT_EQ(example.date(0, example.frame(0, "killed")), "2024-03-12 publication");
  EXPECT_EQ(example.date(0, example.frame(0, "said")), "2024-03-11 relative");
}

TEST(DateOf, WhatFollowsTheEventIsItsOwnThoughTheParserHangsItOnTheSaying) {
  Example example("They say men were kidnapped Tuesday.", "2024-03-15");
  example.read(0, "They PRP 2 nsubj say VBP 0 root men NNS 5 nsubj:pass were VBD 5 aux:pass kidnapped VBN 2 ccomp Tuesday NNP 2 obl . . 2 punct");
  EXPECT_EQ(example.date(0, example.frame(0, "kidnapped")), "2024-03-12 relative");
}

TEST(DateOf, ANounTakesTheDateOfTheVerbThatCompletesItsOwn) {
  Example example("Talks are expected to begin next week.", "2015-03-11");
  example.read(0, "Talks NNS 3 nsubj:pass are VBP 3 aux:pass expected VBN 0 root to TO 5 mark begin VB 3 xcomp next JJ 7 amod week NN 5 obl . . 3 punct");
  EXPECT_EQ(example.date(0, example.frame(0, "Talks", Status::Future)), "2015-03-16..2015-03-22 relative");
}

TEST(DateOf, WithoutATreeTheNearest) {
  Example example("Rebels killed five soldiers on Saturday.", "2024-03-12");
  EXPECT_EQ(example.date(0, example.frame(0, "killed")), "2024-03-09 relative");
}

TEST(DateOf, AnInvitationIsNotDatedByTheVisit) {
  for (const char* text : {"Ivanov invited Lee to Tula on May 9.", "Ivanov invited Lee to Tula on May 9, 2015."}) {
    Example example(text, "2015-03-11");
    EXPECT_EQ(example.date(0, example.frame(0, "invited")), "2015-03-11 publication") << text;
  }
}

TEST(DateOf, StatusOverrulesTheGuessedTense) {
  Example example("Turkey to host talks on Friday.", "2024-03-12");
  EXPECT_EQ(example.date(0, example.frame(0, "talks", Status::Future)), "2024-03-15 relative");
  EXPECT_EQ(example.date(0, example.frame(0, "host", Status::Past)), "2024-03-08 relative");
}

TEST(DateOf, FutureEventsDoNotLieBeforePublication) {
  Example example("He will meet the king, whom he last met in 2012.", "2015-03-11");
  EXPECT_EQ(example.date(0, example.frame(0, "meet", Status::Future)), "none");
}

TEST(DateOf, NounsTakeTheDateBesideThem) {
  Example before("Pilots still recall the 2003 invasion of Iraq.", "2015-03-11");
  EXPECT_EQ(before.date(0, before.frame(0, "invasion")), "2003-01-01..2003-12-31 explicit");
  Example possessive("Monday's attack killed five soldiers.", "2024-03-12");
  EXPECT_EQ(possessive.date(0, possessive.frame(0, "attack")), "2024-03-11 relative");
}

TEST(DateOf, ADateUnderAnotherEventsNounIsNotThisOnes) {
  Example example("Lee ordered a test in 2013 and a purge.", "2015-03-11");
  example.read(0, "Lee NNP 2 nsubj ordered VBD 0 root a DT 4 det test NN 2 obj in IN 6 case 2013 CD 4 nmod and CC 9 cc a DT 9 det purge NN 4 conj . . 2 punct");
  const Frame test = example.frame(0, "test"), ordered = example.frame(0, "ordered");
  EXPECT_EQ(example.date(0, test), "2013-01-01..2013-12-31 explicit");
  EXPECT_EQ(example.date(0, ordered), "2015-03-11 publication");
}

TEST(DateOf, AClauseOfTimeDatesTheOneAboveIt) {
  Example example("Oslo protested after Lee tested missiles in 2013.", "2015-03-11");
  example.read(0, "Oslo NNP 2 nsubj protested VBD 0 root after IN 5 mark Lee NNP 5 nsubj tested VBD 2 advcl missiles NNS 5 obj in IN 8 case 2013 CD 5 obl . . 2 punct");
  EXPECT_EQ(example.date(0, example.frame(0, "protested")), "2013-01-01..2013-12-31 explicit");
}

TEST(DateOf, TheDateAtTheHeadHoldsForAllClauses) {
  Example example("In 2014, Oslo turned east after Rome imposed sanctions.", "2015-03-11");
  example.read(0, "In IN 2 case 2014 CD 5 obl , , 5 punct Oslo NNP 5 nsubj turned VBD 0 root east RB 5 advmod after IN 9 mark Rome NNP 9 nsubj imposed VBD 5 advcl sanctions NNS 9 obj . . 5 punct");
  EXPECT_EQ(example.date(0, example.frame(0, "imposed")), "2014-01-01..2014-12-31 explicit");
}

TEST(DateOf, TheDateAtTheHeadDoesNotHoldForWhatIsOnlySaidThen) {
  Example example("On Monday officials said rebels had attacked.", "2024-03-12");
  example.read(0, "On IN 2 case Monday NNP 4 obl officials NNS 4 nsubj said VBD 0 root rebels NNS 7 nsubj had VBD 7 aux attacked VBN 4 ccomp . . 4 punct");
  EXPECT_EQ(example.date(0, example.frame(0, "attacked")), "2024-03-12 publication");
}

TEST(DateOf, DeadlinesToComeDoNotDateWhatHasHappened) {
  Example example("The council extended the mandate until July 31, 2015.", "2015-03-11");
  EXPECT_EQ(example.date(0, example.frame(0, "extended")), "2015-03-11 publication");
  Example future("Troops will leave by July 31.", "2015-03-11");
  EXPECT_EQ(future.date(0, future.frame(0, "leave", Status::Future)), "2015-03-11..2015-07-31 relative");
}

TEST(DateOf, NarrationCarriesWithinTheParagraphOnly) {
  Example example("In 2014, the ministry turned east. The president hosted an envoy and sent a gift.\n\nThe king praised the gift.", "2015-03-11");
  ASSERT_EQ(example.document.sentences.size(), 3u);
  EXPECT_EQ(example.date(1, example.frame(1, "sent")), "2014-01-01..2014-12-31 narrative");
  EXPECT_EQ(example.date(2, example.frame(2, "praised")), "2015-03-11 publication");
}

TEST(DateOf, WhatHasHappenedByNowIsNotNarrated) {
  Example example("In 2014, the ministry turned east. Lee has met the king.", "2015-03-11");
  example.read(1, "Lee NNP 3 nsubj has VBZ 3 aux met VBN 0 root the DT 5 det king NN 3 obj . . 3 punct");
  EXPECT_EQ(example.date(1, example.frame(1, "met")), "2015-03-11 publication");
}

TEST(DateOf, TheNextSentenceSaysWhatTheFutureDateIs) {
  Example example("Ivanov invited Lee to Tula on May 9. It will be the first visit since 2011.", "2015-03-11");
  EXPECT_EQ(example.date(1, example.frame(1, "visit", Status::Future)), "2015-05-09 narrative");
}

TEST(DateOf, QuotedWordsAreDatedByTheirSaying) {
  Example example("“The crisis is open,” said Ivanov in June 2014. “The sanctions draw us together.”", "2015-03-11");
  ASSERT_EQ(example.document.sentences.size(), 2u);
  EXPECT_EQ(example.date(1, example.frame(1, "sanctions")), "2014-06-01..2014-06-30 narrative");
}

TEST(DateOf, AnUnknownDayIsThatOfPublicationAnUnknownDecadeIsNot) {
  Example day("It happened on the same day Lee met the king.", "2015-03-11");
  EXPECT_EQ(day.date(0, day.frame(0, "met")), "2015-03-11 publication");
  Example decade("Lee met the king decades ago.", "2015-03-11");
  EXPECT_EQ(decade.date(0, decade.frame(0, "met")), "open");
}

TEST(DateOf, WithoutPublicationOnlyWhatTheTextGives) {
  Example example("Lee met the king in 2012. He fled on Friday. He returned.\n\nHe wept.", "");
  EXPECT_EQ(example.date(0, example.frame(0, "met")), "2012-01-01..2012-12-31 explicit");
  EXPECT_EQ(example.date(1, example.frame(1, "fled")), "open");
  EXPECT_EQ(example.date(3, example.frame(3, "wept")), "none");
}

TEST(DateOf, BoundsOfOtherThingsAreNoDates) {
  Example example("Lee met the king before 2012.", "2015-03-11");
  EXPECT_EQ(example.date(0, example.frame(0, "met")), "2015-03-11 publication");
}

TEST(DateOf, FaultyReadingsAreSafe) {
  Example example("Lee met the king in 2012.", "2015-03-11");
  example.read(0, "Lee NNP 2 nsubj met VBD 1 dep the DT 4 det king NN 3 obj in IN 5 case 2012 CD 6 obl . . 99 punct");  // cycles, a head outside
  EXPECT_NE(example.date(0, example.frame(0, "met")), "");
  Frame outside = example.frame(0, "met");
  outside.trigger = {50, 51};
  EXPECT_EQ(example.date(0, outside), "none");
  EXPECT_EQ(example.date(7, outside), "none");
}

}  // namespace
}  // namespace entente::when
