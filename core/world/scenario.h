// A scenario: who and what is there, what happens, and what must be true. Plain text and values, as
// in the file.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/chunked.h"
#include "core/base/limits.h"
#include "core/policy/policy.h"

namespace permsim {

/// Keys this program does not know, kept as raw JSON so that saving loses nothing.
using Extras = std::vector<std::pair<std::string, std::string>>;

/// How an object stood in its file, where we would write it otherwise: keys in another order, a
/// default written out. As long as nobody changes the object, it is saved just so.
struct AsWritten {
  std::string text;  ///< raw JSON; empty: there is nothing to keep
  std::string made;  ///< what we would have written instead
};

/// An entity as declared at the start; `fields` are its relations and attributes by name (a bare id
/// is a text).
struct Declaration {
  std::string id, type, label;
  std::vector<std::pair<std::string, Value>> fields;
  Extras extras;
  AsWritten as_written = {};
};

/// What became of a step. `off`: it is switched off, and nobody tried it.
enum class Outcome : std::uint8_t { done, denied, unclear, impossible, off };
std::string_view word_of(Outcome outcome);

/// One change of a world by hand. `entity` and `holder` are ids; a holder may be a userset
/// ("team#member").
struct Edit {
  enum class Kind : std::uint8_t { set, add, remove, clear, create, erase };
  Kind kind = Kind::set;
  std::string entity;
  std::string key;     ///< attribute, relation, or "label"; create: the type
  Value value;         ///< set: the value (a one-valued relation takes an id, nothing clears it)
  std::string holder;  ///< add, remove
  std::vector<std::pair<std::string, Value>> fields;  ///< create: relations, attributes, "label"
  std::string where = {};  ///< pointer into the file; empty for an edit that was not read
  Extras extras = {};
};

/// Something that happens: an act by someone, an event (`by` empty), or (with `edits`) an edit of
/// the world by hand.
struct Step {
  std::string at, by, action, on, note;
  std::vector<std::pair<std::string, Value>> with;
  std::vector<Edit> edits;
  Outcome expect = Outcome::done;
  bool is_off = false;  ///< kept in its place and not played
  Extras extras;
  AsWritten as_written = {};
  bool is_edit() const { return !edits.empty(); }
};

/// Somebody who exists for a question alone and holds exactly these relations ("north#member"):
/// core/decide/stand_in.h.
struct StandIn {
  std::vector<std::string> holds;
  std::size_t at = 0;  ///< place in the list it was written in
};

/// Which entities: ids and usersets, or every entity of a type for which a condition holds.
struct Selection {
  std::vector<std::string> ids;
  std::vector<StandIn> stand_ins;
  std::string type;
  ConditionText where;
  bool is_list = false;  ///< written as a list: kept so when saved
  Extras extras;
  bool is_given() const { return !ids.empty() || !stand_ins.empty() || !type.empty(); }
  /// Where an id stands in the list it was written in.
  std::size_t place_of(std::size_t id) const;
};

/// The moments a check speaks of.
struct When {
  enum class Kind : std::uint8_t { end, start, always, number };
  Kind kind = Kind::end;
  int number = 0;
};

struct Check {
  enum class Kind : std::uint8_t { access, status, never };
  Kind kind = Kind::access;
  When after;
  bool has_after = false;
  Selection who, on, by;
  std::vector<std::string> can, cannot, unclear, because;
  std::vector<std::pair<std::string, std::string>> status;
  int within = 0;
  std::string says;
  Extras extras;
  Extras never_extras;  ///< those within `never`
  AsWritten as_written = {};
};

/// Longest sequence `never … within` may ask for.
constexpr int kLongestSearch = 8;

struct Scenario {
  std::string id, title, summary, notes, reading = "default", beside;
  std::shared_ptr<const Scenario> beside_in_place;  ///< `beside` where it is no id
  std::string plan;  ///< what an answer says of the steps that it planned: raw JSON
  std::vector<std::string> goals;
  std::shared_ptr<const PolicyFile> policy;
  bool policy_in_place = false;
  Chunked<std::shared_ptr<const Declaration>> entities;  ///< shared between versions of a scenario
  std::vector<Step> steps;
  std::vector<Check> checks;
  std::string shows_on, shows_view;
  Extras extras;
  Extras shows_extras;
  AsWritten as_written = {};  ///< of what stands beside the policy, entities, steps and checks

  /// The policy under the reading the scenario names.
  const std::shared_ptr<const Policy>& policy_read() const;
};

/// A scenario of a policy in which there is nobody and nothing yet.
Scenario empty_world(std::shared_ptr<const PolicyFile> policy, bool is_in_place);

}  // namespace permsim
