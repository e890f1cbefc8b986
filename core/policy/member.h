// What things of a type have: relations, attributes and sets, and which of them a name means.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/base/value.h"
#include "core/policy/expression.h"
#include "core/policy/phrase.h"
#include "core/policy/type_set.h"

namespace permsim {

/// What a relation or parameter may hold: entities of a type, or (with `member`) a userset such as
/// `team#member`.
struct Holdable {
  TypeIndex type = kNoType;
  Symbol member = kNoSymbol;
  bool operator==(const Holdable&) const = default;
};
/// What a path goes on from where these are held: of usersets the persons in them.
TypeSet types_led_to(const std::vector<Holdable>& of, const TypeSet& subjects);

struct Relation {
  std::string id, label;
  Symbol symbol = kNoSymbol;
  std::vector<Holdable> of;
  TypeSet leads_to;  ///< `types_led_to` of what it holds
  bool is_one = false;
  bool is_role = false;
  /// Computed relations hold every entity of `inverse_type` whose relation `inverse` names this
  /// entity.
  TypeIndex inverse_type = kNoType;
  Symbol inverse = kNoSymbol;
  bool is_inverse() const { return inverse != kNoSymbol; }
  bool may_hold_usersets() const;
  bool is_mirrored = false;  ///< some relation is computed from this one
  HoldPhrases phrases;
};

enum class AttributeKind : std::uint8_t { choice, boolean, text, list };
struct Attribute {
  std::string id, label;
  Symbol symbol = kNoSymbol;
  AttributeKind kind = AttributeKind::text;
  std::vector<std::string> values;                         ///< choice only
  std::vector<std::pair<std::string, std::string>> words;  ///< value → what a person reads
  Value fallback;                                          ///< the default
  ValuePhrases phrases;                                    ///< places `{it}` and `{value}`
};
/// The words of a value for people: those the policy gives, else the value itself.
std::string words_of(const Attribute& attribute, const Value& value);

struct GuardedSet {
  SetText to;
  ConditionText when;
};
struct NamedSet {
  std::string id, label;
  Symbol symbol = kNoSymbol;
  std::vector<GuardedSet> parts;  ///< the set is their union
  HoldPhrases phrases;
};

enum class MemberKind : std::uint8_t { none, relation, set, attribute };
/// How many sets and usersets may nest below a member where only a world can tell.
constexpr std::uint16_t kEndless = 0xffff;
/// What a symbol means on a type.
struct Member {
  MemberKind kind = MemberKind::none;
  /// Worlds must be looked at for circles and depth through this set or relation (recursion.cpp).
  bool is_followed = false;
  std::uint16_t index = 0;
  /// Sets and usersets that may stand above each other here, itself among them, whatever the world
  /// holds: 0 for relations that hold no usersets.
  std::uint16_t levels = 0;
  /// Other sets or usersets may stand below it.
  bool nests() const { return levels > 1; }

  bool operator==(const Member&) const = default;
};

}  // namespace permsim
