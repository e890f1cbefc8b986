// What may be done to things of a type: what an act is given, what it requires and what it changes.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/value.h"
#include "core/policy/expression.h"
#include "core/policy/member.h"
#include "core/policy/phrase.h"

namespace permsim {

using ActionIndex = std::uint16_t;  ///< within its type
constexpr ActionIndex kNoAction = 0xffff;
/// Most actions a type may have: the matrix keeps a person's verdicts on a thing in one word.
constexpr std::size_t kMostActions = 64;

enum class ParameterKind : std::uint8_t { entity, text, boolean, list };
struct Parameter {
  std::string id, label;
  ParameterKind kind = ParameterKind::entity;
  std::vector<Holdable> of;         ///< entity only
  std::vector<std::string> values;  ///< text only; empty: any text
  bool is_optional = false;
  ValuePhrases phrases;  ///< what stands in its place in the action's phrases; place `{value}`
};
/// -1 when there is none.
int find_parameter(const std::vector<Parameter>& parameters, std::string_view id);

struct Requirement {
  ConditionText that;
  std::string otherwise;  ///< the sentence when `that` does not hold
  bool is_idle = false;   ///< it only informs that there is nothing to do: it stops no step
  // What it speaks of besides the target; bind_policy works it out.
  std::vector<std::uint16_t> needs;  ///< the action's parameters, by index, in order, each once
  bool names_actor = false;
};

/// The right side of an effect: a literal, or a path to entities, an attribute or a parameter;
/// several for a list.
struct EffectValue {
  bool is_path = false;
  Value literal;
  std::vector<Path> paths;
};
struct EffectField {
  std::string key;  ///< attribute, relation or "label"
  EffectValue value;
};

/// One change an action makes. Which members mean something depends on `kind`.
struct EffectClause {
  enum class Kind : std::uint8_t { set, add, remove, clear, create, erase, move };
  Kind kind = Kind::set;
  std::string where;                ///< pointer into the file
  std::vector<EffectField> fields;  ///< set, create
  EffectValue what;                 ///< add, remove, erase: the entities; create: the new id
  std::string relation;             ///< add to, remove from, clear, move
  std::string type;                 ///< create, move
  bool has_on = false;
  EffectValue on;           ///< another entity than the target
  EffectValue from, to;     ///< move
  ConditionText condition;  ///< `if`
};

struct Action {
  std::string id, label, group;
  Symbol symbol = kNoSymbol;
  bool is_event = false;
  std::vector<Parameter> parameters;
  std::vector<Requirement> requirements;
  std::vector<EffectClause> effects;
  ActPhrases phrases;
};

}  // namespace permsim
