#include "who/tally.h"

#include <algorithm>

namespace entente::who {
namespace {

constexpr double kKeptPerSentence = 0.9;  // a country named once ten sentences ago counts a third

}  // namespace

void StoryTally::see(const std::string& country, double weight) {
  if (!country.empty()) weights_[country] += weight;
}

void StoryTally::next_sentence() {
  for (auto& [country, weight] : weights_) weight *= kKeptPerSentence;
}

double StoryTally::weight(const std::string& country) const {
  const auto found = weights_.find(country);
  return found == weights_.end() ? 0 : found->second;
}

std::string StoryTally::main_country() const {
  std::string main;
  double most = 0;
  for (const auto& [country, weight] : weights_) {
    if (weight > most) {
      most = weight;
      main = country;
    }
  }
  return main;
}

std::vector<std::pair<double, std::string>> StoryTally::ranked() const {
  std::vector<std::pair<double, std::string>> ranked;
  for (const auto& [country, weight] : weights_) ranked.emplace_back(weight, country);
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) { return left.first > right.first; });
  return ranked;
}

}  // namespace entente::who
