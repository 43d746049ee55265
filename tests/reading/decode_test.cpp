#include "reading/decode.h"

#include <gmock/gmock.h>

namespace entente::reading {
namespace {

Matrix matrix_of(const std::vector<std::vector<float>>& rows) {
  Matrix matrix(rows.size(), rows.empty() ? 0 : rows[0].size());
  for (std::size_t row = 0; row < rows.size(); ++row) matrix.copy_row(row, rows[row].data());
  return matrix;
}

Labels labels() {
  Labels labels;
  labels.upos = labels.xpos = {"X"};
  labels.deprel = {"root"};
  labels.mention = {"O", "B-PER", "I-PER", "B-LOC", "I-LOC"};
  labels.trigger = {"O", "I", "B-AID", "B-CONSULT"};
  labels.type = {"AID", "CONSULT"};
  labels.role = {Role::Actor, Role::Place};
  labels.status = {Status::Past, Status::Future};
  labels.mode = {"", "CONSULT/visit"};
  labels.about = {"", "AID"};
  return labels;
}

/// Scores of as many words as there are mention labels, without frames.
SentenceScores scores_of(const std::vector<std::size_t>& mention_labels) {
  SentenceScores scores;
  const std::size_t words = mention_labels.size();
  scores.states = Matrix(words, 16);
  scores.upos = matrix_of(std::vector<std::vector<float>>(words, {1}));
  scores.xpos = matrix_of(std::vector<std::vector<float>>(words, {1}));
  std::vector<std::vector<float>> mention(words, std::vector<float>(5, 0));
  for (std::size_t word = 0; word < words; ++word) mention[word][mention_labels[word]] = 9;
  scores.mention = matrix_of(mention);
  scores.heads.assign(words, kRoot);
  scores.relations.assign(words, 0);
  return scores;
}

std::vector<std::string> mentions_of(const std::vector<std::size_t>& mention_labels) {
  std::vector<std::string> shown;
  for (const Mention& mention : decode(scores_of(mention_labels), labels(), {}).mentions) {
    EXPECT_GT(mention.score, 0.99f);
    shown.push_back(std::to_string(mention.range.begin) + "-" + std::to_string(mention.range.end) + " " + mention.kind);
  }
  return shown;
}

using testing::ElementsAre;

TEST(Mentions, BeginAtBeginLabelsAndAtInsideLabelsOfAnotherKind) {
  constexpr std::size_t kO = 0, kBeginPerson = 1, kInPerson = 2, kBeginPlace = 3, kInPlace = 4;
  EXPECT_THAT(mentions_of({kBeginPerson, kInPerson, kO, kBeginPlace}), ElementsAre("0-2 PER", "3-4 LOC"));
  EXPECT_THAT(mentions_of({kBeginPerson, kBeginPerson}), ElementsAre("0-1 PER", "1-2 PER"));
  EXPECT_THAT(mentions_of({kInPerson, kInPlace, kInPlace}), ElementsAre("0-1 PER", "1-3 LOC"));
  EXPECT_THAT(mentions_of({kO, kO}), ElementsAre());
}

/// "1-3 AID": triggers in rows of probabilities of O, I, B-AID, B-CONSULT.
std::vector<std::string> triggers_of(const std::vector<std::vector<float>>& rows) {
  std::vector<std::string> shown;
  for (const Trigger& trigger : find_triggers(matrix_of(rows), 0.5f)) {
    shown.push_back(std::to_string(trigger.range.begin) + "-" + std::to_string(trigger.range.end) + " " + labels().type[trigger.type]);
  }
  return shown;
}

TEST(Triggers, FireWhereAllBeginLabelsTogetherExceedTheThreshold) {
  EXPECT_THAT(triggers_of({{.4f, 0, .25f, .35f}, {.5f, 0, .25f, .25f}}), ElementsAre("0-1 CONSULT"));
}

TEST(Triggers, GoOnOverInsideWords) {
  const std::vector<float> begin = {.1f, 0, .9f, 0}, inside = {.1f, .9f, 0, 0}, out = {.9f, .1f, 0, 0};
  EXPECT_THAT(triggers_of({begin, inside, inside, out}), ElementsAre("0-3 AID"));
  EXPECT_THAT(triggers_of({inside, begin, begin, inside}), ElementsAre("1-2 AID", "2-4 AID"));
}

TEST(Triggers, AreNotMoreThanTheMostProbable) {
  std::vector<std::vector<float>> rows(kMostTriggers + 10, {.3f, 0, .7f, 0});
  rows.back() = {0, 0, 1, 0};
  const std::vector<Trigger> triggers = find_triggers(matrix_of(rows), 0.5f);
  ASSERT_EQ(triggers.size(), kMostTriggers);
  EXPECT_EQ(triggers.front().range.begin, 0u);
  EXPECT_EQ(triggers.back().range.begin, kMostTriggers + 9);
}

TEST(Frames, HaveRolesAndAttributes) {
  SentenceScores scores = scores_of({0, 0, 0, 0});
  FrameScores frame;
  frame.trigger = {{1, 2}, 1, 0.8f, 1.0f};
  const std::vector<float> out = {.8f, .1f, .1f}, begin = {.1f, .8f, .1f}, inside = {.1f, .1f, .8f}, half = {.5f, .2f, .3f};
  const std::vector<std::vector<float>> actor = {begin, out, inside, inside}, place = {half, inside, begin, half};
  std::vector<std::vector<float>> roles;
  for (std::size_t word = 0; word < 4; ++word) {
    roles.push_back(actor[word]);
    roles.back().insert(roles.back().end(), place[word].begin(), place[word].end());
  }
  frame.roles = matrix_of(roles);
  frame.status = {.2f, .8f};
  frame.mutual = {.4f, .6f};
  frame.mode = {.1f, .9f};
  frame.about = {.1f, .9f};
  scores.frames.push_back(std::move(frame));
  const SentenceReading reading = decode(scores, labels(), {});
  ASSERT_EQ(reading.frames.size(), 1u);
  const Frame& found = reading.frames[0];
  EXPECT_EQ(found.type, "CONSULT");
  EXPECT_EQ(found.mode, "visit");
  EXPECT_EQ(found.status, Status::Future);
  EXPECT_TRUE(found.mutual);
  EXPECT_EQ(found.about, "AID");
  EXPECT_FLOAT_EQ(found.score, 0.8f);
  std::vector<std::string> shown;
  for (const RoleMention& role : found.roles) {
    shown.push_back((role.role == Role::Actor ? "actor " : "place ") + std::to_string(role.range.begin) + "-" + std::to_string(role.range.end));
  }
  EXPECT_THAT(shown, ElementsAre("actor 0-1", "actor 2-4", "place 0-2", "place 2-4"));
}

}  // namespace
}  // namespace entente::reading
