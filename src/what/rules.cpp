#include "what/rules.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/file.h"

namespace entente::what {
namespace {

constexpr const char* kReader = "reader";  // Frame::read_by of what no rule touched

std::vector<std::filesystem::path> rule_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder / "events" / "rules", error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".yaml") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool has_actor(const ArgumentPattern& argument, const RuleMatch& match, const SentenceActors& actors) {
  for (const RoleMention& mention : match.frame.roles) {
    const auto found = mention.role == argument.role ? actors.find(mention.range) : actors.end();
    if (found == actors.end()) continue;
    for (const Actor& actor : found->second) {
      const bool has_sector = argument.sectors.empty() || std::any_of(actor.sectors.begin(), actor.sectors.end(),
                                                                      [&](const std::string& sector) { return allows(argument.sectors, sector); });
      if (allows(argument.countries, actor.country) && has_sector) return true;
    }
  }
  return false;
}

/// Why the resolved actors do not let the rule apply; empty where they do.
std::string objection(const RuleMatch& match, const SentenceActors& actors) {
  for (const ArgumentPattern& argument : match.rule->arguments) {
    const bool is_constrained = !argument.countries.empty() || !argument.sectors.empty();
    if (is_constrained && !has_actor(argument, match, actors)) return "does nothing: no " + argument.name + " of the country and sector it wants";
  }
  return {};
}

void set(Frame& frame, const Rule& rule) {
  if (rule.set.type && *rule.set.type != frame.type) {
    frame.type = *rule.set.type;
    frame.mode.clear();
    frame.about.clear();
  }
  if (rule.set.mode) frame.mode = *rule.set.mode;
  if (rule.set.about) frame.about = *rule.set.about;
  if (rule.set.status) frame.status = *rule.set.status;
  if (rule.set.mutual) frame.mutual = *rule.set.mutual;
  frame.read_by = rule.name;
}

/// Gives the frame the mentions of another in the roles that it does not fill itself.
void fill_roles(Frame& frame, const Frame& from) {
  const std::vector<RoleMention> own = frame.roles;
  for (const RoleMention& mention : from.roles) {
    if (std::none_of(own.begin(), own.end(), [&](const RoleMention& other) { return other.role == mention.role; })) frame.roles.push_back(mention);
  }
}

/// The event that a rule adds, with the speaker, time and place that the reader saw at the same words.
Frame added_frame(const RuleMatch& match, const Frame* seen, Status status) {
  Frame frame = match.frame;
  frame.score = match.rule->confidence;
  frame.status = seen ? seen->status : status;
  if (seen) {
    Frame circumstances;
    for (const RoleMention& mention : seen->roles) {
      if (mention.role != Role::Actor && mention.role != Role::Recipient) circumstances.roles.push_back(mention);
    }
    fill_roles(frame, circumstances);
  }
  set(frame, *match.rule);
  return frame;
}

const Frame* overlapping(const std::vector<Frame>& frames, TokenRange trigger, const std::string& type) {
  const auto found = std::find_if(frames.begin(), frames.end(), [&](const Frame& frame) {
    return frame.trigger.overlaps(trigger) && (type.empty() || frame.type == type);
  });
  return found == frames.end() ? nullptr : &*found;
}

/// Puts one rule's decision on one sentence into effect. `seen` are the frames as the reader gave them, `frames` as they stand now.
class Decision {
 public:
  Decision(const RuleMatch& match, const std::vector<Frame>& seen, std::vector<Frame>& frames) : match_(match), seen_(seen), frames_(frames) {}

  /// True where something was done; `outcome` tells what, or why not.
  bool take(Status status, std::string& outcome) {
    const Rule& rule = *match_.rule;
    if (rule.action == RuleAction::Add) return add(status, outcome);
    const Frame& target = seen_[*match_.seen];
    const auto frame = std::find_if(frames_.begin(), frames_.end(), [&](const Frame& other) {
      return other.read_by == kReader && other.trigger == target.trigger && other.type == target.type;
    });
    if (frame == frames_.end()) {
      outcome = "does nothing: an earlier rule decided";
      return false;
    }
    if (rule.action == RuleAction::Forbid) {
      outcome = "forbids " + frame->type;
      frames_.erase(frame);
      return true;
    }
    Frame changed = *frame;
    changed.roles = match_.frame.roles;
    fill_roles(changed, *frame);
    set(changed, rule);
    outcome = frame->type == changed.type ? "changes " + frame->type : fmt::format("changes {} into {}", frame->type, changed.type);
    *frame = std::move(changed);
    return true;
  }

 private:
  bool add(Status status, std::string& outcome) {
    Frame frame = added_frame(match_, overlapping(seen_, match_.frame.trigger, {}), status);
    if (const Frame* same = overlapping(frames_, frame.trigger, frame.type)) {
      outcome = fmt::format("does nothing: {} is there already, by {}", frame.type, same->read_by);
      return false;
    }
    outcome = "adds " + frame.type;
    const auto after = [&](const Frame& other) { return frame.trigger < other.trigger; };
    frames_.insert(std::find_if(frames_.begin(), frames_.end(), after), std::move(frame));
    return true;
  }

  const RuleMatch& match_;
  const std::vector<Frame>& seen_;
  std::vector<Frame>& frames_;
};

}  // namespace

Rules Rules::load(const std::vector<std::filesystem::path>& folders) {
  Rules rules;
  for (const std::filesystem::path& folder : folders) {
    // A later folder's rule takes the place of an earlier folder's of the same name.
    for (Rule& rule : rules.read_folder(folder)) {
      std::erase_if(rules.rules_, [&](const Rule& other) { return other.name == rule.name; });
      rules.rules_.push_back(std::move(rule));
    }
  }
  rules.index();
  return rules;
}

/// The rules of a folder, each name once; its types and faults are added to those of the folders before.
std::vector<Rule> Rules::read_folder(const std::filesystem::path& folder) {
  std::vector<Rule> rules;
  for (const std::filesystem::path& path : rule_files(folder)) {
    const Result<std::string> text = read_file(path, kMaxRuleFileBytes);
    if (!text) {
      faults_.push_back(text.error());
      continue;
    }
    RuleFile file = parse_rules(*text, path.string());
    std::move(file.faults.begin(), file.faults.end(), std::back_inserter(faults_));
    types_.merge(file.types);
    for (Rule& rule : file.rules) {
      const auto twin = std::find_if(rules.begin(), rules.end(), [&](const Rule& other) { return other.name == rule.name; });
      if (twin == rules.end()) rules.push_back(std::move(rule));
      else faults_.push_back({rule.file, rule.line, 0, fmt::format("rule \"{}\" is there already, in {}:{}", rule.name, twin->file, twin->line), "give it another name"});
    }
  }
  return rules;
}

void Rules::index() {
  std::stable_sort(rules_.begin(), rules_.end(), [](const Rule& left, const Rule& right) { return left.priority < right.priority; });
  for (std::size_t rule = 0; rule < rules_.size(); ++rule) {
    const TriggerPattern& trigger = rules_[rule].trigger;
    for (const auto& phrase : trigger.phrases) {
      std::vector<std::size_t>& of_word = by_word_[phrase.front()];
      if (of_word.empty() || of_word.back() != rule) of_word.push_back(rule);
    }
    if (!trigger.phrases.empty()) continue;
    (trigger.regex ? by_regex_ : by_frame_).push_back(rule);
  }
}

std::vector<RuleMatch> Rules::match(const Document& document, const Reading& reading) const {
  std::vector<RuleMatch> matches;
  if (rules_.empty()) return matches;
  for (std::uint32_t index = 0; index < reading.sentences.size(); ++index) {
    const std::vector<std::string> words = folded_words(document, document.sentences[index]);
    const RuleSentence sentence{document, document.sentences[index], reading.sentences[index], words};
    std::vector<std::pair<std::size_t, RuleMatch>> found;
    const auto try_rules = [&](const std::vector<std::size_t>& rules, std::uint32_t token) {
      for (const std::size_t rule : rules) {
        if (found.size() == kMaxMatchesPerSentence) return;
        auto match = match_rule(rules_[rule], sentence, token);
        if (!match) continue;
        match->sentence = index;
        found.emplace_back(rule, std::move(*match));
      }
    };
    for (std::uint32_t token = 0; token < words.size(); ++token) {
      if (const auto of_word = by_word_.find(words[token]); of_word != by_word_.end()) try_rules(of_word->second, token);
      try_rules(by_regex_, token);
    }
    if (!by_frame_.empty()) {
      for (const Frame& frame : sentence.reading.frames) try_rules(by_frame_, frame.trigger.begin);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
    for (auto& [rule, match] : found) matches.push_back(std::move(match));
  }
  return matches;
}

std::vector<RuleUse> Rules::apply(const std::vector<RuleMatch>& matches, const Document& document, const Who& who, const StatusWords& status,
                                  Reading& reading) const {
  std::vector<RuleUse> uses;
  std::vector<Frame> seen;  // of the sentence at hand, as the reader gave them
  for (std::size_t at = 0; at < matches.size(); ++at) {
    const RuleMatch& match = matches[at];
    std::vector<Frame>& frames = reading.sentences[match.sentence].frames;
    if (at == 0 || matches[at - 1].sentence != match.sentence) seen = frames;
    RuleUse use{match.sentence, match.rule->name, match.frame.trigger, false, objection(match, who.sentences[match.sentence])};
    if (use.outcome.empty()) {
      const std::vector<std::string> words = folded_words(document, document.sentences[match.sentence]);
      const Status by_words = status.status_at({document, document.sentences[match.sentence], reading.sentences[match.sentence], words}, match.anchor);
      use.has_acted = Decision(match, seen, frames).take(by_words, use.outcome);
    }
    uses.push_back(std::move(use));
  }
  return uses;
}

Reading with_candidates(const Reading& reading, const std::vector<RuleMatch>& matches) {
  Reading all = reading;
  for (const RuleMatch& match : matches) all.sentences[match.sentence].frames.push_back(match.frame);
  return all;
}

}  // namespace entente::what
