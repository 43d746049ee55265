#include "what/rule_file.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/utf8.h"
#include "what/yaml_file.h"

namespace entente::what {
namespace {

constexpr std::int64_t kRegexMemory = 1 << 20;  // of one compiled expression; RE2 refuses what needs more

/// Reads one rule; its faults name it.
class RuleReader {
 public:
  RuleReader(YamlFile& file, const YAML::Node& node) : file_(file), node_(node) {}

  /// Nothing where the rule has faults.
  std::optional<Rule> read() {
    const std::size_t faults_before = file_.faults.size();
    read_head();
    if (file_.faults.size() == faults_before) {
      read_pattern(node_["pattern"]);
      read_settings();
      read_examples("example", rule_.examples);
      read_examples("not", rule_.near_misses);
      check_sense();
    }
    if (file_.faults.size() > faults_before) return std::nullopt;
    return std::move(rule_);
  }

 private:
  void fault(const YAML::Node& at, std::string what, std::string hint = {}) { file_.fault(at, of_ + ": " + what, std::move(hint)); }

  void read_head() {
    if (!file_.check_keys(node_, {"name", "label", "priority", "action", "confidence", "pattern", "set", "example", "not"}, of_)) return;
    rule_.name = file_.need<std::string>(node_, "name", of_);
    of_ = "rule \"" + rule_.name + "\"";
    rule_.file = file_.name();
    rule_.line = YamlFile::line_of(node_);
    if (const YAML::Node priority = node_["priority"]) rule_.priority = file_.value<int>(priority, of_ + ": \"priority\"");
    if (const YAML::Node confidence = node_["confidence"]) rule_.confidence = file_.value<float>(confidence, of_ + ": \"confidence\"");
    if (!(rule_.confidence >= 0 && rule_.confidence <= 1)) fault(node_["confidence"], "the confidence must lie between 0 and 1");
    const std::string action = node_["action"] ? file_.value<std::string>(node_["action"], of_ + ": \"action\"") : "add";
    if (action == "add") rule_.action = RuleAction::Add;
    else if (action == "change") rule_.action = RuleAction::Change;
    else if (action == "forbid") rule_.action = RuleAction::Forbid;
    else fault(node_["action"], "unknown action \"" + action + "\"", "add, change or forbid");
  }

  void read_pattern(const YAML::Node& pattern) {
    if (!pattern) return fault(node_, "no \"pattern\"", "say what the words of the event are: pattern: {trigger: {words: [...]}}");
    if (!file_.check_keys(pattern, {"trigger", "arguments"}, of_ + ": the pattern")) return;
    read_trigger(pattern["trigger"]);
    const YAML::Node arguments = pattern["arguments"];
    if (!arguments) return;
    if (!arguments.IsMap() || arguments.size() > kMaxArguments) {
      return fault(arguments, fmt::format("the arguments must be at most {} lines \"name: path\"", kMaxArguments));
    }
    for (const auto& entry : arguments) read_argument(entry.first, entry.second);
  }

  void read_trigger(const YAML::Node& trigger) {
    if (!trigger) return fault(node_, "the pattern has no \"trigger\"");
    if (!file_.check_keys(trigger, {"words", "regex", "tag", "pos", "frame"}, of_ + ": the trigger")) return;
    TriggerPattern& pattern = rule_.trigger;
    for (const std::string& words : list(trigger["words"], kMaxTriggerWords)) {
      std::vector<std::string> phrase = folded_words(words);
      if (phrase.empty() || phrase.size() > kMaxPhraseWords) fault(trigger["words"], fmt::format("a trigger has 1 to {} words", kMaxPhraseWords));
      else pattern.phrases.push_back(std::move(phrase));
    }
    pattern.regex = expression(trigger["regex"]);
    pattern.tag = expression(trigger["tag"]);
    pattern.pos = list(trigger["pos"], kMaxTriggerWords);
    if (const YAML::Node frame = trigger["frame"]) {
      const std::string text = file_.value<std::string>(frame, of_ + ": \"frame\"");
      pattern.frame_type = text.substr(0, text.find('/'));
      if (text.find('/') != std::string::npos) pattern.frame_mode = text.substr(text.find('/') + 1);
    }
    if (pattern.phrases.empty() && !pattern.regex && pattern.frame_type.empty()) {
      fault(trigger, "the trigger names neither words nor a regex nor a frame", "without one of them it would fit every word");
    }
  }

  void read_argument(const YAML::Node& key, const YAML::Node& node) {
    ArgumentPattern argument;
    argument.name = file_.value<std::string>(key, of_ + ": an argument's name");
    argument.is_optional = argument.name.ends_with('?');
    if (argument.is_optional) argument.name.pop_back();
    argument.role = role_of(argument.name);
    YAML::Node path = node;
    if (node.IsMap()) {
      const std::string of = of_ + ": the argument \"" + argument.name + "\"";
      if (!file_.check_keys(node, {"path", "reader", "words", "kind", "country", "sector"}, of)) return;
      path.reset(node["path"]);
      for (const std::string& word : list(node["words"], kMaxTriggerWords)) argument.words.push_back(utf8::fold(word));
      argument.kinds = list(node["kind"], kMaxTriggerWords);
      argument.countries = list(node["country"], kMaxTriggerWords);
      argument.sectors = list(node["sector"], kMaxTriggerWords);
      if (const YAML::Node role = node["reader"]) {
        argument.reader_role = role_of(file_.value<std::string>(role, of));
        if (!argument.reader_role) fault(role, "no role of the reader", "actor, recipient, speaker, time, place, dead, injured, arrested or crowd");
      }
    }
    if (!argument.reader_role) read_paths(path, key, argument);
    if (!(argument.role && is_party(*argument.role)) && (!argument.countries.empty() || !argument.sectors.empty())) {
      fault(key, "only an actor, recipient or speaker has a country and a sector, not \"" + argument.name + "\"");
    }
    rule_.arguments.push_back(std::move(argument));
  }

  void read_paths(const YAML::Node& path, const YAML::Node& key, ArgumentPattern& argument) {
    if (!path.IsDefined() || !path.IsScalar()) return fault(key, "the argument \"" + argument.name + "\" has no path", "write actor: nsubj, or reader: actor");
    auto paths = parse_paths(path.Scalar());
    if (!paths) return fault(path, paths.error().what, paths.error().hint);
    argument.paths = std::move(*paths);
  }

  void read_settings() {
    EventSettings& set = rule_.set;
    if (const YAML::Node label = node_["label"]) set.type = file_.value<std::string>(label, of_ + ": \"label\"");
    const YAML::Node node = node_["set"];
    if (!node || !file_.check_keys(node, {"mode", "about", "status", "mutual"}, of_ + ": \"set\"")) return;
    if (node["mode"]) set.mode = file_.value<std::string>(node["mode"], of_ + ": \"mode\"");
    if (node["about"]) set.about = file_.value<std::string>(node["about"], of_ + ": \"about\"");
    if (node["mutual"]) set.mutual = file_.value<bool>(node["mutual"], of_ + ": \"mutual\"");
    if (!node["status"]) return;
    set.status = status_of(file_.value<std::string>(node["status"], of_ + ": \"status\""));
    if (!set.status) fault(node["status"], "no such status", "past, future, possible or negated");
  }

  /// One sentence, one map {sentence, events}, or a list of these.
  void read_examples(const char* key, std::vector<RuleExample>& examples) {
    const YAML::Node node = node_[key];
    if (!node) return fault(node_, std::string("no \"") + key + "\"", "every rule shows a sentence where it acts (example) and one where it must not (not)");
    if (!node.IsSequence()) return read_example(node, examples);
    if (node.size() > kMaxExamples) return fault(node, fmt::format("more than {} sentences", kMaxExamples));
    for (const YAML::Node& entry : node) read_example(entry, examples);
  }

  void read_example(const YAML::Node& node, std::vector<RuleExample>& examples) {
    RuleExample example;
    example.line = YamlFile::line_of(node);
    if (node.IsMap()) {
      if (!file_.check_keys(node, {"sentence", "events"}, of_ + ": an example")) return;
      example.sentence = file_.need<std::string>(node, "sentence", of_ + ": an example");
      if (const YAML::Node events = node["events"]) {
        if (!events.IsSequence()) return fault(events, "the events of an example must be a list");
        for (const YAML::Node& event : events) example.events.push_back(expected_event(event));
      }
    } else {
      example.sentence = file_.value<std::string>(node, of_ + ": an example");
    }
    if (example.sentence.empty()) return fault(node, "an example without a sentence");
    examples.push_back(std::move(example));
  }

  ExpectedEvent expected_event(const YAML::Node& node) {
    ExpectedEvent event;
    if (!file_.check_keys(node, {"type", "mode", "status", "mutual", "about", "trigger", "actor", "recipient", "speaker"}, of_ + ": an event of an example")) return event;
    for (const auto& entry : node) event[entry.first.Scalar()] = list(entry.second, kMaxTriggerWords);
    return event;
  }

  void check_sense() {
    const EventSettings& set = rule_.set;
    const bool changes_nothing = !set.type && !set.mode && !set.about && !set.status && !set.mutual && rule_.arguments.empty();
    if (rule_.action == RuleAction::Add && !set.type) fault(node_, "adds an event without \"label\"", "label: the type of the event");
    if (rule_.action == RuleAction::Change && changes_nothing) fault(node_, "changes nothing", "give a label, set, or arguments");
    if (rule_.action == RuleAction::Add && std::none_of(rule_.arguments.begin(), rule_.arguments.end(), [](const ArgumentPattern& argument) {
          return argument.role == Role::Actor || argument.role == Role::Recipient;
        })) {
      fault(node_, "adds an event in which nobody takes part", "give an argument \"actor\" or \"recipient\"");
    }
  }

  std::vector<std::string> list(const YAML::Node& node, std::size_t most) {
    if (!node) return {};
    if (node.IsScalar()) return {node.Scalar()};
    std::vector<std::string> values = file_.value<std::vector<std::string>>(node, of_ + ": a list");
    if (values.size() > most) fault(node, fmt::format("a list of more than {}", most));
    return values;
  }

  std::shared_ptr<const re2::RE2> expression(const YAML::Node& node) {
    if (!node) return nullptr;
    re2::RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(kRegexMemory);
    auto compiled = std::make_shared<const re2::RE2>(file_.value<std::string>(node, of_ + ": a regex"), options);
    if (compiled->ok()) return compiled;
    fault(node, "the regex cannot be read: " + compiled->error());
    return nullptr;
  }

  static std::vector<std::string> folded_words(const std::string& phrase) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < phrase.size();) {
      const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
      if (end > begin) words.push_back(utf8::fold(std::string_view(phrase).substr(begin, end - begin)));
      begin = end + 1;
    }
    return words;
  }

  YamlFile& file_;
  const YAML::Node node_;
  std::string of_ = "a rule";
  Rule rule_;
};

void read_types(YamlFile& file, const YAML::Node& types, RuleFile& result) {
  if (!types) return;
  if (!types.IsMap()) return file.fault(types, "\"types\" must hold types by name");
  for (const auto& entry : types) {
    const std::size_t faults_before = file.faults.size();
    const auto name = file.value<std::string>(entry.first, "a type's name");
    EventType type = read_type(file, name, entry.second);
    if (file.faults.size() == faults_before) result.types.emplace(name, std::move(type));
  }
}

void read_rules(YamlFile& file, const YAML::Node& rules, RuleFile& result) {
  if (!rules || !rules.IsSequence()) return file.fault(rules, "no list of \"rules\"", "write rules: and below it each rule after a dash");
  if (rules.size() > kMaxRulesPerFile) return file.fault(rules, fmt::format("more than {} rules", kMaxRulesPerFile), "part them over several files");
  for (const YAML::Node& node : rules) {
    try {
      std::optional<Rule> rule = RuleReader(file, node).read();
      if (rule) result.rules.push_back(std::move(*rule));
    } catch (const YAML::Exception& error) {
      file.fault(error);
    }
  }
}

}  // namespace

RuleFile parse_rules(const std::string& text, const std::string& name) {
  RuleFile result;
  YamlFile file(name);
  if (!utf8::is_valid(text)) {
    result.faults.push_back({name, 0, 0, "not UTF-8", "save the file as UTF-8"});
    return result;
  }
  try {
    const YAML::Node root = YAML::Load(text);
    if (file.check_keys(root, {"types", "rules"}, "the file")) {
      read_types(file, root["types"], result);
      read_rules(file, root["rules"], result);
    }
  } catch (const YAML::Exception& error) {
    file.fault(error);
  }
  result.faults = std::move(file.faults);
  return result;
}

}  // namespace entente::what
