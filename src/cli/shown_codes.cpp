#include "cli/shown_codes.h"

namespace entente::cli {

void add_codes(CLI::App& command, std::vector<std::string>& systems) {
  const std::vector<std::string>& known = who::CountryCodes::systems();
  command
      .add_option("--codes", systems, "In jsonl, json and csv also the codes of countries on the day: " + CLI::detail::join(known, ", ") + " (several: cow,gw)")
      ->delimiter(',')
      ->expected(1)  // the next word is the command's own: --codes cow FILE
      ->take_all()
      ->check(CLI::IsMember(known));
}

who::CountryCodes load_codes(const Program& program) { return who::CountryCodes(value_or_fail(who::load_knowledge(program.knowledge()))); }

ShownCodes::ShownCodes(std::vector<std::string> systems, const Program& program) : systems_(std::move(systems)) {
  if (!systems_.empty()) codes_ = load_codes(program);
}

void ShownCodes::add_to(ReportedEvent& reported) const {
  Event& event = reported.event;
  const std::optional<Day> day = event.date && event.date->interval ? event.date->interval->begin : reported.report.published;
  const auto add = [&](Actor& actor) {
    for (const std::string& system : systems_) {
      if (std::string code = of(actor.country, system, day); !code.empty()) actor.codes.emplace_back(system, std::move(code));
    }
  };
  for (Actor& actor : event.actors) add(actor);
  for (Actor& recipient : event.recipients) add(recipient);
  for (Speaker& speaker : event.speakers) add(speaker.actor);
}

std::string ShownCodes::of(const std::string& state, const std::string& system, std::optional<Day> day) const {
  return codes_ ? codes_->code_of(state, system, day) : std::string();
}

}  // namespace entente::cli
