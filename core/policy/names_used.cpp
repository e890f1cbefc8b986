// Walks expressions, effects and types, and tells every name on the way.
#include "core/policy/names_used.h"

namespace permsim {

namespace {

class NameTeller {
 public:
  NameTeller(const UseName& use, bool tells_others) : use_(use), tells_others_(tells_others) {}

  void tell(const Path& path) {
    if (tells_others_ && !path.root_name.empty()) use_(path.root_name);
    for (const Name& name : path.names) use_(name.text);
  }
  void tell(const SetExpression& set) {
    tell(set.path);
    for (const SetExpression& part : set.parts) tell(part);
  }
  void tell(const Condition& condition) {
    tell(condition.path);
    tell(condition.other);
    tell(condition.set);
    if (tells_others_ && condition.kind == Condition::Kind::can) use_(condition.action.text);
    for (const Operand& operand : condition.operands) tell(operand.path);
    for (const Condition& part : condition.parts) tell(part);
  }
  void tell(const NamedSet& set) {
    for (const GuardedSet& part : set.parts) {
      tell(part.to.expression);
      tell(part.when.condition);
    }
  }
  void tell(const Rule& rule) {
    tell(rule.to.expression);
    tell(rule.when.condition);
  }
  void tell(const EffectValue& value) {
    for (const Path& path : value.paths) tell(path);
  }
  void tell(const EffectClause& effect) {
    tell(effect.what);
    tell(effect.on);
    tell(effect.from);
    tell(effect.to);
    tell(effect.condition.condition);
    use_(effect.relation);
    for (const EffectField& field : effect.fields) {
      use_(field.key);
      tell(field.value);
    }
  }

  void tell(const Policy& policy, const std::vector<Holdable>& of) {
    for (const Holdable& holdable : of) {
      if (holdable.member != kNoSymbol) use_(policy.name_of(holdable.member));
    }
  }

  void tell(const Policy& policy, const Type& type) {
    for (const NamedSet& set : type.sets) tell(set);
    for (const Action& action : type.actions) {
      for (const Parameter& parameter : action.parameters) {
        if (tells_others_) tell(policy, parameter.of);
      }
      for (const Requirement& requirement : action.requirements) tell(requirement.that.condition);
      for (const EffectClause& effect : action.effects) tell(effect);
    }
    for (const StatusCase& status : type.status.cases) tell(status.when.condition);
    for (const Column& column : type.columns) {
      use_(column.show);
      if (column.counted_relation != kNoSymbol) use_(policy.name_of(column.counted_relation));
      for (const ColumnCase& each : column.cases) {
        tell(each.when.condition);
        tell(each.of.expression);
      }
    }
    for (const Relation& relation : type.relations) {
      if (relation.is_inverse()) use_(policy.name_of(relation.inverse));
      tell(policy, relation.of);
    }
  }

 private:
  const UseName& use_;
  bool tells_others_;
};

}  // namespace

void each_name(const SetExpression& set, const UseName& use) { NameTeller(use, false).tell(set); }
void each_name(const Condition& condition, const UseName& use) {
  NameTeller(use, false).tell(condition);
}
void each_name(const Rule& rule, const UseName& use) { NameTeller(use, false).tell(rule); }
void each_name(const Policy& policy, const Type& type, const UseName& use) {
  NameTeller(use, false).tell(policy, type);
}

void each_name_of_any_kind(const NamedSet& set, const UseName& use) {
  NameTeller(use, true).tell(set);
}
void each_name_of_any_kind(const Rule& rule, const UseName& use) {
  NameTeller(use, true).tell(rule);
}
void each_name_of_any_kind(const Policy& policy, const Type& type, const UseName& use) {
  NameTeller(use, true).tell(policy, type);
}

}  // namespace permsim
