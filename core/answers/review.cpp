// Reviewing a policy: rules and limits as formulas over facts and memberships, tried in every
// combination.
#include "core/answers/review.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/policy/binder.h"

namespace permsim {

namespace {

/// A formula over variables. A choice attribute is one variable with as many values as it has, plus
/// "not set".
struct Formula {
  enum class Kind { yes, no, variable, all_of, any_of, negation };
  Kind kind = Kind::yes;
  std::size_t variable = 0;
  std::uint32_t value = 1;
  std::vector<Formula> parts;
};

Formula constant(bool is_true) {
  Formula formula;
  formula.kind = is_true ? Formula::Kind::yes : Formula::Kind::no;
  return formula;
}
Formula joined(Formula::Kind kind, std::vector<Formula> parts) {
  Formula formula;
  formula.kind = kind;
  formula.parts = std::move(parts);
  return formula;
}
Formula negated(Formula formula) { return joined(Formula::Kind::negation, {std::move(formula)}); }

bool holds(const Formula& formula, const std::vector<std::uint32_t>& values) {
  const auto part_holds = [&](const Formula& part) { return holds(part, values); };
  switch (formula.kind) {
    case Formula::Kind::yes: return true;
    case Formula::Kind::no: return false;
    case Formula::Kind::variable: return values[formula.variable] == formula.value;
    case Formula::Kind::all_of:
      return std::all_of(formula.parts.begin(), formula.parts.end(), part_holds);
    case Formula::Kind::any_of:
      return std::any_of(formula.parts.begin(), formula.parts.end(), part_holds);
    case Formula::Kind::negation: return !part_holds(formula.parts.front());
  }
  return false;
}

/// Formulas of one type's rules share one list of variables.
class Abstraction {
 public:
  Abstraction(const Policy& policy, TypeIndex type) : type_(policy.types[type]) {}

  Formula of(const SetExpression& set, const std::string& text) {
    switch (set.kind) {
      case SetExpression::Kind::everyone: return constant(true);
      case SetExpression::Kind::nobody: return constant(false);
      case SetExpression::Kind::name: return of_name(set.path);
      case SetExpression::Kind::without:
        return joined(Formula::Kind::all_of,
                      {of(set.parts[0], text), negated(of(set.parts[1], text))});
      case SetExpression::Kind::any_of:
      case SetExpression::Kind::all_of: break;
    }
    std::vector<Formula> parts;
    for (const SetExpression& part : set.parts) parts.push_back(of(part, text));
    return joined(
        set.kind == SetExpression::Kind::any_of ? Formula::Kind::any_of : Formula::Kind::all_of,
        std::move(parts));
  }

  Formula of(const Condition& condition, const std::string& text) {
    std::vector<Formula> parts;
    for (const Condition& part : condition.parts) parts.push_back(of(part, text));
    switch (condition.kind) {
      case Condition::Kind::always: return constant(true);
      case Condition::Kind::all_of: return joined(Formula::Kind::all_of, std::move(parts));
      case Condition::Kind::any_of: return joined(Formula::Kind::any_of, std::move(parts));
      case Condition::Kind::negation: return negated(std::move(parts.front()));
      case Condition::Kind::equals:
      case Condition::Kind::one_of: return of_values(condition, text);
      case Condition::Kind::differs: return negated(of_values(condition, text));
      case Condition::Kind::flag:
      case Condition::Kind::covers:
      case Condition::Kind::exists:
      case Condition::Kind::any:
      case Condition::Kind::within:
      case Condition::Kind::same:
      case Condition::Kind::can: break;
    }
    return variable(std::string(slice(text, condition.span)), 1, 2);
  }

  /// Calls `visit` with every combination of values; false when there are too many to try.
  bool each_combination(const std::function<void(const std::vector<std::uint32_t>&)>& visit) const {
    std::size_t combinations = 1;
    for (const std::uint32_t size : sizes_) {
      combinations *= size;
      if (combinations > kMostCombinations) return false;
    }
    std::vector<std::uint32_t> values(sizes_.size(), 0);
    for (std::size_t i = 0; i < combinations; ++i) {
      std::size_t rest = i;
      for (std::size_t v = 0; v < sizes_.size(); ++v) {
        values[v] = static_cast<std::uint32_t>(rest % sizes_[v]);
        rest /= sizes_[v];
      }
      visit(values);
    }
    return true;
  }

 private:
  static constexpr std::size_t kMostCombinations = std::size_t{1} << 16;

  Formula variable(const std::string& name, std::uint32_t value, std::uint32_t size) {
    const auto [found, is_new] = numbers_.try_emplace(name, sizes_.size());
    if (is_new) sizes_.push_back(size);
    Formula formula;
    formula.kind = Formula::Kind::variable;
    formula.variable = found->second;
    formula.value = value;
    return formula;
  }

  Formula of_name(const Path& path) {
    std::string text;
    for (const Name& name : path.names) text += (text.empty() ? "" : ".") + name.text;
    const Member member = path.names.empty() ? Member{} : type_.member(path.names.front().symbol);
    if (member.kind == MemberKind::none)
      return constant(false);  // a name of another of the rule's types
    if (path.names.size() > 1 || member.kind != MemberKind::set)
      return variable("in " + text, 1, 2);
    std::vector<Formula> parts;
    for (const GuardedSet& part : type_.sets[member.index].parts) {
      parts.push_back(joined(Formula::Kind::all_of, {of(part.when.condition, part.when.text),
                                                     of(part.to.expression, part.to.text)}));
    }
    return joined(Formula::Kind::any_of, std::move(parts));
  }

  Formula of_values(const Condition& condition, const std::string& text) {
    const bool is_own = condition.path.root == Root::self && condition.path.names.size() == 1;
    const Member member = is_own ? type_.member(condition.path.names.front().symbol) : Member{};
    const Attribute* attribute =
        member.kind == MemberKind::attribute ? &type_.attributes[member.index] : nullptr;
    std::vector<Formula> parts;
    for (const Operand& operand : condition.operands) {
      const auto* value = as_text(operand.literal);
      if (attribute == nullptr || operand.is_path || attribute->kind != AttributeKind::choice ||
          value == nullptr) {
        parts.push_back(variable(std::string(slice(text, condition.path.span)) +
                                     " == " + std::string(slice(text, operand.span)),
                                 1, 2));
        continue;
      }
      const auto place = std::find(attribute->values.begin(), attribute->values.end(), *value) -
                         attribute->values.begin();
      parts.push_back(variable("value of " + attribute->id, static_cast<std::uint32_t>(place) + 1,
                               static_cast<std::uint32_t>(attribute->values.size()) + 1));
    }
    return joined(Formula::Kind::any_of, std::move(parts));
  }

  const Type& type_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::uint32_t> sizes_;
};

class Reviewer {
 public:
  explicit Reviewer(const Policy& policy) : policy_(policy) {}

  Problems run() {
    for (const Rule& rule : policy_.rules) review_reach(rule);
    for (const Rule& limit : policy_.rules) {
      for (const Rule& allow : policy_.rules) {
        if (limit.effect == Effect::limit && allow.effect == Effect::allow)
          review_limit(limit, allow);
      }
    }
    review_names();
    return std::move(warnings_);
  }

 private:
  void warn(const std::string& where, std::string code, std::string message) {
    warnings_.push_back({where, std::move(code), std::move(message), true});
  }

  /// A rule that applies to nobody on any of its types, in any state.
  void review_reach(const Rule& rule) {
    for (const TypeIndex type : rule.on) {
      Abstraction abstraction(policy_, type);
      const Formula to = abstraction.of(rule.to.expression, rule.to.text);
      const Formula when = abstraction.of(rule.when.condition, rule.when.text);
      bool can_apply = false;
      const bool was_tried = abstraction.each_combination([&](const auto& values) {
        can_apply = can_apply || (holds(to, values) && holds(when, values));
      });
      if (can_apply || !was_tried) return;
    }
    if (!rule.on.empty())
      warn(rule.where, "unreachable-rule",
           "the rule " + ticked(rule.id) + " can never apply: its `to` and `when` leave nobody");
  }

  bool share_an_action(const Rule& a, const Rule& b, TypeIndex type) const {
    return std::any_of(policy_.types[type].actions.begin(), policy_.types[type].actions.end(),
                       [&](const Action& action) {
                         const auto has = [&](const Rule& rule) {
                           const auto number =
                               static_cast<std::uint32_t>(&rule - policy_.rules.data());
                           return std::find(action.rules.begin(), action.rules.end(), number) !=
                                  action.rules.end();
                         };
                         return has(a) && has(b);
                       });
  }

  /// A limit is contradicted when, in a state in which both speak, everyone it limits is allowed,
  /// or everyone who is allowed is limited.
  void review_limit(const Rule& limit, const Rule& allow) {
    for (const TypeIndex type : limit.on) {
      if (std::find(allow.on.begin(), allow.on.end(), type) == allow.on.end() ||
          !share_an_action(limit, allow, type))
        continue;
      Abstraction abstraction(policy_, type);
      const Formula limited = abstraction.of(limit.to.expression, limit.to.text);
      const Formula limit_when = abstraction.of(limit.when.condition, limit.when.text);
      const Formula allowed = abstraction.of(allow.to.expression, allow.to.text);
      const Formula allow_when = abstraction.of(allow.when.condition, allow.when.text);
      bool is_someone_limited = false, is_someone_allowed = false, is_limited_only = false,
           is_allowed_only = false;
      const bool was_tried = abstraction.each_combination([&](const auto& values) {
        if (!holds(limit_when, values) || !holds(allow_when, values)) return;
        const bool is_limited = holds(limited, values);
        const bool is_allowed = holds(allowed, values);
        is_someone_limited = is_someone_limited || is_limited;
        is_someone_allowed = is_someone_allowed || is_allowed;
        is_limited_only = is_limited_only || (is_limited && !is_allowed);
        is_allowed_only = is_allowed_only || (is_allowed && !is_limited);
      });
      if (!was_tried || !is_someone_limited || !is_someone_allowed ||
          (is_limited_only && is_allowed_only))
        continue;
      warn(limit.where, "limit-contradicted",
           "the limit " + ticked(limit.id) + " says no where the rule " + ticked(allow.id) +
               " says yes on " + ticked(policy_.types[type].id));
      return;
    }
  }

  // --- names

  void use(const Path& path) {
    for (const Name& name : path.names) used_.insert(name.text);
  }
  void use(const SetExpression& set) {
    use(set.path);
    for (const SetExpression& part : set.parts) use(part);
  }
  void use(const Condition& condition) {
    use(condition.path);
    use(condition.other);
    use(condition.set);
    for (const Operand& operand : condition.operands) use(operand.path);
    for (const Condition& part : condition.parts) use(part);
  }
  void use(const EffectValue& value) {
    for (const Path& path : value.paths) use(path);
  }
  void use(const EffectClause& effect) {
    use(effect.what);
    use(effect.on);
    use(effect.from);
    use(effect.to);
    use(effect.condition.condition);
    used_.insert(effect.relation);
    for (const EffectField& field : effect.fields) {
      used_.insert(field.key);
      use(field.value);
    }
  }
  void use(const Type& type) {
    for (const NamedSet& set : type.sets) {
      for (const GuardedSet& part : set.parts) use(part.to.expression), use(part.when.condition);
    }
    for (const Action& action : type.actions) {
      for (const Requirement& requirement : action.requirements) use(requirement.that.condition);
      for (const EffectClause& effect : action.effects) use(effect);
    }
    for (const StatusCase& status : type.status.cases) use(status.when.condition);
    for (const Column& column : type.columns) {
      used_.insert(column.show);
      for (const ColumnCase& each : column.cases) use(each.when.condition), use(each.of.expression);
    }
    for (const Relation& relation : type.relations) {
      if (relation.is_inverse()) used_.insert(policy_.name_of(relation.inverse));
      for (const Holdable& holdable : relation.of) {
        if (holdable.member != kNoSymbol) used_.insert(policy_.name_of(holdable.member));
      }
    }
  }

  /// Names are looked up by their text, whatever the type: a name used anywhere counts as used
  /// everywhere. Texts and lists inform people and need no other use; roles are there to be held.
  void review_names() {
    for (const Type& type : policy_.types) use(type);
    for (const Rule& rule : policy_.rules) use(rule.to.expression), use(rule.when.condition);
    for (const Continuity& continuity : policy_.continuity) {
      use(continuity.when.condition);
      use(continuity.owner.expression);
      if (continuity.served_relation != kNoSymbol)
        used_.insert(policy_.name_of(continuity.served_relation));
    }
    for (const Type& type : policy_.types) {
      for (const NamedSet& set : type.sets) warn_unused(type, "sets", "unused-set", set.id);
      for (const Relation& relation : type.relations) {
        if (!relation.is_role) warn_unused(type, "relations", "unused-relation", relation.id);
      }
      for (const Attribute& attribute : type.attributes) {
        const bool only_informs =
            attribute.kind == AttributeKind::text || attribute.kind == AttributeKind::list;
        if (!only_informs) warn_unused(type, "attributes", "unused-attribute", attribute.id);
      }
    }
  }

  void warn_unused(const Type& type, const char* part, const char* code, const std::string& id) {
    if (used_.count(id) != 0) return;
    warn("/types/" + type.id + "/" + part + "/" + id, code,
         "nothing uses " + ticked(id) + " of " + ticked(type.id));
  }

  const Policy& policy_;
  Problems warnings_;
  std::set<std::string> used_;
};

}  // namespace

Problems review(const Policy& policy) { return Reviewer(policy).run(); }

}  // namespace permsim
