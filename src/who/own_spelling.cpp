#include "who/own_spelling.h"

#include <algorithm>

#include "base/table.h"
#include "who/name_readings.h"

namespace entente::who {
namespace {

/// What a name means, as the kind of the table and the key of its row.
struct Bearer {
  const TableForm* form;
  std::string key;
  Origin origin;
};

std::vector<Bearer> bearers_of(const World& world, const std::string& name) {
  std::vector<Bearer> bearers;
  for (const NameReading& reading : readings_of(world, name, std::nullopt)) {
    const TableForm* form = form_of(reading.actor.how);
    if (form == nullptr || reading.actor.how == "role") continue;
    const bool has_id = form->columns.front() == "id";
    const std::string& key = has_id ? reading.actor.id : reading.actor.name;
    const auto same = [&](const Bearer& known) { return known.form == form && known.key == key; };
    if (std::none_of(bearers.begin(), bearers.end(), same)) bearers.push_back({form, key, reading.origin});
  }
  return bearers;
}

tl::unexpected<std::vector<Error>> refused(const std::string& name, const std::vector<Bearer>& bearers) {
  if (bearers.empty()) {
    return tl::unexpected(std::vector<Error>{{{}, 0, 0, "\"" + name + "\" is no actor's full name", "to add an actor, say what it is: --country, --sector"}});
  }
  std::vector<Error> errors;
  for (const Bearer& bearer : bearers) {
    errors.push_back({bearer.origin.file, bearer.origin.line, 0, "\"" + name + "\" may be " + bearer.key, "give a name that only one bears"});
  }
  return tl::unexpected(std::move(errors));
}

std::string with_added(std::string_view names, const std::vector<std::string>& spellings) {
  std::string cell(names);
  for (const std::string& spelling : spellings) cell += (cell.empty() ? "" : "|") + spelling;
  return cell;
}

}  // namespace

Loaded<OwnTable> with_spellings(const KnowledgeFolder& folders, const World& world, const std::string& name, const std::vector<std::string>& spellings) {
  const std::vector<Bearer> bearers = bearers_of(world, name);
  if (bearers.size() != 1) return refused(name, bearers);
  const TableForm& form = *bearers.front().form;
  const auto table = Table::read(folders / form.file, {form.columns.front()});
  if (!table) return tl::unexpected(table.error());
  Loaded<OwnTable> own = OwnTable::open(folders.own, form);
  if (!own) return own;
  bool is_first = true;  // of the terms of a person, one bears the names
  for (const Table::Row& row : table->rows()) {
    if (row[form.columns.front()] != bearers.front().key) continue;
    const std::string names = is_first ? with_added(row["names"], spellings) : std::string(row["names"]);
    if (row.file() == own->file()) {
      own->set(row.line(), "names", names);
    } else {
      Cells cells;
      for (const std::string& column : form.columns) cells[column] = row[column];
      cells["names"] = names;
      own->append(cells);
    }
    is_first = false;
  }
  return own;
}

}  // namespace entente::who
