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

bool Binder::is_value_path(const Path& path, const TypeSet& self) const {
  Problems ignored;
  Binder quiet(policy_, scope_, where_, ignored);
  Path copy = path;
  const TypeSet types = quiet.walk_but_last(copy, self);
  if (copy.names.empty()) return copy.root == Root::parameter && types.empty();
  const Symbol symbol = policy_.find_symbol(copy.names.back().text);
  return std::any_of(types.begin(), types.end(), [&](TypeIndex type) {
    return policy_.types[type].member(symbol).kind == MemberKind::attribute;
  });
}

std::vector<const Attribute*> Binder::bind_values(Path& path, const TypeSet& self,
                                                  const Parameter** parameter) {
  std::vector<const Attribute*> attributes;
  const TypeSet types = walk_but_last(path, self);
  if (path.names.empty()) {
    if (path.root == Root::parameter && path.parameter >= 0) {
      const Parameter& found = (*scope_.parameters)[static_cast<std::size_t>(path.parameter)];
      if (found.kind != ParameterKind::entity)
        *parameter = &found;
      else
        report("wrong-kind",
               "`$" + path.root_name +
                   "` is an entity; name one of its attributes, or compare with `is`");
    } else if (path.root != Root::parameter) {
      report("wrong-kind", "expected an attribute, found an entity; compare entities with `is`");
    }
    return attributes;
  }
  Name& last = path.names.back();
  last.symbol = policy_.find_symbol(last.text);
  bool is_known = false;
  for (const TypeIndex type : types) {
    const Member member = policy_.types[type].member(last.symbol);
    is_known = is_known || member.kind != MemberKind::none;
    if (member.kind == MemberKind::attribute)
      attributes.push_back(&policy_.types[type].attributes[member.index]);
  }
  if (!is_known)
    report_unknown(last, types);
  else if (attributes.empty())
    report("wrong-kind", ticked(last.text) + " is not an attribute; compare entities with `is`");
  return attributes;
}

void Binder::check_operand(Operand& operand, const std::vector<const Attribute*>& attributes,
                           const Parameter* parameter, const TypeSet& self) {
  if (operand.is_path) {
    const Parameter* other = nullptr;
    bind_values(operand.path, self, &other);
    return;
  }
  const auto* text = as_text(operand.literal);
  const bool is_flag = std::holds_alternative<bool>(operand.literal);
  if (parameter != nullptr) {
    const bool is_listed =
        text != nullptr && std::find(parameter->values.begin(), parameter->values.end(), *text) !=
                               parameter->values.end();
    if (text != nullptr && !parameter->values.empty() && !is_listed)
      report("wrong-value", "`$" + parameter->id + "` is never " + ticked(*text));
    return;
  }
  if (attributes.empty()) return;
  // A text attribute may well hold the word `true`.
  const bool takes_flag = std::any_of(attributes.begin(), attributes.end(), [](const Attribute* a) {
    return a->kind == AttributeKind::boolean;
  });
  if (is_flag && !takes_flag) {
    operand.literal = std::string(std::get<bool>(operand.literal) ? "true" : "false");
    text = as_text(operand.literal);
  }
  const bool fits =
      std::any_of(attributes.begin(), attributes.end(), [&](const Attribute* attribute) {
        switch (attribute->kind) {
          case AttributeKind::boolean: return text == nullptr;
          case AttributeKind::text: return text != nullptr;
          case AttributeKind::list: return false;
          case AttributeKind::choice:
            return text != nullptr && std::find(attribute->values.begin(), attribute->values.end(),
                                                *text) != attribute->values.end();
        }
        return false;
      });
  if (fits) return;
  const Attribute& attribute = *attributes.front();
  if (attribute.kind == AttributeKind::choice) {
    std::vector<std::string> values;
    for (const std::string& value : attribute.values) values.push_back(ticked(value));
    report("wrong-value", ticked(attribute.id) + " is never " + ticked(shown(operand.literal)) +
                              "; it is " + listed(values, "or"));
  } else if (attribute.kind == AttributeKind::list) {
    report("wrong-kind", ticked(attribute.id) + " is a list; compare lists with `covers`");
  } else {
    report("wrong-value",
           ticked(attribute.id) + " is true or false, never " + ticked(shown(operand.literal)));
  }
}

void Binder::bind_comparison(Condition& condition, const TypeSet& self) {
  const Parameter* parameter = nullptr;
  const auto attributes = bind_values(condition.path, self, &parameter);
  for (Operand& operand : condition.operands) check_operand(operand, attributes, parameter, self);
}

void Binder::bind_flag(Condition& condition, const TypeSet& self) {
  const Parameter* parameter = nullptr;
  const auto attributes = bind_values(condition.path, self, &parameter);
  const bool is_flag =
      parameter != nullptr
          ? parameter->kind == ParameterKind::boolean
          : std::any_of(attributes.begin(), attributes.end(),
                        [](const Attribute* a) { return a->kind == AttributeKind::boolean; });
  if (!is_flag && (parameter != nullptr || !attributes.empty())) {
    const std::string name = parameter != nullptr ? parameter->id : attributes.front()->id;
    report("wrong-kind", ticked(name) + " is not yes or no; compare it with `==`");
  }
}

void Binder::bind_covers(Condition& condition, const TypeSet& self) {
  const auto check = [&](Path& path) {
    const Parameter* parameter = nullptr;
    const auto attributes = bind_values(path, self, &parameter);
    const bool is_list =
        parameter != nullptr
            ? parameter->kind == ParameterKind::list
            : std::any_of(attributes.begin(), attributes.end(),
                          [](const Attribute* a) { return a->kind == AttributeKind::list; });
    if (!is_list && (parameter != nullptr || !attributes.empty())) {
      report("wrong-kind", ticked(parameter != nullptr ? parameter->id : attributes.front()->id) +
                               " is not a list");
    }
  };
  check(condition.path);
  if (condition.operands.front().is_path) check(condition.operands.front().path);
}

void Binder::bind_exists(Condition& condition, const TypeSet& self) {
  if (!is_value_path(condition.path, self)) {
    bind_walk(condition.path, self);
    return;
  }
  const Parameter* parameter = nullptr;
  const auto attributes = bind_values(condition.path, self, &parameter);
  const bool is_flag = std::any_of(attributes.begin(), attributes.end(), [](const Attribute* a) {
    return a->kind == AttributeKind::boolean;
  });
  if (!is_flag) return;
  report("wrong-kind", ticked(condition.path.names.back().text) +
                           " is yes or no and so always there: ask " +
                           ticked(written(condition.path)));
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
