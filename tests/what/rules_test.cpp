#include "what/rules.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <unistd.h>

namespace entente::what {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// "Russia declined invitations from Iran and Iraq" with its tree.
struct Declined {
  Document document;
  Reading reading;
  Who who;

  Declined() {
    document.story.text = "Russia declined invitations from Iran and Iraq";
    Sentence sentence;
    SentenceReading read;
    const auto word = [&](std::uint32_t begin, std::uint32_t end, const char* upos, std::uint32_t head, const char* deprel) {
      sentence.tokens.push_back({{begin, end}, true});
      read.words.push_back({upos, "", head, deprel});
    };
    word(0, 6, "PROPN", 1, "nsubj");
    word(7, 15, "VERB", kRoot, "root");
    word(16, 27, "NOUN", 1, "obj");
    word(28, 32, "ADP", 4, "case");
    word(33, 37, "PROPN", 2, "nmod");
    word(38, 41, "CCONJ", 6, "cc");
    word(42, 46, "PROPN", 4, "conj");
    sentence.span = {0, 46};
    document.sentences.push_back(sentence);
    reading.sentences.push_back(read);
    who.sentences.emplace_back();
    for (const auto& [token, country] : {std::pair{0u, "RUS"}, {4u, "IRN"}, {6u, "IRQ"}}) {
      Actor actor;
      actor.country = country;
      who.sentences[0][{token, token + 1}] = {actor};
    }
  }

  void see(const std::string& type, std::uint32_t token, Status status = Status::Past) {
    Frame frame;
    frame.trigger = {token, token + 1};
    frame.type = type;
    frame.status = status;
    frame.read_by = "reader";
    frame.roles.push_back({Role::Actor, {0, 1}, 1});
    reading.sentences[0].frames.push_back(frame);
  }

  const std::vector<Frame>& frames() const { return reading.sentences[0].frames; }
};

constexpr const char* kExamples = "    example: yes\n    not: no\n";

/// Folders of rules that vanish with the test.
class RuleFolders {
 public:
  RuleFolders() : root_(std::filesystem::temp_directory_path() / ("entente_rules_test_" + std::to_string(getpid()))) {}
  ~RuleFolders() { std::filesystem::remove_all(root_); }

  RuleFolders& add(const std::string& folder, const std::string& file, const std::string& text) {
    std::filesystem::create_directories(root_ / folder / "events" / "rules");
    std::ofstream(root_ / folder / "events" / "rules" / file) << text;
    if (std::find(folders_.begin(), folders_.end(), root_ / folder) == folders_.end()) folders_.push_back(root_ / folder);
    return *this;
  }

  Rules load() const { return Rules::load(folders_); }

 private:
  std::filesystem::path root_;
  std::vector<std::filesystem::path> folders_;
};

Rules rules_of(const std::string& text) { return RuleFolders().add("ours", "a.yaml", "rules:\n" + text).load(); }

std::vector<RuleUse> apply(const Rules& rules, Declined& sentence) {
  const StatusWords status = StatusWords::load(ENTENTE_ROOT "/knowledge").value();
  return rules.apply(rules.match(sentence.document, sentence.reading), sentence.document, sentence.who, status, sentence.reading);
}

std::string rule(const std::string& name, const std::string& body) { return "  - name: " + name + "\n" + body + kExamples; }

const std::string kAdds = "    label: DECLINE\n    pattern: {trigger: {words: [declined]}, arguments: {actor: nsubj, recipient: 'obj nmod:from'}}\n";

TEST(Rules, AddAnEventWithAllThatIsJoinedToItsSides) {
  Declined sentence;
  const auto uses = apply(rules_of(rule("decline", kAdds)), sentence);
  ASSERT_EQ(sentence.frames().size(), 1u);
  const Frame& frame = sentence.frames()[0];
  EXPECT_EQ(frame.type, "DECLINE");
  EXPECT_EQ(frame.read_by, "decline");
  std::vector<TokenRange> ranges;
  for (const RoleMention& mention : frame.roles) ranges.push_back(mention.range);
  EXPECT_THAT(ranges, ElementsAre(TokenRange{0, 1}, TokenRange{4, 5}, TokenRange{6, 7}));
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_EQ(uses[0].outcome, "adds DECLINE");
}

TEST(Rules, AddedEventsTakeTheStatusTheReaderSawThere) {
  Declined sentence;
  sentence.see("REJECT", 1, Status::Possible);
  apply(rules_of(rule("decline", kAdds)), sentence);
  ASSERT_EQ(sentence.frames().size(), 2u);
  EXPECT_EQ(sentence.frames()[1].status, Status::Possible);
}

TEST(Rules, AskForTheCountryOfAResolvedSide) {
  const std::string of_iraq = "    label: DECLINE\n    pattern: {trigger: {words: [declined]}, arguments: {actor: {path: nsubj, country: IRQ}}}\n";
  Declined sentence;
  const auto uses = apply(rules_of(rule("iraqi", of_iraq)), sentence);
  EXPECT_THAT(sentence.frames(), IsEmpty());
  ASSERT_EQ(uses.size(), 1u);
  EXPECT_FALSE(uses[0].has_acted);
  EXPECT_THAT(uses[0].outcome, HasSubstr("no actor of the country"));
}

TEST(Rules, ForbidAndChangeWhatTheReaderSaw) {
  Declined sentence;
  sentence.see("REJECT", 1);
  sentence.see("CONSULT", 2);
  apply(rules_of(rule("no-consult", "    action: forbid\n    pattern: {trigger: {frame: CONSULT}}\n") +
                 rule("decline", "    action: change\n    label: DECLINE\n    set: {status: negated}\n    pattern: {trigger: {frame: REJECT}}\n")),
        sentence);
  ASSERT_EQ(sentence.frames().size(), 1u);
  EXPECT_EQ(sentence.frames()[0].type, "DECLINE");
  EXPECT_EQ(sentence.frames()[0].status, Status::Negated);
  EXPECT_EQ(sentence.frames()[0].roles.size(), 1u) << "sides the rule says nothing of stay";
}

TEST(Rules, TheFirstByPriorityDecides) {
  Declined sentence;
  sentence.see("REJECT", 1);
  const auto uses = apply(rules_of(rule("later", "    action: forbid\n    priority: 2\n    pattern: {trigger: {frame: REJECT}}\n") +
                                   rule("first", "    action: change\n    set: {mode: demand}\n    pattern: {trigger: {frame: REJECT}}\n")),
                          sentence);
  ASSERT_EQ(sentence.frames().size(), 1u);
  EXPECT_EQ(sentence.frames()[0].mode, "demand");
  EXPECT_EQ(uses[0].rule, "first");
  EXPECT_THAT(uses[1].outcome, HasSubstr("an earlier rule decided"));
}

TEST(Rules, DoNothingWhereAnArgumentIsMissing) {
  Declined sentence;
  apply(rules_of(rule("by", "    label: DECLINE\n    pattern: {trigger: {regex: 'declin.*'}, arguments: {actor: 'obl:agent'}}\n")), sentence);
  EXPECT_THAT(sentence.frames(), IsEmpty());
  apply(rules_of(rule("perhaps", "    label: DECLINE\n    pattern: {trigger: {regex: 'declin.*'}, arguments: {actor: nsubj, 'recipient?': 'obl:agent'}}\n")), sentence);
  EXPECT_EQ(sentence.frames().size(), 1u);
}

TEST(Rules, OfALaterFolderOverrideThoseOfTheSameName) {
  RuleFolders folders;
  folders.add("ours", "a.yaml", "rules:\n" + rule("decline", kAdds));
  folders.add("yours", "b.yaml", "rules:\n" + rule("decline", "    label: MINE\n    pattern: {trigger: {words: declined}, arguments: {actor: nsubj}}\n"));
  const Rules rules = folders.load();
  ASSERT_EQ(rules.all().size(), 1u);
  EXPECT_EQ(rules.all()[0].set.type, "MINE");
  EXPECT_THAT(rules.faults(), IsEmpty());
}

TEST(RuleFile, ABadRuleStopsNoOther) {
  const RuleFile file = parse_rules("rules:\n" + rule("bad", "    label: X\n    patern: {}\n") + rule("good", kAdds), "a.yaml");
  ASSERT_EQ(file.rules.size(), 1u);
  EXPECT_EQ(file.rules[0].name, "good");
  ASSERT_EQ(file.faults.size(), 1u);
  EXPECT_EQ(file.faults[0].line, 4u);
  EXPECT_THAT(to_string(file.faults[0]), HasSubstr("unknown key \"patern\""));
}

struct BadRule {
  const char* body;
  const char* fault;
};

TEST(RuleFile, TellsWhatIsWrong) {
  const BadRule kBad[] = {
      {"    label: X\n    pattern: {trigger: {pos: VERB}, arguments: {actor: nsubj}}\n", "neither words nor a regex nor a frame"},
      {"    label: X\n    pattern: {trigger: {regex: '('}, arguments: {actor: nsubj}}\n", "the regex cannot be read"},
      {"    label: X\n    pattern: {trigger: {words: a}, arguments: {actor: 'obl:'}}\n", "is no step of a path"},
      {"    label: X\n    pattern: {trigger: {words: a}, arguments: {actor: 'nsubj | '}}\n", "empty path"},
      {"    label: X\n    pattern: {trigger: {words: a}}\n", "nobody takes part"},
      {"    pattern: {trigger: {words: a}, arguments: {actor: nsubj}}\n", "without \"label\""},
      {"    action: change\n    pattern: {trigger: {frame: AID}}\n", "changes nothing"},
      {"    action: mend\n    pattern: {trigger: {frame: AID}}\n", "unknown action \"mend\""},
      {"    action: change\n    set: {status: soon}\n    pattern: {trigger: {frame: AID}}\n", "no such status"},
      {"    label: X\n    pattern: {trigger: {words: a}, arguments: {actor: nsubj, port: {path: obj, country: RUS}}}\n", "only an actor, recipient or speaker"},
  };
  for (const BadRule& bad : kBad) {
    const RuleFile file = parse_rules("rules:\n" + rule("bad", bad.body), "a.yaml");
    EXPECT_THAT(file.rules, IsEmpty()) << bad.body;
    EXPECT_THAT(to_string(file.faults), HasSubstr(bad.fault)) << bad.body;
  }
}

TEST(RuleFile, SurvivesWhatIsNoYaml) {
  for (const std::string& text : {std::string("rules: ["), std::string("\xff"), std::string(), std::string("rules: 3"), std::string(100000, '['), std::string("&a [*a]"),
                                  std::string("rules: &a [*a]"), std::string("rules: [{? [] : 1}]")}) {
    EXPECT_THAT(parse_rules(text, "a.yaml").rules, IsEmpty());
    EXPECT_FALSE(parse_rules(text, "a.yaml").faults.empty()) << text.substr(0, 20);
  }
}

TEST(DependencyPath, GoesDownAndUp) {
  const Declined sentence;
  const auto reach = [&](const char* path, std::uint32_t from) {
    return follow(parse_paths(path)->front(), sentence.document, sentence.document.sentences[0], sentence.reading.sentences[0], from);
  };
  EXPECT_THAT(reach("obj nmod:from", 1), ElementsAre(4u));
  EXPECT_THAT(reach("obj nmod:of", 1), IsEmpty());
  EXPECT_THAT(reach("obj nmod:*", 1), ElementsAre(4u));
  EXPECT_THAT(reach("<nmod <obj nsubj", 4), ElementsAre(0u));
  EXPECT_THAT(reach("<root", 1), IsEmpty());
}

}  // namespace
}  // namespace entente::what
