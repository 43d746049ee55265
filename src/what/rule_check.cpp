#include "what/rule_check.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace entente::what {
namespace {

constexpr const char* kAskWhy = "entente explain \"SENTENCE\" shows the tree and what each rule did";

bool is_called(const Actor& actor, const std::string& wanted) {
  return wanted == actor.id || wanted == actor.country || wanted == actor.name || wanted == actor.text;
}

/// Whether exactly these take part, in any order.
bool are_called(const std::vector<Actor>& actors, const std::vector<std::string>& wanted) {
  const auto has = [&](const std::string& name) { return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) { return is_called(actor, name); }); };
  return actors.size() == wanted.size() && std::all_of(wanted.begin(), wanted.end(), has);
}

std::vector<Actor> sources_of(const Event& event) {
  std::vector<Actor> sources;
  for (const Speaker& speaker : event.speakers) sources.push_back(speaker.actor);
  return sources;
}

bool has_value(const Event& event, const std::string& field, const std::vector<std::string>& wanted) {
  if (field == "actor") return are_called(event.actors, wanted);
  if (field == "recipient") return are_called(event.recipients, wanted);
  if (field == "speaker") return are_called(sources_of(event), wanted);
  const std::string value = wanted.empty() ? "" : wanted.front();
  if (field == "type") return event.type == value;
  if (field == "mode") return event.mode == value;
  if (field == "about") return event.about == value;
  if (field == "trigger") return event.trigger_text == value;
  if (field == "status") return status_name(event.status) == value;
  return (value == "true") == event.mutual;
}

bool is_expected(const Event& event, const ExpectedEvent& expected) {
  return std::all_of(expected.begin(), expected.end(), [&](const auto& field) { return has_value(event, field.first, field.second); });
}

std::vector<std::string> names_of(const std::vector<Actor>& actors) {
  std::vector<std::string> names;
  for (const Actor& actor : actors) names.push_back(actor.id.empty() ? actor.name : actor.id);
  return names;
}

/// "PORT_CALL past, actor USA, recipient VNM" for each event; "no event".
std::string summary(const std::vector<const Event*>& events) {
  if (events.empty()) return "no event";
  std::vector<std::string> parts;
  for (const Event* event : events) {
    parts.push_back(fmt::format("{}{}{} {}, actor {}, recipient {}", event->type, event->mode.empty() ? "" : "/", event->mode, status_name(event->status),
                                fmt::join(names_of(event->actors), " "), fmt::join(names_of(event->recipients), " ")));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

class RuleCheck {
 public:
  RuleCheck(const Coder& coder, const Rule& rule, std::vector<Error>& faults) : coder_(coder), rule_(rule), faults_(faults) {}

  void run() {
    check_types();
    for (const RuleExample& example : rule_.examples) check_example(example);
    for (const RuleExample& example : rule_.near_misses) check_near_miss(example);
  }

 private:
  void fault(std::size_t line, const std::string& what, std::string hint) {
    faults_.push_back({rule_.file, line, 0, fmt::format("rule \"{}\": {}", rule_.name, what), std::move(hint)});
  }

  void check_types() {
    for (const std::string& type : {rule_.set.type.value_or(""), rule_.set.about.value_or(""), rule_.trigger.frame_type}) {
      if (!type.empty() && !coder_.ontology().find(type)) {
        fault(rule_.line, fmt::format("\"{}\" is no type of event", type), "describe it under \"types:\" in the rule file, or mend the name");
      }
    }
  }

  Coded code(const RuleExample& example) const {
    Story story;
    story.id = rule_.name;
    story.text = example.sentence;
    return coder_.code(coder_.cutter().cut(std::move(story)));
  }

  bool acted_in(const Coded& coded) const {
    return std::any_of(coded.rule_uses.begin(), coded.rule_uses.end(), [&](const RuleUse& use) { return use.has_acted && use.rule == rule_.name; });
  }

  /// The rule's own events; for a rule that forbids, all that are left.
  std::vector<const Event*> events_of(const Coded& coded) const {
    std::vector<const Event*> events;
    for (const Event& event : coded.events) {
      if (rule_.action == RuleAction::Forbid || event.read_by == rule_.name) events.push_back(&event);
    }
    return events;
  }

  void check_example(const RuleExample& example) {
    const Coded coded = code(example);
    if (!acted_in(coded)) return fault(example.line, fmt::format("it does nothing in its example \"{}\"", example.sentence), kAskWhy);
    const std::vector<const Event*> events = events_of(coded);
    if (example.events.empty()) return;
    const bool all_there = std::all_of(example.events.begin(), example.events.end(), [&](const ExpectedEvent& expected) {
      return std::any_of(events.begin(), events.end(), [&](const Event* event) { return is_expected(*event, expected); });
    });
    if (!all_there || events.size() != example.events.size()) {
      fault(example.line, fmt::format("of its example comes {}, not what \"events\" says", summary(events)), kAskWhy);
    }
  }

  void check_near_miss(const RuleExample& example) {
    const Coded coded = code(example);
    if (acted_in(coded)) fault(example.line, fmt::format("it acts in \"{}\", where it must not", example.sentence), "narrow its trigger or its arguments");
  }

  const Coder& coder_;
  const Rule& rule_;
  std::vector<Error>& faults_;
};

}  // namespace

std::vector<Error> check_rules(const Coder& coder) {
  std::vector<Error> faults = coder.rule_faults();
  for (const Rule& rule : coder.rules().all()) RuleCheck(coder, rule, faults).run();
  return faults;
}

}  // namespace entente::what
