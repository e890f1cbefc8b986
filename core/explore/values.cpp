// Values worth trying: a text that no condition ever looks at can be any text, so one stands for
// all.
#include "core/explore/values.h"

#include <algorithm>

namespace permsim::exploring {

namespace {

constexpr const char* kAnyText = "new";

bool stands_for(const Path& path, std::size_t parameter) {
  return path.root == Root::parameter && path.parameter == static_cast<int>(parameter) &&
         path.names.empty();
}

template <class Look>
void for_each_condition(const Policy& policy, const Look& look) {
  for (const Rule& rule : policy.rules) look(rule.when.condition);
  for (const Type& type : policy.types) {
    for (const NamedSet& set : type.sets) {
      for (const GuardedSet& part : set.parts) look(part.when.condition);
    }
    for (const Action& action : type.actions) {
      for (const Requirement& requirement : action.requirements) look(requirement.that.condition);
      for (const EffectClause& effect : action.effects) look(effect.condition.condition);
    }
  }
}

}  // namespace

bool is_new_id(const Action& action, std::size_t parameter) {
  const Parameter& given = action.parameters[parameter];
  if (given.kind != ParameterKind::text || !given.values.empty()) return false;
  return std::any_of(action.effects.begin(), action.effects.end(), [&](const EffectClause& effect) {
    return effect.kind == EffectClause::Kind::create && effect.what.is_path &&
           !effect.what.paths.empty() && stands_for(effect.what.paths.front(), parameter);
  });
}

ValueChoices::ValueChoices(const World& start) : start_(start) {
  for_each_condition(start.policy(), [&](const Condition& condition) { note(condition); });
  gather_held();
}

void ValueChoices::note(const Condition& condition) {
  for (const Condition& part : condition.parts) note(part);
  const auto note_path = [&](const Path& path) {
    names_.insert(path.names.empty() ? "$" + path.root_name : path.names.back().text);
  };
  switch (condition.kind) {
    case Condition::Kind::equals:
    case Condition::Kind::differs:
    case Condition::Kind::one_of:
    case Condition::Kind::covers:
    case Condition::Kind::flag:
    case Condition::Kind::exists: note_path(condition.path); break;
    case Condition::Kind::always:
    case Condition::Kind::all_of:
    case Condition::Kind::any_of:
    case Condition::Kind::negation:
    case Condition::Kind::within:
    case Condition::Kind::same:
    case Condition::Kind::can:
    case Condition::Kind::any: return;
  }
  for (const Operand& operand : condition.operands) {
    if (operand.is_path)
      note_path(operand.path);
    else if (const auto* text = as_text(operand.literal))
      texts_.insert(*text);
    else if (const auto* list = as_list(operand.literal))
      listed_.insert(list->begin(), list->end());
  }
}

void ValueChoices::gather_held() {
  for (EntityIndex entity = 0; entity < start_.size(); ++entity) {
    if (!start_.has(entity)) continue;
    const Type& type = start_.type_of(entity);
    for (std::size_t i = 0; i < type.attributes.size(); ++i) {
      if (names_.count(type.attributes[i].id) == 0) continue;
      const Value& value = start_.at(entity).attributes[i];
      if (type.attributes[i].kind == AttributeKind::text && as_text(value) != nullptr)
        texts_.insert(*as_text(value));
      if (const auto* list = as_list(value)) listed_.insert(list->begin(), list->end());
    }
  }
}

/// Compared itself, or set to an attribute that some condition compares.
bool ValueChoices::is_looked_at(const Action& action, std::size_t parameter) const {
  if (names_.count("$" + action.parameters[parameter].id) != 0) return true;
  for (const EffectClause& effect : action.effects) {
    for (const EffectField& field : effect.fields) {
      const bool is_given =
          std::any_of(field.value.paths.begin(), field.value.paths.end(),
                      [&](const Path& path) { return stands_for(path, parameter); });
      if (is_given && names_.count(field.key) != 0) return true;
    }
  }
  return false;
}

Choices ValueChoices::of(const Action& action, std::size_t index, EntityIndex target) const {
  const Parameter& parameter = action.parameters[index];
  std::vector<Value> values;
  const auto try_value = [&](Value value) {
    if (std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(std::move(value));
  };
  if (is_new_id(action, index)) return {Choice{{}, {}, true}};
  const bool is_open = parameter.kind == ParameterKind::list ||
                       (parameter.kind == ParameterKind::text && parameter.values.empty());
  if (parameter.is_optional) values.emplace_back();
  if (parameter.kind == ParameterKind::boolean) {
    try_value(true);
    try_value(false);
  }
  for (const std::string& value : parameter.values) try_value(value);
  if (is_open && is_looked_at(action, index)) {
    if (parameter.kind == ParameterKind::list) {
      try_value(TextList{});
      if (target != kNoEntity) {
        for (const Value& value : start_.at(target).attributes) {
          if (as_list(value) != nullptr) try_value(value);
        }
      }
      try_value(TextList(listed_.begin(), listed_.end()));
    } else {
      for (const std::string& text : texts_) try_value(text);
      try_value(std::string(kAnyText));
    }
  } else if (is_open && !parameter.is_optional) {
    if (parameter.kind == ParameterKind::list)
      try_value(TextList{});
    else
      try_value(std::string(kAnyText));
  }
  Choices choices;
  for (Value& value : values) choices.push_back({{}, std::move(value), false});
  return choices;
}

}  // namespace permsim::exploring
