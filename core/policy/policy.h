// A policy: which kinds of things exist, who may do what to them, and what an action changes. Pure
// data, loaded whole.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/shared_list.h"
#include "core/base/value.h"
#include "core/policy/action.h"
#include "core/policy/expression.h"
#include "core/policy/member.h"
#include "core/policy/type_set.h"

namespace permsim {

enum class Effect : std::uint8_t { allow, forbid, unclear, limit };
enum class Verdict : std::uint8_t { deny, allow, unclear };
std::string_view word_of(Effect effect);
std::string_view word_of(Verdict verdict);

struct StatusCase {
  std::string is, says;
  ConditionText when;
  bool is_bad = false;
};
struct StatusScheme {
  std::vector<StatusCase> cases;
  std::string otherwise;
};

/// One thing a column may say. `$actor` in its expressions is whoever looks.
struct ColumnCase {
  ConditionText when;
  std::string says;  ///< `{n}` stands for the number of persons in `of`
  std::string icon;
  bool has_of = false;
  SetText of;
};
/// A column of the list of a type's entities: the first case that holds, or what a relation or
/// attribute holds, or how many entities point here.
struct Column {
  std::string label;
  std::vector<ColumnCase> cases;
  std::string show;  ///< relation or attribute
  Symbol show_symbol = kNoSymbol;
  TypeIndex counted_type = kNoType;
  Symbol counted_relation = kNoSymbol;
};
/// A troubleshooting question as the product's own help asks it, and the help's way out. Places of
/// its sentences: `{who}` asks, `{it}` is the thing, `{people}` those who may take `help` on it.
struct TroubleQuestion {
  std::string asks;  ///< "Why can't I see it?"
  ActionIndex action = kNoAction;
  std::string yes;     ///< the answer where nothing is wrong: "It is in the list"
  std::string advice;  ///< the way out: "Ask {people} to share it with {who}"
  ActionIndex help = kNoAction;
};

struct Type {
  std::string id, label, plural, icon;
  bool is_subject = false;
  std::vector<Relation> relations;
  std::vector<Attribute> attributes;
  SharedList<NamedSet> sets;
  std::vector<Action> actions;
  StatusScheme status;
  std::vector<Column> columns;
  std::vector<TroubleQuestion> questions;
  ActionIndex listed = kNoAction;  ///< whoever may not take it does not find the thing in the list
  bool has_status() const { return !status.otherwise.empty() || !status.cases.empty(); }
  std::vector<Member> members;  ///< by symbol

  Member member(Symbol symbol) const {
    return symbol < members.size() ? members[symbol] : Member{};
  }
  const Relation* find_relation(std::string_view id) const;
  const Attribute* find_attribute(std::string_view id) const;
  ActionIndex find_action(std::string_view id) const;  ///< kNoAction when there is none
};

/// The source of a rule that somebody made up: it needs no entry in `sources`.
inline constexpr std::string_view kCustomSource = "custom";

struct Source {
  std::string id, title, seen, url;
  std::string updated;  ///< the day its authors give; empty where they give none
};
struct Citation {
  std::string source;  ///< id of a Source, or kCustomSource; empty when the rule names none
  std::string section;
};

struct Rule {
  std::string id, says;
  std::string where;  ///< pointer into the policy file
  Effect effect = Effect::allow;
  std::vector<TypeIndex> on;
  std::vector<std::string> actions;  ///< as written; ["*"] is every action that is not an event
  SetText to;
  ConditionText when;
  Citation source;
};

/// How much a finding asks for somebody: what fails, what may come to fail, what could be better.
enum class Weight : std::uint8_t { advice, warning, failing };
std::string_view word_of(Weight weight);

struct Policy;

/// A finding that the policy itself declares: of every entity for which `when` holds and, where
/// there is an `about`, as long as somebody is in it.
struct DeclaredFinding {
  std::string id;
  std::string where;  ///< pointer into the policy file
  std::string says,
      advice;  ///< places `{it}`, `{people}` (those in `about`), relations, attributes
  Weight weight = Weight::advice;
  std::vector<TypeIndex> on;
  ConditionText when;
  bool has_about = false;
  SetText about;
  Citation source;
  std::vector<Symbol> named;  ///< relations and attributes that `says` names; made by `bind_policy`
};

/// Whether some type that it may be of has a relation or attribute so called, which its sentences
/// may name.
bool can_name(const Policy& policy, const DeclaredFinding& finding, Symbol member);

/// Who keeps things of a type going: the actions that repair one, and which entities' relation to
/// it depends on that.
struct Continuity {
  TypeIndex type = kNoType;
  std::vector<ActionIndex> repair;
  TypeIndex served_type = kNoType;
  Symbol served_relation = kNoSymbol;
  ConditionText when;  ///< repair is asked only then
  bool has_owner = false;
  SetText owner;  ///< who counts as an owner
  ActionIndex use =
      kNoAction;  ///< what using one means: who newly may, or no longer may, is a finding
  Symbol shows = kNoSymbol;  ///< the list attribute that everyone who may use it gets to see
};

/// What it is that somebody leaves: an act, done to every entity of a type for as long as it would
/// change something there.
struct Leaving {
  struct Argument {
    std::uint16_t parameter = 0;  ///< of the action, by index
    Value value;                  ///< unless it is whoever leaves
    bool is_leaver = false;
  };
  TypeIndex type = kNoType;
  ActionIndex action = kNoAction;
  std::vector<Argument> with;
};

/// A relation, set or attribute of a type; kNoSymbol: that such entities are there at all.
using TypedMember = std::pair<TypeIndex, Symbol>;

/// What in a world can make sets refer to each other in a circle, or nest too deep; all of it empty
/// for most policies. Made by recursion.cpp.
struct Nesting {
  /// A change of one of these may do so; sorted. `by_usersets`: only where it is one of usersets.
  std::vector<TypedMember> by_change, by_usersets;
  /// Sets or usersets of this policy itself may.
  bool is_followed = false;
  /// Other readings under which they may: a world must be fit for each, since each can be chosen.
  std::vector<std::weak_ptr<const Policy>> readings;

  bool is_needed() const { return !by_change.empty() || !by_usersets.empty(); }
  bool rests_on(const TypedMember& member) const;
  bool rests_on_usersets_of(const TypedMember& member) const;
};

class MatrixProgram;

/// The names of a policy file as small integers: one table for all its readings.
struct Symbols {
  std::vector<std::string> texts;  ///< by number
  std::unordered_map<std::string, Symbol> numbers;
};

/// A policy under one reading. Immutable once loaded; everything else points into it. Readings
/// share the types, sets and rules that are the same in both.
struct Policy {
  std::string id, title, version;
  std::string reading = "default";
  std::vector<Source> sources;
  SharedList<Type> types;
  SharedList<Rule> rules;
  /// By type and action: indices of the rules that speak of it, in order; made by `bind_policy`.
  std::vector<std::vector<std::vector<std::uint32_t>>> action_rules;
  std::vector<Continuity> continuity;
  std::optional<Leaving> leaving;  ///< nothing where the policy does not say
  SharedList<DeclaredFinding> findings;
  /// By type: indices of the findings that may be of it, in order; made by `bind_policy`.
  std::vector<std::vector<std::uint16_t>> type_findings;
  std::shared_ptr<Symbols> symbols = std::make_shared<Symbols>();
  std::unordered_map<std::string, TypeIndex> type_numbers;  ///< by id
  Nesting nesting;
  /// The rules about each type, compiled for the matrix by `compile_programs`.
  std::vector<std::shared_ptr<const MatrixProgram>> programs;

  TypeSet subject_types() const;
  TypeIndex find_type(std::string_view id) const;
  Symbol find_symbol(std::string_view name) const;
  Symbol intern(std::string_view name);
  const Rule* find_rule(std::string_view id) const;
  const Source* find_source(std::string_view id) const;
  const std::string& name_of(Symbol symbol) const { return symbols->texts[symbol]; }
  const std::vector<std::uint32_t>& rules_of(TypeIndex type, ActionIndex action) const {
    return action_rules[type][action];
  }
  void add_type(Type type);
  void share_type(std::shared_ptr<const Type> type);
};

struct Reading {
  std::string id, label, says;
  std::shared_ptr<const Policy> policy;
};

/// A policy file: the policy under each of its readings. `readings[0]` is always `default`, the
/// rules as they stand.
struct PolicyFile {
  std::string id, title, version;
  std::string document;  ///< the file as canonical JSON, unknown keys included: what is saved again
  std::vector<Reading> readings;

  const Policy& base() const { return *readings.front().policy; }
  /// nullptr when there is no such reading.
  const Reading* find_reading(std::string_view id) const;
};

}  // namespace permsim
