#include "reading/conllu_writer.h"

#include <string_view>

namespace entente::reading {
namespace {

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/// The text with each run of ASCII white space as one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char byte : text) {
    if (!is_blank(byte)) {
      line += byte;
    } else if (line.empty() || line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

std::string or_underscore(const std::string& field) { return field.empty() ? "_" : field; }

/// "B-PER" where a mention begins at the token, "I-PER" inside it, nothing elsewhere.
std::string mention_label(const SentenceReading& reading, std::uint32_t token) {
  for (const Mention& mention : reading.mentions) {
    if (mention.range.holds(token)) return (token == mention.range.begin ? "B-" : "I-") + mention.kind;
  }
  return "";
}

std::string last_column(const std::string& mention, bool space_after) {
  std::string column = mention.empty() ? "" : "Mention=" + mention;
  if (!space_after) column += column.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
  return or_underscore(column);
}

void append_word(std::string& text, const std::string& form, std::size_t number, const WordReading& word, const std::string& misc) {
  const std::size_t head = word.head == kRoot ? 0 : word.head + std::size_t{1};
  text += std::to_string(number) + '\t' + form + "\t_\t" + or_underscore(word.upos) + '\t' + or_underscore(word.xpos) + "\t_\t" +
          std::to_string(head) + '\t' + or_underscore(word.deprel) + "\t_\t" + misc + '\n';
}

}  // namespace

std::string to_conllu(const Document& doc, const Reading& reading) {
  std::string text;
  for (std::size_t number = 0; number < reading.sentences.size(); ++number) {
    const Sentence& sentence = doc.sentences[number];
    const std::string id = on_one_line(doc.story.id);
    text += "# sent_id = " + id + (id.empty() ? "" : "-") + std::to_string(number + 1) + '\n';
    text += "# text = " + on_one_line(doc.text(sentence.span)) + '\n';
    for (std::uint32_t token = 0; token < sentence.tokens.size(); ++token) {
      append_word(text, on_one_line(doc.text(sentence, token)), token + std::size_t{1}, reading.sentences[number].words[token],
                  last_column(mention_label(reading.sentences[number], token), sentence.tokens[token].space_after));
    }
    text += '\n';
  }
  return text;
}

}  // namespace entente::reading
