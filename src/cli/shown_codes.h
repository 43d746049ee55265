// --codes: what states are called in other systems (who/country_codes.h), beside their ids in output.
//
//   add_codes(*command, flags.codes);                  // the flag
//   const ShownCodes codes(flags.codes, program);      // reads the tables, if any system is asked for
//   codes.add_to(reported);                            // each actor's codes on the day of the event
//   codes.of("DEU", "cow", day)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "what/reported_event.h"
#include "who/country_codes.h"

namespace entente::cli {

void add_codes(CLI::App& command, std::vector<std::string>& systems);

class ShownCodes {
 public:
  /// Shows none.
  ShownCodes() = default;

  /// Throws Failure where the tables cannot be read.
  ShownCodes(std::vector<std::string> systems, const Program& program);

  const std::vector<std::string>& systems() const { return systems_; }

  /// The day of the event is the first that it may have happened on, else that of publication.
  void add_to(ReportedEvent& reported) const;

  std::string of(const std::string& state, const std::string& system, std::optional<Day> day) const;

 private:
  std::vector<std::string> systems_;
  std::optional<who::CountryCodes> codes_;  // none where no system is asked for
};

/// Reads the tables that codes come from. Throws Failure.
who::CountryCodes load_codes(const Program& program);

}  // namespace entente::cli
