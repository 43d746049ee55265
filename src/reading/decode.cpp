#include "reading/decode.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "reading/confidence.h"

namespace entente::reading {
namespace {

constexpr std::size_t kInside = 1;  // of the trigger labels
constexpr float kHalf = 0.5f;

std::size_t largest_of(std::span<const float> values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

/// A span that grows word by word, with the mean of its words' probabilities.
struct OpenSpan {
  TokenRange range;
  float total = 0;

  void add(float probability) {
    ++range.end;
    total += probability;
  }
  float score() const { return total / static_cast<float>(range.size()); }
};

/// Begin and inside labels of mentions: an inside label that continues nothing opens a mention.
std::vector<Mention> decode_mentions(const Matrix& scores, const std::vector<std::string>& labels) {
  std::vector<Mention> mentions;
  std::string_view kind_before;
  OpenSpan open;
  for (std::uint32_t word = 0; word < scores.rows(); ++word) {
    const std::span<const float> row = scores.values(word);
    const std::size_t best = largest_of(row);
    const std::string_view kind = best == 0 ? std::string_view() : std::string_view(labels[best]).substr(2);
    if (best != 0) {
      const bool goes_on = labels[best][0] == 'I' && kind == kind_before;
      if (!goes_on) mentions.push_back({{}, std::string(kind), 0}), open = {{word, word}, 0};
      float total = 0;
      for (const float score : row) total += std::exp(score - row[best]);
      open.add(1 / total);
      mentions.back().range = open.range;
      mentions.back().score = open.score();
    }
    kind_before = kind;
  }
  return mentions;
}

/// Mentions of one role: words where `outside` is no more than a half, parted where a begin outweighs its inside.
void decode_role(const Matrix& roles, std::size_t number, Role role, std::vector<RoleMention>& mentions) {
  bool in_mention = false;
  OpenSpan open;
  for (std::uint32_t word = 0; word < roles.rows(); ++word) {
    const float* probabilities = roles.row(word) + 3 * number;
    const float outside = probabilities[0], begin = probabilities[1], inside = probabilities[2];
    if (outside > kHalf) {
      in_mention = false;
      continue;
    }
    if (!in_mention || begin > inside) mentions.push_back({role, {}, 0}), open = {{word, word}, 0};
    open.add(1 - outside);
    mentions.back().range = open.range;
    mentions.back().score = open.score();
    in_mention = true;
  }
}

Frame decode_frame(const FrameScores& scores, const Labels& labels, const ConfidenceWeights& weights) {
  Frame frame;
  frame.trigger = scores.trigger.range;
  frame.type = labels.type[scores.trigger.type];
  const std::string& mode = labels.mode[largest_of(scores.mode)];
  frame.mode = mode.empty() ? mode : mode.substr(frame.type.size() + 1);
  frame.status = labels.status[largest_of(scores.status)];
  frame.mutual = largest_of(scores.mutual) == 1;
  frame.about = labels.about[largest_of(scores.about)];
  for (std::size_t role = 0; role < labels.role.size(); ++role) decode_role(scores.roles, role, labels.role[role], frame.roles);
  frame.score = confidence_of(scores, labels, weights);
  frame.read_by = "reader";
  return frame;
}

/// Drops the least probable triggers beyond kMostTriggers, keeping the others' order.
void keep_most_probable(std::vector<Trigger>& triggers) {
  if (triggers.size() <= kMostTriggers) return;
  std::stable_sort(triggers.begin(), triggers.end(), [](const Trigger& left, const Trigger& right) { return left.score > right.score; });
  triggers.resize(kMostTriggers);
  std::sort(triggers.begin(), triggers.end(), [](const Trigger& left, const Trigger& right) { return left.range < right.range; });
}

}  // namespace

std::vector<Trigger> find_triggers(const Matrix& probabilities, float threshold) {
  std::vector<Trigger> triggers;
  const auto begins_at = [&](std::uint32_t word) {
    const std::span<const float> begins = probabilities.values(word).subspan(kFirstBegin);
    return std::accumulate(begins.begin(), begins.end(), 0.0f);
  };
  for (std::uint32_t word = 0; word < probabilities.rows(); ++word) {
    const float score = begins_at(word);
    if (!(score > threshold)) continue;
    const std::size_t type = largest_of(probabilities.values(word).subspan(kFirstBegin));
    Trigger trigger{{word, word + 1}, static_cast<std::uint32_t>(type), score, probabilities.values(word)[kFirstBegin + type] / score};
    std::uint32_t& end = trigger.range.end;
    while (end < probabilities.rows() && probabilities.row(end)[kInside] > kHalf && begins_at(end) <= threshold) ++end;
    triggers.push_back(trigger);
  }
  keep_most_probable(triggers);
  return triggers;
}

SentenceReading decode(const SentenceScores& scores, const Labels& labels, const ConfidenceWeights& weights) {
  SentenceReading reading;
  for (std::size_t word = 0; word < scores.states.rows(); ++word) {
    reading.words.push_back({labels.upos[largest_of(scores.upos.values(word))], labels.xpos[largest_of(scores.xpos.values(word))],
                             scores.heads[word], labels.deprel[scores.relations[word]]});
  }
  reading.mentions = decode_mentions(scores.mention, labels.mention);
  for (const FrameScores& frame : scores.frames) reading.frames.push_back(decode_frame(frame, labels, weights));
  return reading;
}

}  // namespace entente::reading
