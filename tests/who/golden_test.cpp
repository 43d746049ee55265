#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <memory>

#include "golden_cases.h"
#include "text/tokenizer.h"
#include "who/registry.h"

namespace entente::who::tests {
namespace {

const std::filesystem::path kRepository = ENTENTE_ROOT;

/// One case as Document and Reading: every marked mention is the actor of a frame, as the reader would give it.
struct MarkedStory {
  Document document;
  Reading reading;
  std::map<std::string, std::pair<std::uint32_t, TokenRange>> mentions;  // by their words
};

class Builder {
 public:
  explicit Builder(const text::Tokenizer& tokenizer) : tokenizer_(tokenizer) {}

  MarkedStory build(const GoldenCase& golden) {
    story_ = {};
    if (!golden.published.empty()) story_.document.story.published = parse_day(golden.published);
    for (const GoldenSentence& sentence : golden.sentences) add(sentence);
    return std::move(story_);
  }

 private:
  void add(const GoldenSentence& golden) {
    std::string& text = story_.document.story.text;
    const auto begin = static_cast<std::uint32_t>(text.size());
    std::vector<Span> marked;
    for (const char letter : golden.marked) {
      if (letter == '[') {
        marked.push_back({static_cast<std::uint32_t>(text.size()), 0});
      } else if (letter == ']') {
        marked.back().end = static_cast<std::uint32_t>(text.size());
      } else {
        text += letter;
      }
    }
    Sentence sentence;
    sentence.span = {begin, static_cast<std::uint32_t>(text.size())};
    sentence.opens_story = golden.opens_story;
    tokenizer_.cut(text, sentence.span, sentence.tokens);
    SentenceReading reading;
    for (const Span& span : marked) {
      const TokenRange range = tokens_in(sentence, span);
      Frame frame;
      frame.roles.push_back({Role::Actor, range, 1});
      reading.frames.push_back(frame);
      story_.mentions[std::string(span.of(text))] = {static_cast<std::uint32_t>(story_.document.sentences.size()), range};
    }
    text += '\n';
    story_.document.sentences.push_back(std::move(sentence));
    story_.reading.sentences.push_back(std::move(reading));
  }

  static TokenRange tokens_in(const Sentence& sentence, Span span) {
    TokenRange range{static_cast<std::uint32_t>(sentence.tokens.size()), 0};
    for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
      if (!span.holds(sentence.tokens[token].span)) continue;
      range.begin = std::min(range.begin, token);
      range.end = token + 1;
    }
    return range;
  }

  const text::Tokenizer& tokenizer_;
  MarkedStory story_;
};

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

/// "name, country, sector": several actors are joined by " and ", field by field.
std::string told(const std::vector<Actor>& actors, bool with_how) {
  std::string names, countries, sectors;
  for (const Actor& actor : actors) {
    const std::string joint = names.empty() ? "" : " and ";
    names += joint + actor.name;
    countries += joint + or_dash(actor.country);
    sectors += joint + (actor.sectors.empty() ? "-" : actor.sectors.front());
  }
  return names + ", " + countries + ", " + sectors + (with_how ? ", " + actors.front().how : "");
}

class GoldenWho : public testing::TestWithParam<GoldenCase> {
 protected:
  static void SetUpTestSuite() {
    auto registry = Registry::load(kRepository / "tests/knowledge");
    ASSERT_TRUE(registry) << to_string(registry.error());
    registry_ = std::make_unique<Registry>(std::move(*registry));
    auto tokenizer = text::Tokenizer::load(kRepository / "knowledge");
    ASSERT_TRUE(tokenizer) << to_string(tokenizer.error());
    tokenizer_ = std::make_unique<text::Tokenizer>(std::move(*tokenizer));
  }
  static void TearDownTestSuite() {
    registry_.reset();
    tokenizer_.reset();
  }

  static std::unique_ptr<Registry> registry_;
  static std::unique_ptr<text::Tokenizer> tokenizer_;
};

std::unique_ptr<Registry> GoldenWho::registry_;
std::unique_ptr<text::Tokenizer> GoldenWho::tokenizer_;

TEST_P(GoldenWho, ResolvesAsTold) {
  const GoldenCase& golden = GetParam();
  const MarkedStory story = Builder(*tokenizer_).build(golden);
  const Who who = registry_->resolve(story.document, story.reading);
  for (const ExpectedActor& expected : golden.expected) {
    SCOPED_TRACE(golden.file + ":" + std::to_string(expected.line) + " " + golden.name);
    const auto mention = story.mentions.find(expected.mention);
    ASSERT_NE(mention, story.mentions.end()) << "no mention marked [" << expected.mention << "]";
    const auto& [sentence, range] = mention->second;
    const std::vector<Actor>& actors = who.sentences.at(sentence).at(range);
    ASSERT_FALSE(actors.empty());
    const bool with_how = std::count(expected.expected.begin(), expected.expected.end(), ',') == 3;
    EXPECT_EQ(told(actors, with_how), expected.expected) << "[" << expected.mention << "] how: " << actors.front().how;
  }
}

std::string test_name(const testing::TestParamInfo<GoldenCase>& info) {
  std::string name = info.param.name;
  std::replace_if(name.begin(), name.end(), [](unsigned char letter) { return !std::isalnum(letter); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, GoldenWho, testing::ValuesIn(read_cases(kRepository / "tests/golden/who")), test_name);

}  // namespace
}  // namespace entente::who::tests
