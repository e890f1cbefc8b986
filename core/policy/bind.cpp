// Binding a whole policy: names become symbols, part by part, and sets that recurse are found.
#include "core/policy/bind.h"

#include <algorithm>

#include "core/policy/bind_effect.h"
#include "core/policy/bind_findings.h"
#include "core/policy/bind_rules.h"
#include "core/policy/binder.h"
#include "core/policy/expression_paths.h"
#include "core/policy/recursion.h"

namespace permsim {

namespace {

std::string pointer_to(const Type& type, std::string_view part, std::string_view id) {
  return "/types/" + pointer_part(type.id) + "/" + std::string(part) + "/" + pointer_part(id);
}

class PolicyBinder {
 public:
  PolicyBinder(Policy& policy, Problems& problems) : policy_(policy), problems_(problems) {}

  /// What another reading has as well was bound there, and means the same here.
  void run() {
    const TypeSet subjects = policy_.subject_types();
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      if (policy_.types.is_shared(type)) continue;
      name_members(policy_.types.own(type));
      for (Relation& relation : policy_.types.own(type).relations)
        relation.leads_to = types_led_to(relation.of, subjects);
    }
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      if (policy_.types.is_shared(type)) continue;
      Type& own = policy_.types.own(type);
      bind_relations(own);
      bind_sets(type, own);
      bind_status(type, own);
      bind_columns(type, own);
      for (Action& action : own.actions) bind_action(type, action);
    }
    mark_mirrored();
    bind_rules(policy_, problems_);
    for (Continuity& continuity : policy_.continuity) bind_continuity(continuity);
    bind_findings(policy_, problems_);
  }

 private:
  void report(std::string where, std::string code, std::string message) {
    problems_.push_back({std::move(where), std::move(code), std::move(message)});
  }

  Binder binder(const std::string& where, BindScope scope = {}) {
    return Binder(policy_, std::move(scope), where, problems_);
  }
  void bind_set(SetText& set, const TypeSet& self) { binder(set.where).bind(set.expression, self); }
  void bind_condition(ConditionText& condition, const TypeSet& self, BindScope scope = {}) {
    binder(condition.where, std::move(scope)).bind(condition.condition, self);
  }

  template <class T>
  static T& own(std::vector<T>& items, std::size_t i) {
    return items[i];
  }
  template <class T>
  static T& own(SharedList<T>& items, std::size_t i) {
    return items.own(i);
  }

  template <class List>
  void name_all(Type& type, List& items, MemberKind kind, std::string_view part) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Symbol symbol = policy_.intern(items[i].id);
      if (items[i].symbol != symbol) own(items, i).symbol = symbol;
      if (type.members.size() <= symbol) type.members.resize(symbol + 1u);
      Member& member = type.members[symbol];
      if (member.kind != MemberKind::none) {
        report(pointer_to(type, part, items[i].id), "duplicate-name",
               ticked(items[i].id) + " is a name of " + ticked(type.id) +
                   " already; relations, attributes and sets share one list of names");
        continue;
      }
      member.kind = kind;
      member.index = static_cast<std::uint16_t>(i);
    }
  }

  void name_members(Type& type) {
    name_all(type, type.relations, MemberKind::relation, "relations");
    name_all(type, type.attributes, MemberKind::attribute, "attributes");
    name_all(type, type.sets, MemberKind::set, "sets");
    for (Action& action : type.actions) action.symbol = policy_.intern(action.id);
  }

  void bind_relations(Type& type) {
    for (Relation& relation : type.relations) {
      const std::string where = pointer_to(type, "relations", relation.id);
      for (const Holdable& holdable : relation.of) check_userset(holdable, where + "/of");
      if (relation.is_inverse()) bind_inverse(type, relation, where + "/inverse");
    }
  }

  void check_userset(const Holdable& holdable, const std::string& where) {
    if (holdable.member == kNoSymbol) return;
    const Type& type = policy_.types[holdable.type];
    const MemberKind kind = type.member(holdable.member).kind;
    if (kind != MemberKind::relation && kind != MemberKind::set) {
      report(
          where, "unknown-relation",
          ticked(type.id) + " has no relation or set " + ticked(policy_.name_of(holdable.member)));
    }
  }

  void bind_inverse(const Type& type, Relation& relation, const std::string& where) {
    const Type& other = policy_.types[relation.inverse_type];
    const Relation* found = other.find_relation(policy_.name_of(relation.inverse));
    if (found == nullptr || found->is_inverse()) {
      report(where, "unknown-relation",
             ticked(other.id) + " has no relation " + ticked(policy_.name_of(relation.inverse)) +
                 " to turn round");
      return;
    }
    const TypeIndex own = policy_.find_type(type.id);
    const bool may_point_here =
        std::any_of(found->of.begin(), found->of.end(),
                    [&](const Holdable& h) { return h.type == own && h.member == kNoSymbol; });
    if (!may_point_here)
      report(where, "wrong-holder",
             ticked(other.id + "." + found->id) + " never holds " + ticked(type.id));
  }

  /// Shared types too may be computed from one that is not, or the other way round.
  void mark_mirrored() {
    for (const Type& type : policy_.types) {
      for (const Relation& relation : type.relations) {
        if (!relation.is_inverse()) continue;
        const Member of = policy_.types[relation.inverse_type].member(relation.inverse);
        if (of.kind != MemberKind::relation ||
            policy_.types[relation.inverse_type].relations[of.index].is_mirrored)
          continue;
        policy_.types.own(relation.inverse_type).relations[of.index].is_mirrored = true;
      }
    }
  }

  void bind_sets(TypeIndex type, Type& own) {
    for (std::size_t i = 0; i < own.sets.size(); ++i) {
      if (own.sets.is_shared(i)) continue;
      for (GuardedSet& part : own.sets.own(i).parts) {
        bind_set(part.to, {type});
        bind_condition(part.when, {type});
      }
    }
  }

  void bind_status(TypeIndex type, Type& own) {
    BindScope scope;
    scope.allows_can = true;
    scope.target = {type};
    for (StatusCase& status : own.status.cases) bind_condition(status.when, {type}, scope);
  }

  void bind_columns(TypeIndex type, Type& own) {
    BindScope scope;
    scope.actor = policy_.subject_types();
    scope.target = {type};
    for (std::size_t i = 0; i < own.columns.size(); ++i) {
      Column& column = own.columns[i];
      const std::string where = pointer_to(own, "columns", std::to_string(i));
      for (ColumnCase& each : column.cases) {
        bind_condition(each.when, {type}, scope);
        if (each.has_of) binder(each.of.where, scope).bind(each.of.expression, {type});
      }
      if (!column.show.empty()) {
        column.show_symbol = policy_.find_symbol(column.show);
        const MemberKind kind = own.member(column.show_symbol).kind;
        if (kind != MemberKind::relation && kind != MemberKind::attribute)
          report(
              where + "/show", "unknown-name",
              "there is no relation or attribute " + ticked(column.show) + " on " + ticked(own.id));
      }
      if (column.counted_relation != kNoSymbol &&
          policy_.types[column.counted_type].member(column.counted_relation).kind !=
              MemberKind::relation) {
        report(where + "/count", "unknown-relation",
               ticked(policy_.types[column.counted_type].id) + " has no relation " +
                   ticked(policy_.name_of(column.counted_relation)));
      }
    }
  }

  BindScope action_scope(TypeIndex type, const Action& action) {
    BindScope scope;
    scope.parameters = &action.parameters;
    scope.target = {type};
    scope.allows_can = true;
    if (!action.is_event) scope.actor = policy_.subject_types();
    return scope;
  }

  /// Which parameters a requirement waits for is the same in every world.
  static void note_needs(Requirement& requirement) {
    std::vector<std::uint16_t>& needs = requirement.needs;
    each_path(requirement.that.condition, [&](const Path& path, PathEnd) {
      requirement.names_actor = requirement.names_actor || path.root == Root::actor;
      if (path.root == Root::parameter && path.parameter >= 0)
        needs.push_back(static_cast<std::uint16_t>(path.parameter));
    });
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  }

  void bind_action(TypeIndex type, Action& action) {
    for (const Parameter& parameter : action.parameters) {
      for (const Holdable& holdable : parameter.of)
        check_userset(holdable, pointer_to(policy_.types[type], "actions", action.id) + "/with/" +
                                    pointer_part(parameter.id));
    }
    const BindScope scope = action_scope(type, action);
    for (Requirement& requirement : action.requirements) {
      bind_condition(requirement.that, {type}, scope);
      note_needs(requirement);
    }
    for (EffectClause& effect : action.effects)
      bind_effect(policy_, type, effect, scope, problems_);
  }

  void bind_continuity(Continuity& continuity) {
    bind_condition(continuity.when, {continuity.type});
    if (continuity.has_owner) bind_set(continuity.owner, {continuity.type});
  }

  Policy& policy_;
  Problems& problems_;
};

}  // namespace

void bind_where(const Policy& policy, TypeIndex type, ConditionText& condition,
                const std::unordered_set<std::string>& entity_ids, Problems& problems) {
  BindScope scope;
  scope.allows_can = true;
  scope.target = {type};
  scope.entity_ids = &entity_ids;
  Binder(policy, std::move(scope), condition.where, problems).bind(condition.condition, {type});
}

void bind_policy(Policy& policy, Problems& problems) {
  PolicyBinder(policy, problems).run();
  find_recursion(policy, problems);
}

}  // namespace permsim
