// A Reading is what the neural reader saw in a Document: tags, tree, mentions and frames, sentence by sentence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace entente {

constexpr std::uint32_t kRoot = UINT32_MAX;  // the head of a sentence's root

struct WordReading {
  std::string upos;           // universal part of speech
  std::string xpos;           // Penn Treebank tag
  std::uint32_t head = kRoot; // token of the same sentence
  std::string deprel;         // UD relation with subtype: "nsubj:pass"
};

/// PER, ORG, LOC, NAT (nationality: "Turkish"), NOM (common noun that acts: "rebels").
struct Mention {
  TokenRange range;
  std::string kind;
  float score = 0;            // probability, 0..1
};

enum class Role : std::uint8_t { Actor, Recipient, Speaker, Time, Place, Dead, Injured, Arrested, Crowd };

/// "actor", "recipient" ...
std::string_view role_name(Role role);
/// The other way; nothing for any other word.
std::optional<Role> role_of(std::string_view name);

/// Whether who fills the role takes part in the event or tells of it.
inline bool is_party(Role role) { return role == Role::Actor || role == Role::Recipient || role == Role::Speaker; }

struct RoleMention {
  Role role;
  TokenRange range;
  float score = 0;
};

enum class Status : std::uint8_t { Past, Future, Possible, Negated };

/// "past", "future", "possible", "negated".
std::string_view status_name(Status status);
/// The other way; nothing for any other word.
std::optional<Status> status_of(std::string_view name);

/// One event as the sentence words it, before anything is resolved.
struct Frame {
  TokenRange trigger;
  std::string type;           // "CONSULT"; one of the ontology's types
  std::string mode;           // "visit", or empty
  Status status = Status::Past;
  bool mutual = false;
  std::string about;          // type of the act that is promised, asked, refused ..., or empty
  std::vector<RoleMention> roles;
  float score = 0;            // how often such an event is right as a whole, 0..1 (reading/confidence.h)
  std::string read_by;        // "reader", or the name of the rule
};

struct SentenceReading {
  std::vector<WordReading> words;   // one a token
  std::vector<Mention> mentions;    // in order of their first token
  std::vector<Frame> frames;        // in order of their triggers
};

struct Reading {
  std::vector<SentenceReading> sentences;  // one a sentence of the document
};

}  // namespace entente
