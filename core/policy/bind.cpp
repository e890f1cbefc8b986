// Binding a whole policy: names become symbols, rules find their actions, and sets that recurse are
// found.
#include "core/policy/bind.h"

#include <algorithm>

#include "core/policy/bind_effect.h"
#include "core/policy/binder.h"
#include "core/policy/recursion.h"

namespace permsim {

namespace {

std::string pointer_to(const Type& type, std::string_view part, std::string_view id) {
  return "/types/" + pointer_part(type.id) + "/" + std::string(part) + "/" + pointer_part(id);
}

class PolicyBinder {
 public:
  PolicyBinder(Policy& policy, Problems& problems) : policy_(policy), problems_(problems) {}

  void run() {
    name_members();
    find_ways();
    for (TypeIndex type = 0; type < policy_.types.size(); ++type) {
      bind_relations(policy_.types[type]);
      bind_sets(type);
      bind_status(type);
      bind_columns(type);
      for (Action& action : policy_.types[type].actions) bind_action(type, action);
    }
    for (std::uint32_t rule = 0; rule < policy_.rules.size(); ++rule) bind_rule(rule);
    for (Continuity& continuity : policy_.continuity) bind_continuity(continuity);
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
  void name_all(Type& type, std::vector<T>& items, MemberKind kind, std::string_view part) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      items[i].symbol = policy_.intern(items[i].id);
      if (type.members.size() <= items[i].symbol) type.members.resize(items[i].symbol + 1u);
      Member& member = type.members[items[i].symbol];
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

  void name_members() {
    for (Type& type : policy_.types) {
      name_all(type, type.relations, MemberKind::relation, "relations");
      name_all(type, type.attributes, MemberKind::attribute, "attributes");
      name_all(type, type.sets, MemberKind::set, "sets");
      for (Action& action : type.actions) action.symbol = policy_.intern(action.id);
    }
  }

  void find_ways() {
    const TypeSet subjects = binder("").subject_types();
    for (Type& type : policy_.types) {
      for (Relation& relation : type.relations) {
        for (const Holdable& held : relation.of) {
          if (held.member == kNoSymbol) relation.leads_to.insert(held.type);
        }
        if (relation.may_hold_usersets()) relation.leads_to.insert(subjects);
      }
    }
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

  void bind_sets(TypeIndex type) {
    for (NamedSet& set : policy_.types[type].sets) {
      for (GuardedSet& part : set.parts) {
        bind_set(part.to, {type});
        bind_condition(part.when, {type});
      }
    }
  }

  void bind_status(TypeIndex type) {
    BindScope scope;
    scope.allows_can = true;
    scope.target = {type};
    for (StatusCase& status : policy_.types[type].status.cases)
      bind_condition(status.when, {type}, scope);
  }

  void bind_columns(TypeIndex type) {
    BindScope scope;
    scope.actor = binder("").subject_types();
    scope.target = {type};
    for (std::size_t i = 0; i < policy_.types[type].columns.size(); ++i) {
      Column& column = policy_.types[type].columns[i];
      const std::string where = pointer_to(policy_.types[type], "columns", std::to_string(i));
      for (ColumnCase& each : column.cases) {
        bind_condition(each.when, {type}, scope);
        if (each.has_of) binder(each.of.where, scope).bind(each.of.expression, {type});
      }
      if (!column.show.empty()) {
        column.show_symbol = policy_.find_symbol(column.show);
        const MemberKind kind = policy_.types[type].member(column.show_symbol).kind;
        if (kind != MemberKind::relation && kind != MemberKind::attribute)
          report(where + "/show", "unknown-name",
                 "there is no relation or attribute " + ticked(column.show) + " on " +
                     ticked(policy_.types[type].id));
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
    if (!action.is_event) scope.actor = binder("").subject_types();
    return scope;
  }

  void bind_action(TypeIndex type, Action& action) {
    for (const Parameter& parameter : action.parameters) {
      for (const Holdable& holdable : parameter.of)
        check_userset(holdable, pointer_to(policy_.types[type], "actions", action.id) + "/with/" +
                                    pointer_part(parameter.id));
    }
    const BindScope scope = action_scope(type, action);
    for (Requirement& requirement : action.requirements)
      bind_condition(requirement.that, {type}, scope);
    for (EffectClause& effect : action.effects)
      bind_effect(policy_, type, effect, scope, problems_);
  }

  // --- rules, continuity

  void bind_rule(std::uint32_t number) {
    Rule& rule = policy_.rules[number];
    const TypeSet on(rule.on.begin(), rule.on.end());
    bind_set(rule.to, on);
    bind_condition(rule.when, on);
    if (!rule.source.source.empty() && policy_.find_source(rule.source.source) == nullptr) {
      report(rule.where + "/source", "unknown-source",
             "there is no source " + ticked(rule.source.source));
    }
    for (std::size_t i = 0; i < rule.actions.size(); ++i) {
      const std::string where = rule.where + "/actions/" + std::to_string(i);
      if (!bind_rule_action(rule, number, rule.actions[i], where) && !on.empty()) {
        report(where, "unknown-action",
               "there is no action " + ticked(rule.actions[i]) + " on " +
                   (on.size() == 1 ? ticked(policy_.types[*on.begin()].id)
                                   : "any of the rule's types"));
      }
    }
  }

  bool bind_rule_action(const Rule& rule, std::uint32_t number, const std::string& id,
                        const std::string& where) {
    bool is_known = id == "*";
    for (const TypeIndex type : rule.on) {
      for (Action& action : policy_.types[type].actions) {
        if (id != "*" && action.id != id) continue;
        is_known = true;
        if (id == "*" && action.is_event) continue;
        if (action.is_event)
          report(where, "wrong-kind", ticked(id) + " is an event: nobody is asked for permission");
        else if (action.rules.empty() || action.rules.back() != number)
          action.rules.push_back(number);
      }
    }
    return is_known;
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
                const std::vector<std::string>& entity_ids, Problems& problems) {
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
