// Counts which countries a story speaks of, so that "the police" has one. Mentions fade as the story goes on.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace entente::who {

class StoryTally {
 public:
  void see(const std::string& country, double weight);
  void next_sentence();
  void clear() { weights_.clear(); }

  double weight(const std::string& country) const;

  /// The country most spoken of; empty where there is none. Equal weights: the one that comes first in the alphabet, so that the
  /// answer does not hang on anything else.
  std::string main_country() const;

  /// All of them, the most spoken of first; equals as above.
  std::vector<std::pair<double, std::string>> ranked() const;

 private:
  std::map<std::string, double> weights_;
};

}  // namespace entente::who
