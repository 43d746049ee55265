#include "who/new_actor.h"

#include <algorithm>

#include "base/utf8.h"
#include "who/name_readings.h"
#include "who/sectors.h"

namespace entente::who {
namespace {

constexpr std::size_t kLongestName = 200;  // bytes; the longest of ours has 100
constexpr std::size_t kLongestId = 16;

std::string joined_by_bars(const std::vector<std::string>& values) {
  std::string cell;
  for (const std::string& value : values) cell += (cell.empty() ? "" : "|") + value;
  return cell;
}

/// What a cell can hold: tabs, bars and line ends would end it, "#" would make a comment of the row.
bool fits_in_cell(const std::string& text) {
  return !text.empty() && text.size() <= kLongestName && utf8::is_valid(text) && text.front() != '#' &&
         text.find_first_of("\t\n\r|") == std::string::npos;
}

bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= kLongestId && std::all_of(text.begin(), text.end(), [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

std::vector<std::string> all_names(const NewActor& actor) {
  std::vector<std::string> names{actor.name};
  names.insert(names.end(), actor.names.begin(), actor.names.end());
  return names;
}

class Faults {
 public:
  Faults(const World& world, const NewActor& actor) : world_(world), actor_(actor) {}

  std::vector<Error> find() {
    const TableForm* form = form_of(actor_.kind);
    if (form == nullptr || form->kind == "state") {
      add("unknown kind " + in_quotes(actor_.kind), "organisation, person, people, seat or role");
      return std::move(faults_);
    }
    check_names();
    check_codes();
    check_days();
    if (!actor_.gender.empty() && actor_.gender != "m" && actor_.gender != "f") add("unknown gender " + in_quotes(actor_.gender), "m or f");
    return std::move(faults_);
  }

 private:
  void add(std::string what, std::string hint) { faults_.push_back({{}, 0, 0, std::move(what), std::move(hint)}); }

  void check_names() {
    for (const auto* names : {&actor_.short_names, &actor_.names}) {
      for (const std::string& name : *names) check_cell(name);
    }
    check_cell(actor_.name);
    if (!actor_.office.empty()) check_cell(actor_.office);
    if (key_of(actor_.name).empty()) add(in_quotes(actor_.name) + " has no letter or digit", "give a name");
  }

  void check_cell(const std::string& text) {
    if (!fits_in_cell(text)) add(in_quotes(text) + " cannot stand in a table", "1 to 200 bytes of UTF-8 without tabs, bars and line ends, not beginning with #");
  }

  void check_codes() {
    const bool serves = actor_.kind == "person" || actor_.kind == "seat";
    const std::string& served = actor_.id.empty() ? actor_.country : actor_.id;
    if (!actor_.country.empty() && world_.knowledge().state_by_id.count(actor_.country) == 0) {
      add("unknown country " + in_quotes(actor_.country), "give a state's id, such as VEN; `entente actors show Venezuela` tells it");
    }
    if (serves && world_.knowledge().state_by_id.count(served) == 0 && world_.knowledge().organisation_by_id.count(served) == 0) {
      add(served.empty() ? actor_.name + " serves nobody" : "unknown id " + in_quotes(served),
          "give the country, or the id of the state or organisation served; `entente actors show NAME` tells it");
    }
    if (actor_.kind == "organisation" && !actor_.id.empty() && !is_id(actor_.id)) {
      add(in_quotes(actor_.id) + " is no id", "write 1 to 16 of A-Z, 0-9 and _");
    }
    if (actor_.sectors.empty() && actor_.kind != "people") add(actor_.name + " has no sector", "give one, such as GOV, MIL, OPP, REB, CVL, BUS");
    for (const std::string& sector : actor_.sectors) {
      if (!is_sector(sector)) add("unknown sector " + in_quotes(sector), "docs/KNOWLEDGE.md lists the codes");
    }
  }

  void check_days() {
    std::optional<Interval> ends[2];
    for (const auto& [text, end] : {std::pair(&actor_.from, &ends[0]), std::pair(&actor_.until, &ends[1])}) {
      if (text->empty()) continue;
      *end = parse_interval(*text);
      if (!*end) add(in_quotes(*text) + " is no date", "write it as 2015, 2015-03 or 2015-03-11");
    }
    if (ends[0] && ends[1] && ends[1]->end < ends[0]->begin) add("the last day lies before the first", "swap them");
    const bool has_days = actor_.kind == "organisation" || actor_.kind == "person";
    if ((ends[0] || ends[1]) && !has_days) add("a " + actor_.kind + " has no days", "leave out from and until");
  }

  const World& world_;
  const NewActor& actor_;
  std::vector<Error> faults_;
};

}  // namespace

std::vector<Error> ActorAdmission::faults_of(const NewActor& actor) const {
  std::vector<Error> faults = Faults(world_, actor).find();
  if (actor.kind == "organisation" && is_taken(actor.id)) {
    faults.push_back({{}, 0, 0, "id " + in_quotes(actor.id) + " is taken", "give another, or none: one is made from the name"});
  }
  return faults;
}

std::vector<Error> ActorAdmission::known_names(const NewActor& actor) const {
  std::vector<Error> known;
  for (const std::string& name : all_names(actor)) {
    const std::vector<NameReading> readings = readings_of(world_, name, std::nullopt);
    const auto whole = std::find_if(readings.begin(), readings.end(), [](const NameReading& reading) { return reading.actor.how != "surname"; });
    if (whole != readings.end()) {
      known.push_back({whole->origin.file, whole->origin.line, 0, in_quotes(name) + " is known as a name of " + whole->actor.name, {}});
    } else if (admitted_names_.count(key_of(name)) != 0) {
      known.push_back({{}, 0, 0, in_quotes(name) + " was given before", {}});
    }
  }
  return known;
}

bool ActorAdmission::is_taken(const std::string& id) const {
  return world_.knowledge().state_by_id.count(id) != 0 || world_.knowledge().organisation_by_id.count(id) != 0 || admitted_ids_.count(id) != 0;
}

/// "Free Coast Movement" -> FREE_COAST_MOVEM; a number ends it where that is taken.
std::string ActorAdmission::id_for(const std::string& name) const {
  std::string base;
  for (const char letter : utf8::fold(name)) {
    const bool is_digit = letter >= '0' && letter <= '9';
    if (letter >= 'a' && letter <= 'z') base += static_cast<char>(letter - 'a' + 'A');
    else if (is_digit) base += letter;
    else if (letter == ' ' && !base.empty() && base.back() != '_') base += '_';
  }
  if (base.empty()) base = "OWN";  // a name in another script
  std::string id = base.substr(0, kLongestId);
  for (std::size_t number = 2; is_taken(id); ++number) {
    const std::string end = "_" + std::to_string(number);
    id = base.substr(0, kLongestId - end.size()) + end;
  }
  return id;
}

Cells ActorAdmission::admit(const NewActor& actor) {
  for (const std::string& name : all_names(actor)) admitted_names_.insert(key_of(name));
  const std::string sectors = joined_by_bars(actor.sectors), served = actor.id.empty() ? actor.country : actor.id;
  if (actor.kind == "role") {
    return {{"word", actor.name}, {"plural", actor.names.empty() ? "" : actor.names.front()}, {"sector", sectors}, {"kind", "person"}};
  }
  Cells cells = {{"name", actor.name}, {"names", joined_by_bars(actor.names)}, {"sector", sectors}, {"country", actor.country}};
  if (actor.kind == "organisation") {
    cells["id"] = actor.id.empty() ? id_for(actor.name) : actor.id;
    admitted_ids_.insert(cells["id"]);
  } else {
    cells["id"] = served;
  }
  cells["short"] = joined_by_bars(actor.short_names);
  cells["gender"] = actor.gender;
  cells["office"] = actor.office;
  cells["from"] = actor.from;
  cells["until"] = actor.until;
  return cells;
}

}  // namespace entente::who
