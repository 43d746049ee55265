#include "text/cutter.h"

#include <utility>

#include "text/paragraphs.h"

namespace entente::text {
namespace {

Sentence make_sentence(std::vector<Token> tokens, std::uint32_t paragraph, bool opens_story) {
  const Span span{tokens.front().span.begin, tokens.back().span.end};
  return {span, paragraph, opens_story, std::move(tokens)};
}

}  // namespace

Cutter::Cutter(Tokenizer tokenizer, SentenceSplitter splitter, Furniture furniture)
    : tokenizer_(std::move(tokenizer)), splitter_(std::move(splitter)), furniture_(std::move(furniture)) {}

Loaded<Cutter> Cutter::load(const KnowledgeFolder& knowledge) {
  auto tokenizer = Tokenizer::load(knowledge);
  auto splitter = SentenceSplitter::load(knowledge);
  auto furniture = Furniture::load(knowledge);
  std::vector<Error> errors;
  const auto collect = [&errors](const auto& part) {
    if (!part) errors.insert(errors.end(), part.error().begin(), part.error().end());
  };
  collect(tokenizer), collect(splitter), collect(furniture);
  if (!errors.empty()) return tl::unexpected(std::move(errors));
  return Cutter(std::move(*tokenizer), std::move(*splitter), std::move(*furniture));
}

std::vector<Token> Cutter::tokens(std::string_view text, Span within) const {
  std::vector<Token> tokens;
  tokenizer_.cut(text, within, tokens);
  return tokens;
}

Document Cutter::cut(Story story, Keep keep) const {
  Document doc;
  doc.story = std::move(story);
  const std::string_view text = doc.story.text;
  std::uint32_t number = 0;
  for (Span paragraph : find_paragraphs(text)) {
    if (keep == Keep::ReportOnly) {
      if (furniture_.is_furniture(paragraph.of(text))) continue;
      const Furniture::Dateline dateline = furniture_.dateline_of(paragraph.of(text));
      if (!dateline.text.empty() && doc.dateline.empty()) {
        const auto begin = static_cast<std::uint32_t>(dateline.text.data() - text.data());
        doc.dateline = {begin, begin + static_cast<std::uint32_t>(dateline.text.size())};
      }
      paragraph.begin += static_cast<std::uint32_t>(dateline.bytes);
    }
    const std::vector<Token> cut_tokens = tokens(text, paragraph);
    for (const TokenRange range : splitter_.split(text, cut_tokens)) {
      doc.sentences.push_back(make_sentence({cut_tokens.begin() + range.begin, cut_tokens.begin() + range.end}, number, doc.sentences.empty()));
    }
    ++number;
  }
  return doc;
}

Document Cutter::cut_given(Story story, const std::vector<Span>& sentences, const std::vector<bool>& opens_story) const {
  Document doc;
  doc.story = std::move(story);
  std::uint32_t paragraph = 0;
  for (std::size_t number = 0; number < sentences.size(); ++number) {
    std::vector<Token> cut_tokens = tokens(doc.story.text, sentences[number]);
    if (cut_tokens.empty()) continue;
    const bool opens = doc.sentences.empty() || opens_story[number];
    if (opens && !doc.sentences.empty()) ++paragraph;
    doc.sentences.push_back(make_sentence(std::move(cut_tokens), paragraph, opens));
  }
  return doc;
}

}  // namespace entente::text
