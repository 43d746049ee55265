// entente parse: the reading alone, as CoNLL-U.
#include <cstdio>
#include <iostream>
#include <iterator>

#include "cli/command.h"
#include "base/file.h"
#include "reading/conllu_writer.h"
#include "text/conllu.h"

namespace entente::cli {
namespace {

/// Larger treebanks are parsed in parts by their users; this keeps a mistaken path from filling the memory.
constexpr std::size_t kMaxConlluBytes = 256u << 20;

struct ParseFlags {
  std::vector<std::string> files;
  std::string input = "text", format = "conllu";
};

void print(const Document& document, const reading::Reader& reader) {
  const std::string text = reading::to_conllu(document, reader.read(document));
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void parse_conllu(const std::string& file, const reading::Reader& reader) {
  const std::string bytes = file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {}) : value_or_fail(read_file(file, kMaxConlluBytes));
  Result<Document> document = text::read_conllu(bytes, file);
  if (!document) throw Failure(to_string(document.error()));
  print(*document, reader);
}

void parse_text(const std::vector<std::string>& files, const reading::Reader& reader, const text::Cutter& cutter, Program& program) {
  for_each_story(files, {}, program, [&](Story story) { print(cutter.cut(std::move(story), text::Cutter::Keep::Everything), reader); });
}

void run_parse(const ParseFlags& flags, Program& program) {
  const text::Cutter cutter = value_or_fail(text::Cutter::load(program.knowledge()));
  const reading::Reader reader = value_or_fail(reading::Reader::load(program.model(), program.reader_options()));
  if (flags.input == "conllu") {
    for (const std::string& file : flags.files) parse_conllu(file, reader);
  } else {
    parse_text(flags.files, reader, cutter, program);
  }
}

}  // namespace

void add_parse(CLI::App& app, Program& program) {
  CLI::App* command = app.add_subcommand("parse", "Print tags and tree of each sentence as CoNLL-U (page furniture too)");
  auto flags = std::make_shared<ParseFlags>();
  command->add_option("FILE", flags->files, "Text files, JSON lines, folders, or -")->required();
  command->add_option("--format", flags->format, "Output")->check(CLI::IsMember({"conllu"}))->capture_default_str();
  command->add_option("--input", flags->input, "text, or conllu: sentences and tokens as given")->check(CLI::IsMember({"text", "conllu"}))->capture_default_str();
  command->callback([flags, &program] { run_parse(*flags, program); });
}

}  // namespace entente::cli
