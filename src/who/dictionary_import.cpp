#include "who/dictionary_import.h"

#include <algorithm>

#include "base/table.h"
#include "who/sectors.h"

namespace entente::who {
namespace {

constexpr std::size_t kPart = 3;  // letters of one part of a code
constexpr const char* kFormerElite = "ELI";

/// What a code says here.
struct Sense {
  std::string id;       // state, else an organisation of ours
  std::string country;
  std::vector<std::string> sectors;  // one at most: the first that the code names
  std::string unknown;               // the first part that says nothing here
  bool is_elite = false;
};

class Importer {
 public:
  Importer(const std::string& file, const DictionaryCodes& codes, const World& world, const ImportOptions& options)
      : file_(file), codes_(codes), world_(world), options_(options), admission_(world) {}

  Import run(const ActorDictionary& dictionary) {
    import_.left_out = dictionary.faults;
    for (const DictionaryEntry& entry : dictionary.entries) take(entry);
    std::stable_sort(import_.left_out.begin(), import_.left_out.end(), [](const Error& left, const Error& right) { return left.line < right.line; });
    return std::move(import_);
  }

 private:
  void leave_out(const DictionaryEntry& entry, std::string why, std::string hint = {}) {
    import_.left_out.push_back({file_, entry.line, 0, "\"" + entry.names.front() + "\": " + std::move(why), std::move(hint)});
  }

  void take(const DictionaryEntry& entry) {
    const NewActor whole{.kind = "people", .name = entry.names.front(), .names = entry.names};
    const std::size_t known = admission_.known_names(whole).size();
    if (known > entry.names.size()) {  // the first name is asked for twice
      ++import_.known;
      return;
    }
    std::vector<Sense> senses;
    for (const DictionaryCode& code : entry.codes) senses.push_back(sense_of(code.code));
    const std::string kind = kind_of(entry, senses);
    std::vector<std::string> names = unknown_names(entry);
    const bool is_first_known = names.front() != entry.names.front();
    if (is_first_known && kind != "seat" && kind != "role") {
      return leave_out(entry, "is known, but not as " + list_of(names), "entente actors add NAME --also SPELLING takes a spelling over");
    }
    std::vector<NewActor> actors = actors_of(entry, kind, std::move(names), senses);
    if (actors.empty()) {
      return leave_out(entry, "no sector is known for \"" + senses.front().unknown + "\"", "add the code to actors/dictionary_codes.tsv of your folder, or give --sector");
    }
    for (const NewActor& actor : actors) {
      if (const std::vector<Error> faults = admission_.faults_of(actor); !faults.empty()) return leave_out(entry, faults.front().what, faults.front().hint);
    }
    for (NewActor& actor : actors) {
      admission_.admit(actor);
      import_.actors.push_back(std::move(actor));
    }
  }

  static std::string list_of(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "\"" : ", \"") + name + "\"";
    return list;
  }

  std::vector<std::string> unknown_names(const DictionaryEntry& entry) const {
    std::vector<std::string> names;
    for (const std::string& name : entry.names) {
      const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
      if (is_new && admission_.known_names({.kind = "people", .name = name}).empty()) names.push_back(name);
    }
    return names;
  }

  std::string kind_of(const DictionaryEntry& entry, const std::vector<Sense>& senses) const {
    if (!options_.kind.empty()) return options_.kind;
    if (entry.is_agent) return "role";
    const bool was_elite = std::any_of(senses.begin(), senses.end(), [](const Sense& sense) { return sense.is_elite; });
    const std::vector<Word> words = words_of(entry.names.front());
    constexpr std::size_t kLongestPerson = 4;  // words
    const bool may_be_person = words.size() >= 2 && words.size() <= kLongestPerson && senses.front().country.size() > 0;
    if (may_be_person && (was_elite || world_.surnames().knows_given_name(words.front().folded))) return "person";
    const bool is_government = senses.front().sectors.empty() && senses.front().unknown.empty();
    return is_government ? "seat" : "organisation";
  }

  /// Parts are read from the left: a country may stand first or after IGO, NGO and the like.
  Sense sense_of(const std::string& code) const {
    Sense sense;
    for (std::size_t at = 0; at + kPart <= code.size(); at += kPart) {
      const std::string part = code.substr(at, kPart);
      const DictionaryCodes::Meaning* meaning = codes_.find(part);
      const std::string country = meaning != nullptr ? meaning->country : world_.knowledge().state_by_id.count(part) != 0 ? part : std::string();
      const std::string sector = meaning != nullptr ? meaning->sector : is_sector(part) ? part : std::string();
      if (part == kFormerElite) sense.is_elite = true;
      if (country.empty() && sector.empty() && sense.unknown.empty()) sense.unknown = part;
      if (at <= kPart && sense.country.empty() && !country.empty()) sense.country = sense.id = country;
      else if (sense.sectors.empty() && !sector.empty()) sense.sectors.push_back(sector);
      if (sense.id.empty() && world_.knowledge().organisation_by_id.count(part) != 0) sense.id = part;
    }
    return sense;
  }

  std::vector<NewActor> actors_of(const DictionaryEntry& entry, const std::string& kind, std::vector<std::string> names, const std::vector<Sense>& senses) const {
    std::vector<NewActor> actors;
    for (std::size_t at = 0; at < senses.size(); ++at) {
      const Sense& sense = senses[at];
      // Whoever served before is ELI by himself (who/people.h): only what he served as is a term.
      const bool served_else = std::any_of(senses.begin(), senses.end(), [](const Sense& other) { return !other.is_elite; });
      if (kind == "person" && sense.is_elite && served_else) continue;
      if (at > 0 && kind != "organisation" && kind != "person") break;  // these have no days
      NewActor actor{.kind = kind, .name = names.front(), .names = {names.begin() + 1, names.end()}};
      actor.sectors = !options_.sectors.empty() ? options_.sectors : sense.sectors;
      if (kind == "role") actor.names = entry.plural.empty() ? std::vector<std::string>{} : std::vector<std::string>{entry.plural};
      if (kind == "organisation") actor.country = sense.country;
      if (kind == "person" || kind == "seat") actor.id = sense.id;
      const bool is_bare_country = actor.sectors.empty() && sense.unknown.empty();
      if (is_bare_country && (kind == "seat" || kind == "person")) actor.sectors = {"GOV"};
      if (kind == "organisation" || kind == "person") {
        actor.from = entry.codes[at].from;
        actor.until = entry.codes[at].until;
      }
      const bool says_something = kind == "people" || !actor.sectors.empty();
      if (says_something) actors.push_back(std::move(actor));
    }
    return actors;
  }

  const std::string& file_;
  const DictionaryCodes& codes_;
  const World& world_;
  const ImportOptions& options_;
  ActorAdmission admission_;
  Import import_;
};

}  // namespace

Loaded<DictionaryCodes> DictionaryCodes::load(const KnowledgeFolder& knowledge) {
  const auto table = Table::read(knowledge / "actors/dictionary_codes.tsv", {"code", "country", "sector"});
  if (!table) return tl::unexpected(table.error());
  DictionaryCodes codes;
  std::vector<Error> faults;
  for (const Table::Row& row : table->rows()) {
    if (row["code"].size() != kPart) faults.push_back(row.fault("\"" + std::string(row["code"]) + "\" is no part of a code", "write three letters"));
    codes.meanings_.emplace(row["code"], Meaning{std::string(row["country"]), std::string(row["sector"])});
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return codes;
}

const DictionaryCodes::Meaning* DictionaryCodes::find(const std::string& part) const {
  const auto found = meanings_.find(part);
  return found == meanings_.end() ? nullptr : &found->second;
}

Import import_dictionary(const ActorDictionary& dictionary, const std::string& file, const DictionaryCodes& codes, const World& world,
                         const ImportOptions& options) {
  return Importer(file, codes, world, options).run(dictionary);
}

}  // namespace entente::who
