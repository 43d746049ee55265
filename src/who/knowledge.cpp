#include "who/knowledge.h"

#include <charconv>

#include "base/table.h"

namespace entente::who {
namespace {

std::vector<std::string> texts(const Table::Row& row, std::string_view column) {
  const std::vector<std::string_view> cells = row.list(column);
  return {cells.begin(), cells.end()};
}

std::vector<std::string> name_and(std::string_view name, const std::vector<std::string>& others) {
  std::vector<std::string> names{std::string(name)};
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

/// Reads tables one after the other and gathers their faults.
class Loader {
 public:
  explicit Loader(KnowledgeFolder folder) : folder_(std::move(folder)) {}

  Loaded<Knowledge> load() {
    load_states();
    load_state_codes();
    load_seats();
    load_organisations();
    load_people();
    load_offices();
    load_peoples();
    load_roles();
    load_places();
    load_pronouns();
    load_descriptions();
    load_qualifiers();
    load_clue_weights();
    if (!errors_.empty()) return tl::unexpected(std::move(errors_));
    index_ids();
    return std::move(knowledge_);
  }

 private:
  template <typename Use>
  void each_row(const char* name, std::initializer_list<std::string_view> columns, Use use, std::initializer_list<std::string_view> key = {}) {
    const KnowledgeFile file = folder_ / name;
    if (!file.exists()) return;
    const auto table = Table::read(file, columns, key);
    if (!table) {
      errors_.insert(errors_.end(), table.error().begin(), table.error().end());
      return;
    }
    for (const Table::Row& row : table->rows()) use(row);
  }

  static Origin origin(const Table::Row& row) { return {row.file(), row.line(), row.is_added()}; }

  Validity validity(const Table::Row& row) {
    Validity valid;
    if (const auto from = days(row, "from")) valid.from = from->begin;
    if (const auto until = days(row, "until")) valid.until = until->end;
    if (valid.from && valid.until && *valid.until < *valid.from) errors_.push_back(row.fault("`until` lies before `from`"));
    return valid;
  }

  std::optional<Interval> days(const Table::Row& row, std::string_view column) {
    const std::string_view cell = row[column];
    if (cell.empty()) return std::nullopt;
    const std::optional<Interval> interval = parse_interval(cell);
    if (!interval) {
      errors_.push_back(row.fault("\"" + std::string(cell) + "\" is no day", "write 2014-03-01, 2014-03 or 2014"));
    }
    return interval;
  }

  void load_states() {
    const KnowledgeFile file = folder_ / "actors/states.tsv";
    if (!file.exists()) {
      errors_.push_back({file.shipped.string(), 0, 0, "no table of states", "give the folder that holds actors/states.tsv"});
    }
    each_row("actors/states.tsv",
             {"id", "iso2", "name", "official", "demonyms", "names", "capital", "successor", "from", "until"}, [&](const Table::Row& row) {
               State state;
               state.origin = origin(row);
               state.id = row["id"];
               state.iso2 = row["iso2"];
               state.name = row["name"];
               state.successor = row["successor"];
               state.names = name_and(row["name"], texts(row, "names"));
               for (std::string& official : texts(row, "official")) state.names.push_back(std::move(official));
               state.demonyms = texts(row, "demonyms");
               state.capitals = texts(row, "capital");
               state.valid = validity(row);
               knowledge_.states.push_back(std::move(state));
             });
  }

  void load_state_codes() {
    each_row("actors/codes.tsv", {"id", "isonum", "cow", "cowc", "gw", "fips", "cameo", "from", "until"}, [&](const Table::Row& row) {
      const auto text = [&](std::string_view column) { return std::string(row[column]); };
      knowledge_.state_codes.push_back(
          {origin(row), text("id"), text("isonum"), text("cow"), text("cowc"), text("gw"), text("fips"), text("cameo"), validity(row)});
    });
  }

  void load_seats() {
    each_row("actors/seats.tsv", {"name", "names", "id", "sector"}, [&](const Table::Row& row) {
      knowledge_.seats.push_back({origin(row), std::string(row["name"]), name_and(row["name"], texts(row, "names")),
                                  std::string(row["id"]), texts(row, "sector")});
    });
  }

  void load_organisations() {
    each_row("actors/organisations.tsv", {"id", "name", "names", "sector", "country", "members", "from", "until"},
             [&](const Table::Row& row) {
               Organisation organisation;
               organisation.origin = origin(row);
               organisation.id = row["id"];
               organisation.name = row["name"];
               organisation.names = name_and(row["name"], texts(row, "names"));
               organisation.sectors = texts(row, "sector");
               organisation.country = row["country"];
               organisation.members = texts(row, "members");
               organisation.valid = validity(row);
               knowledge_.organisations.push_back(std::move(organisation));
             });
  }

  /// The rows of one name are terms of one person.
  void load_people() {
    std::unordered_map<std::string, std::size_t> known;
    each_row("actors/people.tsv", {"name", "names", "short", "gender", "id", "sector", "office", "from", "until"},
             [&](const Table::Row& row) {
               const std::string name(row["name"]);
               const auto [place, is_new] = known.emplace(name, knowledge_.people.size());
               if (is_new) {
                 Person first;
                 first.name = name;
                 first.names.push_back(name);
                 knowledge_.people.push_back(std::move(first));
               }
               Person& person = knowledge_.people[place->second];
               for (std::string& other : texts(row, "names")) person.names.push_back(std::move(other));
               for (std::string& alone : texts(row, "short")) person.short_names.push_back(std::move(alone));
               if (!row["gender"].empty()) person.gender = row["gender"].front();
               person.terms.push_back({origin(row), std::string(row["id"]), texts(row, "sector"), std::string(row["office"]), validity(row)});
             });
  }

  void load_offices() {
    each_row("actors/offices.tsv", {"office"}, [&](const Table::Row& row) { knowledge_.single_offices.emplace(row["office"]); });
  }

  void load_peoples() {
    each_row("actors/peoples.tsv", {"name", "names", "country", "sector"}, [&](const Table::Row& row) {
      knowledge_.peoples.push_back({origin(row), std::string(row["name"]), name_and(row["name"], texts(row, "names")),
                                    std::string(row["country"]), texts(row, "sector")});
    });
  }

  void load_roles() {
    each_row("actors/roles.tsv", {"word", "plural", "sector", "kind"}, [&](const Table::Row& row) {
      knowledge_.roles.push_back(
          {origin(row), std::string(row["word"]), std::string(row["plural"]), texts(row, "sector"), std::string(row["kind"])});
    });
  }

  void load_places() {
    each_row(
        "places/places.tsv", {"name", "names", "kind", "country"},
        [&](const Table::Row& row) {
          if (row["country"].empty() || row["kind"] == "country") return;  // the states have their own table
          knowledge_.places.push_back({origin(row), std::string(row["name"]), name_and(row["name"], texts(row, "names")),
                                       std::string(row["country"]), std::string(row["kind"])});
        },
        {"name", "country"});
  }

  void load_pronouns() {
    each_row("language/pronouns.tsv", {"word", "number", "gender", "kind"}, [&](const Table::Row& row) {
      knowledge_.pronouns.push_back(
          {origin(row), std::string(row["word"]), std::string(row["number"]), std::string(row["gender"]), std::string(row["kind"])});
    });
  }

  void load_descriptions() {
    each_row("language/descriptions.tsv", {"phrase", "points_to", "count"}, [&](const Table::Row& row) {
      const std::vector<std::string> pointed = texts(row, "points_to");
      Description description{origin(row), std::string(row["phrase"]), pointed.empty() ? std::string() : pointed.front(), pointed, 1};
      const std::string_view cell = row["count"];
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), description.count);
      if (error != std::errc() || end != cell.data() + cell.size() || description.count < 0) {
        errors_.push_back(row.fault("\"" + std::string(cell) + "\" is no count", "write 1, 2 or 0 (all)"));
      }
      knowledge_.descriptions.push_back(std::move(description));
    });
  }

  void load_qualifiers() {
    each_row(
        "language/qualifiers.tsv", {"word", "meaning"},
        [&](const Table::Row& row) { knowledge_.qualifiers.push_back({origin(row), std::string(row["word"]), std::string(row["meaning"])}); },
        {"word", "meaning"});
  }

  void load_clue_weights() {
    each_row("actors/context.tsv", {"clue", "weight"}, [&](const Table::Row& row) {
      ClueWeight known{std::string(row["clue"]), 0};
      const std::string_view cell = row["weight"];
      const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), known.weight);
      if (error != std::errc() || end != cell.data() + cell.size()) {
        errors_.push_back(row.fault("\"" + std::string(cell) + "\" is no weight", "write a number, as 0.5 or -1.25"));
      }
      knowledge_.clue_weights.push_back(std::move(known));
    });
  }

  void index_ids() {
    for (std::size_t at = 0; at < knowledge_.states.size(); ++at) knowledge_.state_by_id.emplace(knowledge_.states[at].id, at);
    for (std::size_t at = 0; at < knowledge_.organisations.size(); ++at) {
      knowledge_.organisation_by_id.emplace(knowledge_.organisations[at].id, at);
    }
  }

  KnowledgeFolder folder_;
  Knowledge knowledge_;
  std::vector<Error> errors_;
};

}  // namespace

Loaded<Knowledge> load_knowledge(const KnowledgeFolder& folder) { return Loader(folder).load(); }

std::string present_state(const Knowledge& knowledge, const std::string& country) {
  std::string state = country;
  // As many steps as there are states: a ring of successors ends too.
  for (std::size_t step = 0; step < knowledge.states.size(); ++step) {
    const auto row = knowledge.state_by_id.find(state);
    if (row == knowledge.state_by_id.end() || knowledge.states[row->second].successor.empty()) break;
    state = knowledge.states[row->second].successor;
  }
  return state;
}

}  // namespace entente::who
