// Makes policies, worlds and steps of many shapes from a seed, as the JSON a person could have
// written. generate_expressions.cpp writes sets and conditions, generate_policy.cpp policies,
// generate_effects.cpp and generate_attention.cpp parts of them, generate_scenario.cpp the rest.
#pragma once
#include <string>
#include <vector>

#include "tests/support/dice.h"
#include "tests/support/json.h"
#include "tests/support/slow_twin.h"

namespace permsim::testing {

/// What a generated policy may use.
struct Shape {
  /// Only unions and intersections of relations, conditions on attributes alone, rules that allow:
  /// taking an entry away can then only take permissions away.
  bool is_plain = false;
  std::size_t most_steps = 8;
  /// Worlds in which a set would need itself are refused when read: only the law about that wants
  /// them.
  bool may_be_cyclic = false;
  /// Sets of people, usersets of sets, and relations back from people: more ways for a set to need
  /// itself, through paths, guards and several types.
  bool is_tangled = false;
};

/// A scenario with its policy in place.
struct Case {
  Json scenario;
  const Json& policy() const { return scenario.at("policy"); }
};
Case make_case(std::uint64_t seed, const Shape& shape = {});

/// Expressions over the names of a policy that is still being made.
class Expressions {
 public:
  Expressions(Dice& dice, const twin::Policy& policy, const Shape& shape)
      : dice_(dice), policy_(policy), shape_(shape) {}

  /// Parameters that `$name` may stand for: name → what the policy file says of it. Empty outside
  /// requires and effects.
  void use_parameters(const Json& parameters) { parameters_ = parameters; }
  /// `can` is for requires and statuses only.
  void allow_can(bool is_allowed) { can_is_allowed_ = is_allowed; }

  std::string set(const std::string& type, int depth);
  std::string condition(const std::string& type, int depth);
  /// A path to entities and the type they have; `words` may be a single relation. Empty when the
  /// type leads nowhere.
  struct Way {
    std::string words, type;
  };
  Way way(const std::string& type, std::size_t most_hops);
  bool holds_persons(const twin::Relation& relation) const;
  /// The one type of entities a relation holds, or "".
  std::string only_type(const twin::Relation& relation) const;

 private:
  std::string space() { return dice_.chance(15) ? "" : dice_.chance(5) ? "  " : " "; }
  std::string set_name(const std::string& type);
  std::string atom(const std::string& type);
  std::string comparison(const std::string& path, const std::string& attribute,
                         const std::string& type);
  std::string relation_atom(const std::string& type);
  std::string permission_atom(const std::string& type);
  std::vector<std::string> parameters_of(const std::string& type) const;

  Dice& dice_;
  const twin::Policy& policy_;
  const Shape& shape_;
  Json parameters_ = Json::object();
  bool can_is_allowed_ = false;
};

Json make_policy(Dice& dice, const Shape& shape);
/// Effects of an action, for generate_policy.cpp.
Json make_effects(Dice& dice, const twin::Policy& policy, const std::string& type,
                  const Json& parameters, Expressions& expressions, bool has_actor);
/// What may need somebody's attention, for generate_policy.cpp: the status of a type, who keeps its
/// things going, and what the policy declares to be found. `types` are those of the file so far.
Json make_status(const std::string& type, Expressions& expressions);
Json make_continuity(Dice& dice, const twin::Policy& policy, const std::string& type,
                     const Json& types, const std::vector<std::string>& names,
                     Expressions& expressions);
Json make_findings(Dice& dice, const Json& types, const std::vector<std::string>& names,
                   Expressions& expressions);
/// The same for the same scenario, so that what a law picks is picked again when it shrinks.
Dice dice_of(const Json& scenario);
/// Entities and steps for a policy; the steps are tried on the twin so that many of them are done.
Json make_scenario(Dice& dice, const Json& policy, const Shape& shape);

}  // namespace permsim::testing
