// Binder: names of one expression against the types it may stand on. A name must mean something on
// at least one of them; on the others it is empty, so that one rule can speak of several types.
#include "core/policy/binder.h"

#include <algorithm>

#include "core/base/budget.h"

namespace permsim {

namespace {

/// Of a relation that holds nothing known, and of a policy without subjects, that is told where it
/// stands.
bool may_hold_subjects(const Policy& policy, const std::vector<Holdable>& of) {
  if (of.empty() || std::none_of(policy.types.begin(), policy.types.end(),
                                 [](const Type& type) { return type.is_subject; }))
    return true;
  return std::any_of(of.begin(), of.end(), [&](const Holdable& holdable) {
    return holdable.member != kNoSymbol ||
           (holdable.type < policy.types.size() && policy.types[holdable.type].is_subject);
  });
}

}  // namespace

void Binder::report(std::string code, std::string message) {
  problems_.push_back({where_, std::move(code), std::move(message)});
}

std::string Binder::names_of(const TypeSet& types) const {
  std::vector<std::string> names;
  for (const TypeIndex type : types) names.push_back(ticked(policy_.types[type].id));
  return listed(names, "or");
}

void Binder::report_unknown(const Name& name, const TypeSet& types) {
  if (types.empty()) return;  // said already: nothing is known of what stands before it
  report("unknown-name", "there is no " + ticked(name.text) + " on " + names_of(types));
}

TypeSet Binder::bind_root(Path& path, const TypeSet& self) {
  const auto rooted = [&](const TypeSet& types, std::string_view root) {
    if (types.empty())
      report("not-allowed-here", "`$" + std::string(root) + "` means nothing here");
    return types;
  };
  switch (path.root) {
    case Root::actor: return rooted(scope_.actor, "actor");
    case Root::target: return rooted(scope_.target, "target");
    case Root::self: return self;
    case Root::entity: return {};
    case Root::parameter: break;
  }
  path.parameter =
      scope_.parameters == nullptr ? -1 : find_parameter(*scope_.parameters, path.root_name);
  if (path.parameter < 0) {
    report("unknown-parameter", "there is no parameter `$" + path.root_name + "` here");
    return {};
  }
  const Parameter& parameter = (*scope_.parameters)[static_cast<std::size_t>(path.parameter)];
  budget::spend(parameter.of.size());
  return types_led_to(parameter.of, policy_.subject_types());
}

TypeSet Binder::step(Name& name, const TypeSet& types, bool must_lead_on) {
  name.symbol = policy_.find_symbol(name.text);
  TypeSet next;
  bool is_known = false;
  budget::spend(types.size());
  if (budget::is_spent()) return next;
  for (const TypeIndex type : types) {
    const Member member = policy_.types[type].member(name.symbol);
    if (member.kind == MemberKind::none) continue;
    is_known = true;
    if (member.kind == MemberKind::relation) {
      next.insert(policy_.types[type].relations[member.index].leads_to);
    } else if (must_lead_on) {
      report("wrong-kind",
             ticked(name.text) + " of " + ticked(policy_.types[type].id) +
                 (member.kind == MemberKind::set ? " is a set; only a relation leads on"
                                                 : " is an attribute; only a relation leads on"));
      return {};
    }
  }
  if (!is_known) report_unknown(name, types);
  return next;
}

TypeSet Binder::walk_but_last(Path& path, const TypeSet& self) {
  // A bare first name that is no member but a parameter or an entity's id stands for that.
  if (path.root == Root::self && !path.names.empty()) {
    const std::string& first = path.names.front().text;
    const Symbol symbol = policy_.find_symbol(first);
    const bool is_member = std::any_of(self.begin(), self.end(), [&](TypeIndex type) {
      return policy_.types[type].member(symbol).kind != MemberKind::none;
    });
    const bool is_parameter =
        scope_.parameters != nullptr && find_parameter(*scope_.parameters, first) >= 0;
    const bool is_entity = scope_.entity_ids != nullptr && path.names.size() == 1 &&
                           scope_.entity_ids->count(first) != 0;
    if (!is_member && (is_parameter || is_entity)) {
      path.root = is_parameter ? Root::parameter : Root::entity;
      path.root_name = first;
      path.names.erase(path.names.begin());
    }
  }
  TypeSet types = bind_root(path, self);
  for (std::size_t i = 0; i + 1 < path.names.size(); ++i) types = step(path.names[i], types, true);
  return types;
}

TypeSet Binder::bind_walk(Path& path, const TypeSet& self) {
  TypeSet types = walk_but_last(path, self);
  if (!path.names.empty()) types = step(path.names.back(), types, true);
  return types;
}

void Binder::bind_person_name(Name& name, const TypeSet& types) {
  name.symbol = policy_.find_symbol(name.text);
  bool is_known = false;
  bool gives_persons = false;
  bool is_attribute = false;
  for (const TypeIndex type : types) {
    const Member member = policy_.types[type].member(name.symbol);
    is_known = is_known || member.kind != MemberKind::none;
    is_attribute = is_attribute || member.kind == MemberKind::attribute;
    gives_persons = gives_persons || member.kind == MemberKind::set ||
                    (member.kind == MemberKind::relation &&
                     may_hold_subjects(policy_, policy_.types[type].relations[member.index].of));
  }
  if (!is_known)
    report_unknown(name, types);
  else if (!gives_persons)
    report("wrong-kind", ticked(name.text) + (is_attribute ? " is an attribute and gives no persons"
                                                           : " holds no persons"));
}

void Binder::bind(SetExpression& set, const TypeSet& self) {
  for (SetExpression& part : set.parts) bind(part, self);
  if (set.kind != SetExpression::Kind::name) return;
  const TypeSet types = walk_but_last(set.path, self);
  if (!set.path.names.empty()) {
    bind_person_name(set.path.names.back(), types);
  } else if (set.path.root == Root::parameter && set.path.parameter >= 0 && types.empty()) {
    report("wrong-kind", "`$" + set.path.root_name + "` is a value and gives no persons");
  }
}

void Binder::bind_can(Condition& condition, const TypeSet& self) {
  if (!scope_.allows_can) {
    report("not-allowed-here",
           "`can(…)` may stand in `requires`, `status` and checks only: rules and guards would "
           "recurse");
    return;
  }
  bind(condition.set, self);
  const TypeSet types = bind_walk(condition.path, self);
  const bool is_known = std::any_of(types.begin(), types.end(), [&](TypeIndex type) {
    return policy_.types[type].find_action(condition.action.text) != kNoAction;
  });
  if (!types.empty() && !is_known)
    report("unknown-action", names_of(types) + " has no action " + ticked(condition.action.text));
}

void Binder::bind(Condition& condition, const TypeSet& self) {
  for (Condition& part : condition.parts) bind(part, self);
  switch (condition.kind) {
    case Condition::Kind::always:
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation: break;
    case Condition::Kind::flag: bind_flag(condition, self); break;
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of: bind_comparison(condition, self); break;
    case Condition::Kind::covers: bind_covers(condition, self); break;
    case Condition::Kind::exists: bind_exists(condition, self); break;
    case Condition::Kind::any: bind(condition.set, self); break;
    case Condition::Kind::within:
      bind_walk(condition.path, self);
      bind(condition.set, self);
      break;
    case Condition::Kind::same:
      bind_walk(condition.path, self);
      bind_walk(condition.other, self);
      break;
    case Condition::Kind::can: bind_can(condition, self); break;
  }
}

}  // namespace permsim
