#include "who/people.h"

#include <algorithm>

#include "who/words.h"

namespace entente::who {
namespace {

/// Days between a day and the nearest day of a term; 0 inside it.
long distance(const Validity& valid, Day day) {
  if (valid.holds(day)) return 0;
  if (valid.from && day < *valid.from) return (*valid.from - day).count();
  return (day - *valid.until).count();
}

bool begins_later(const Term& left, const Term& right) {
  if (!left.valid.from || !right.valid.from) return left.valid.from.has_value() && !right.valid.from.has_value();
  return *left.valid.from > *right.valid.from;
}

/// Days that a term lasted. One that goes on counts like a usual term of office, not knowing today's day.
long length(const Validity& valid) {
  constexpr long kUsualTerm = 365L * 4;
  return valid.from && valid.until ? (*valid.until - *valid.from).count() : kUsualTerm;
}

bool shares(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  return std::any_of(left.begin(), left.end(),
                     [&](const std::string& sector) { return std::find(right.begin(), right.end(), sector) != right.end(); });
}

bool serves(const Person& person, const std::string& id) {
  return std::any_of(person.terms.begin(), person.terms.end(), [&](const Term& term) { return term.id == id; });
}

/// How well a bearer of the name fits what stands around it; below 0: not him.
double fit(const Person& person, const SurnameHints& hints) {
  constexpr double kServes = 8, kInOffice = 4, kSector = 2, kInStory = 3;
  constexpr long kForgotten = 365L * 25;  // days: after that a bare surname rarely means him
  if (hints.gender != '?' && person.gender != '?' && hints.gender != person.gender) return -1;
  double score = 0;
  if (!hints.id.empty()) {
    if (!serves(person, hints.id)) return -1;
    score += kServes;
  }
  const Service service = service_at(person, hints.day);
  if (hints.day) {
    const long days = distance(service.term->valid, *hints.day);
    if (days > kForgotten) return -1;
    if (days == 0) score += kInOffice;
  }
  if (shares(service.term->sectors, hints.sectors)) score += kSector;
  if (hints.tally != nullptr && hints.tally->weight(service.term->id) > 0) score += kInStory;
  return score;
}

}  // namespace

Service service_at(const Person& person, std::optional<Day> day) { return service_at(person, day, {}, {}); }

Service service_at(const Person& person, std::optional<Day> day, const std::string& id, const std::string& role) {
  const Term* best = nullptr;
  int best_fit = -1;
  for (const Term& term : person.terms) {
    const int fit = (!id.empty() && term.id == id ? 2 : 0) + (!role.empty() && term.office.find(role) != std::string::npos ? 1 : 0);
    if (fit < best_fit) continue;
    if (fit > best_fit) {
      best = nullptr;
      best_fit = fit;
    }
    if (best == nullptr) {
      best = &term;
    } else if (!day) {
      // An undated text most likely speaks of the office that he held longest: Tony Blair the prime minister, not the envoy.
      if (length(term.valid) > length(best->valid)) best = &term;
    } else {
      const long here = distance(term.valid, *day);
      const long there = distance(best->valid, *day);
      if (here < there || (here == there && begins_later(term, *best))) best = &term;
    }
  }
  const bool is_over = day && best != nullptr && best->valid.until && *best->valid.until < *day;
  return {best, is_over};
}

Surnames::Surnames(const Knowledge& knowledge) {
  for (const Person& person : knowledge.people) {
    std::vector<std::string> alone;
    for (const std::string& name : person.short_names) alone.push_back(key_of(name));
    const std::vector<Word> words = words_of(person.name);
    if (words.empty()) continue;
    if (alone.empty()) alone.push_back(words.back().folded);
    for (const std::string& name : alone) {
      std::vector<const Person*>& bearers = people_[name];
      if (std::find(bearers.begin(), bearers.end(), &person) == bearers.end()) bearers.push_back(&person);
    }
    constexpr std::size_t kInitial = 1;  // "A. K. Antony" makes no given name of "A"
    if (words.size() > 1 && words.front().folded.size() > kInitial) ++given_names_[words.front().folded];
  }
}

std::vector<const Person*> Surnames::bearers(const std::string& surname) const {
  const auto found = people_.find(surname);
  return found == people_.end() ? std::vector<const Person*>{} : found->second;
}

const Person* Surnames::find(const std::string& surname, const SurnameHints& hints) const {
  const auto found = people_.find(surname);
  if (found == people_.end()) return nullptr;
  const Person* best = nullptr;
  double most = -1;
  for (const Person* person : found->second) {
    const double score = fit(*person, hints);
    const bool is_better = score > most || (best != nullptr && score == most &&
                                            begins_later(*service_at(*person, hints.day).term, *service_at(*best, hints.day).term));
    if (score >= 0 && is_better) {
      best = person;
      most = score;
    }
  }
  return best;
}

}  // namespace entente::who
