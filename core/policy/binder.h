// Binds one expression: each of its names becomes a symbol, checked against the types it may stand
// on. bind.cpp binds whole policies with this.
#pragma once
#include <string>
#include <unordered_set>
#include <vector>

#include "core/policy/policy.h"

namespace permsim {

/// What an expression may mention besides relations, sets and attributes.
struct BindScope {
  const std::vector<Parameter>* parameters = nullptr;  ///< `$name`; nullptr: none
  TypeSet actor;                                       ///< `$actor`; empty: not allowed
  TypeSet target;                                      ///< `$target`; empty: not allowed
  bool allows_can = false;
  const std::unordered_set<std::string>* entity_ids =
      nullptr;  ///< ids that may begin a path; nullptr: none
};

class Binder {
 public:
  Binder(const Policy& policy, BindScope scope, std::string where, Problems& problems)
      : policy_(policy), scope_(std::move(scope)), where_(std::move(where)), problems_(problems) {}

  void bind(SetExpression& set, const TypeSet& self);
  void bind(Condition& condition, const TypeSet& self);
  /// A path that leads to entities; returns the types it may lead to.
  TypeSet bind_walk(Path& path, const TypeSet& self);
  /// A path to an attribute or a value parameter; the attributes it may end in (none for a
  /// parameter).
  std::vector<const Attribute*> bind_values(Path& path, const TypeSet& self,
                                            const Parameter** parameter);
  bool is_value_path(const Path& path, const TypeSet& self) const;

 private:
  void report(std::string code, std::string message);
  TypeSet bind_root(Path& path, const TypeSet& self);
  TypeSet step(Name& name, const TypeSet& types, bool must_lead_on);
  TypeSet walk_but_last(Path& path, const TypeSet& self);
  void bind_person_name(Name& name, const TypeSet& types);
  void bind_comparison(Condition& condition, const TypeSet& self);
  void check_operand(Operand& operand, const std::vector<const Attribute*>& attributes,
                     const Parameter* parameter, const TypeSet& self);
  void bind_exists(Condition& condition, const TypeSet& self);
  void bind_can(Condition& condition, const TypeSet& self);
  void bind_flag(Condition& condition, const TypeSet& self);
  void bind_covers(Condition& condition, const TypeSet& self);
  std::string names_of(const TypeSet& types) const;
  void report_unknown(const Name& name, const TypeSet& types);

  const Policy& policy_;
  BindScope scope_;
  std::string where_;
  Problems& problems_;
};

}  // namespace permsim
