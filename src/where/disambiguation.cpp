#include "where/disambiguation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace entente::where {
namespace {

constexpr int kRounds = 3;                 // after three the choices hardly change
constexpr std::size_t kMostNames = 100;    // names of one text that lend to the others; bounds the time that lists of places take
constexpr std::size_t kMostWeighed = 1000; // names that are weighed by the others; later ones of a very long text keep their own sums
constexpr std::size_t kMostLent = 4;       // likeliest places that a name lends to the others
constexpr double kNear = 100;              // kilometres at which nearness has fallen to a half
constexpr double kFarAhead = 1.0;          // a sum so much larger than the next is clear without the text

/// What a row of the tables without an inhabitant count is taken to have.
double log_population(const Candidate& candidate) {
  if (candidate.population > 0) return std::log10(candidate.population + 10.0);
  if (candidate.place.precision == "country") return 7;
  if (candidate.place.precision == "region" || candidate.place.precision == "sea") return 6;
  return candidate.source == Candidate::Source::Atlas ? 2 : 4;
}

/// The mentions of one name, which mean one place.
struct Name {
  const Toponym* toponym = nullptr;
  std::vector<Direction> directions;     // of its candidates
  std::vector<double> own;               // sums without the other names
  std::vector<double> sums;
  std::vector<bool> is_contained;        // by what stands after one of its mentions
  struct Lent {
    std::size_t candidate;
    double share;                        // how likely, 0 to 1
  };
  std::vector<Lent> lent;
};

double own_sum(const Candidate& candidate, const std::string& type, const Evidence& weight) {
  using Source = Candidate::Source;
  double sum = weight.population * log_population(candidate);
  if (candidate.source == Source::Listed) sum += weight.listed;
  if (candidate.source == Source::ListedLower) sum += weight.listed_lower;
  if (candidate.place.precision == "country") sum += weight.country;
  if (candidate.feature == "PPLC") sum += weight.capital;
  if (candidate.feature == "ADM1") sum += weight.division;
  if (candidate.is_other_name) sum += weight.other_name;
  if (!type.empty()) sum += candidate.place.precision == type ? weight.type_fits : weight.type_clashes;
  return sum;
}

bool is_contained(const Candidate& candidate, const std::vector<Candidate>& containers) {
  return std::any_of(containers.begin(), containers.end(), [&](const Candidate& container) { return contains(container, candidate); });
}

/// The likeliest few, with shares by the usual exponential of sums.
void lend(Name& name) {
  std::vector<std::size_t> order(name.sums.size());
  std::iota(order.begin(), order.end(), 0);
  const std::size_t count = std::min(kMostLent, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(),
                    [&](std::size_t one, std::size_t other) { return name.sums[one] != name.sums[other] ? name.sums[one] > name.sums[other] : one < other; });
  name.lent.clear();
  double total = 0;
  for (std::size_t rank = 0; rank < count; ++rank) {
    const double share = std::exp(name.sums[order[rank]] - name.sums[order[0]]);
    name.lent.push_back({order[rank], share});
    total += share;
  }
  for (Name::Lent& lent : name.lent) lent.share /= total;
}

/// How well a place goes with another that the text names.
double affinity(const Name& name, std::size_t index, const Name& other, std::size_t other_index, const Evidence& weight) {
  const Place& place = name.toponym->candidates[index].place;
  const Place& named = other.toponym->candidates[other_index].place;
  double sum = 0;
  if (!place.country.empty() && place.country == named.country) {
    if (named.precision == "country") sum += weight.named_country;
    else sum += weight.same_country;
    if (!place.admin1.empty() && named.precision == "region" && named.name == place.admin1) sum += weight.named_division;
    else if (!place.admin1.empty() && place.admin1 == named.admin1) sum += weight.same_division;
  }
  if (place.precision != "country" && named.precision != "country") {
    const double ratio = name.directions[index].kilometres_to(other.directions[other_index]) / kNear;
    sum += weight.nearness / (1 + ratio * ratio);
  }
  return sum;
}

void weigh_by_context(std::vector<Name>& names, const Evidence& weight) {
  for (Name& name : names) lend(name);
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t weighed = 0; weighed < std::min(names.size(), kMostWeighed); ++weighed) {
      Name& name = names[weighed];
      for (std::size_t index = 0; index < name.sums.size(); ++index) {
        double support = 0;
        for (std::size_t at = 0; at < std::min(names.size(), kMostNames); ++at) {
          const Name& other = names[at];
          if (&other == &name) continue;
          for (const Name::Lent& lent : other.lent) support += lent.share * affinity(name, index, other, lent.candidate, weight);
        }
        name.sums[index] = name.own[index] + weight.context * std::log1p(support);
      }
    }
    for (Name& name : names) lend(name);
  }
}

std::vector<std::size_t> falling(const std::vector<double>& sums) {
  std::vector<std::size_t> order(sums.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) { return sums[one] > sums[other]; });
  return order;
}

std::string method_of(const Toponym& toponym, const Name& name, const std::vector<std::size_t>& order) {
  const Candidate& chosen = toponym.candidates[order.front()];
  if (chosen.source == Candidate::Source::Demonym) return "demonym";
  if (toponym.is_part) return "part";
  if (is_contained(chosen, toponym.containers)) return "container";
  if (order.size() == 1) return "only";
  const std::vector<std::size_t> alone = falling(name.own);
  if (alone.front() != order.front() || name.is_contained[order.front()]) return "context";
  return name.own[alone[0]] - name.own[alone[1]] >= kFarAhead ? "known" : "likeliest";
}

}  // namespace

std::vector<Choice> choose(const std::vector<Toponym>& toponyms, const Evidence& weight) {
  std::vector<Name> names;
  std::unordered_map<std::string, std::size_t> name_by_key;
  std::vector<std::size_t> name_of(toponyms.size(), 0);
  for (std::size_t at = 0; at < toponyms.size(); ++at) {
    const Toponym& toponym = toponyms[at];
    const auto [found, is_new] = name_by_key.try_emplace(toponym.key, names.size());
    name_of[at] = found->second;
    if (is_new) {
      Name name;
      name.toponym = &toponym;
      for (const Candidate& candidate : toponym.candidates) {
        name.directions.emplace_back(candidate.place);
        name.own.push_back(own_sum(candidate, toponym.type, weight));
      }
      name.is_contained.resize(name.own.size());
      names.push_back(std::move(name));
    }
    Name& name = names[found->second];
    for (std::size_t index = 0; index < name.own.size(); ++index) {
      if (name.is_contained[index] || !is_contained(name.toponym->candidates[index], toponym.containers)) continue;
      name.own[index] += weight.container_elsewhere;
      name.is_contained[index] = true;
    }
  }
  for (Name& name : names) name.sums = name.own;
  weigh_by_context(names, weight);
  std::vector<Choice> choices;
  for (std::size_t at = 0; at < toponyms.size(); ++at) {
    const Toponym& toponym = toponyms[at];
    const Name& name = names[name_of[at]];
    Choice choice;
    if (!toponym.candidates.empty()) {
      std::vector<double> sums = name.sums;
      for (std::size_t index = 0; index < sums.size(); ++index) {
        if (is_contained(toponym.candidates[index], toponym.containers)) sums[index] += weight.container;
      }
      choice.others = falling(sums);
      choice.method = method_of(toponym, name, choice.others);
      choice.candidate = choice.others.front();
      choice.others.erase(choice.others.begin());
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace entente::where
