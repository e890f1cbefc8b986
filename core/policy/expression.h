// Set expressions and conditions as syntax: parsed from text, bound to a policy's names later
// (bind.cpp).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/problem.h"
#include "core/base/value.h"

namespace permsim {

/// A name of a policy (relation, set, attribute, action) as a small integer; see Policy::symbols.
using Symbol = std::uint32_t;
constexpr Symbol kNoSymbol = 0xffffffffu;

/// A stretch of the expression's own text, in bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Name {
  std::string text;
  Symbol symbol = kNoSymbol;
  Span span;
};

/// Where a path begins. `self` is the entity the expression stands on; `entity` is an id of a
/// scenario (checks only).
enum class Root { self, actor, target, parameter, entity };

/// `account.agency`, `$replacement.accounts`: a walk along relations. What the last name may be
/// depends on its place.
struct Path {
  Root root = Root::self;
  std::string root_name;  ///< parameter's or entity's id where the root is one
  int parameter = -1;     ///< index into the action's parameters, once bound
  std::vector<Name> names;
  Span span;
};

/// As it is written in an expression: "account.agency", "$replacement.accounts".
std::string written(const Path& path);

/// Persons. `name` is a path whose last name is a relation or a set (or a bare `$actor`, `$person`:
/// that one person).
struct SetExpression {
  enum class Kind { everyone, nobody, name, any_of, all_of, without };
  Kind kind = Kind::nobody;
  Path path;
  std::vector<SetExpression> parts;  ///< any_of, all_of: two or more; without: exactly two
  bool is_grouped = false;           ///< written in parentheses
  Span span;
};

/// The right side of a comparison: a literal, or a path to an attribute or a value parameter.
struct Operand {
  bool is_path = false;
  Value literal;
  Path path;
  Span span;
};

/// True or false.
struct Condition {
  enum class Kind {
    always,    ///< no condition was written
    all_of,    ///< and
    any_of,    ///< or
    negation,  ///< not
    flag,      ///< a yes-or-no attribute
    equals,    ///< path.attribute == operand
    differs,   ///< path.attribute != operand: exactly the negation of equals
    one_of,    ///< path.attribute in [a, b]
    covers,    ///< list covers list
    exists,    ///< exists(path)
    any,       ///< any(set)
    within,    ///< person in (set)
    same,      ///< path is path
    can        ///< can(set, action, path)
  };
  Kind kind = Kind::always;
  std::vector<Condition> parts;
  Path path;                      ///< left side; `can`: the resource
  Path other;                     ///< same: right side
  SetExpression set;              ///< any, within, can
  std::vector<Operand> operands;  ///< equals, differs, covers: one; one_of: one or more
  Name action;                    ///< can
  Span span;
};

/// An expression beside the text it was read from, so that explanations can quote it.
struct SetText {
  std::string text;
  std::string where;  ///< pointer into the file
  SetExpression expression;
};
struct ConditionText {
  std::string text;
  std::string where;  ///< pointer into the file
  Condition condition;
  bool is_given() const { return condition.kind != Condition::Kind::always; }
};

template <class T>
struct Parsed {
  T value;
  Problems problems;  ///< empty, or the one syntax problem; `where` is left to the caller
};

/// Longest expression and deepest nesting that are read; beyond, a problem says so.
constexpr std::size_t kLongestExpression = 4000;
constexpr int kDeepestExpression = 64;

Parsed<SetExpression> parse_set(std::string_view text);
Parsed<Condition> parse_condition(std::string_view text);
/// A path alone, as effects have it: `$person`, `$target.owner`, `account`.
Parsed<Path> parse_path(std::string_view text);

/// The stretch of `text` a span names.
std::string_view slice(std::string_view text, Span span);

/// True for a word of the language, which no relation, set or attribute may be called: `and`,
/// `everyone`.
bool is_reserved(std::string_view text);
/// True for `[A-Za-z_][A-Za-z0-9_]*`: what types, relations, sets, attributes, actions and
/// parameters are called.
bool is_identifier(std::string_view text);
/// True for ids of policies, rules, readings, scenarios and entities: any text without white space,
/// control characters and `#`, that does not begin with `$`.
bool is_id(std::string_view text);

}  // namespace permsim
