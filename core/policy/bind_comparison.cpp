// Binds comparisons: attributes and value parameters, and what may stand beside them. A part of
// binder.h.
#include <algorithm>

#include "core/policy/binder.h"

namespace permsim {

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

}  // namespace permsim
