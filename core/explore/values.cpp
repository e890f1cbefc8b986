// Values worth trying: a text that no condition ever looks at can be any text, so one stands for
// all. Of lists, conditions ask whether one covers another, is the same, or holds anything at all.
// So texts that stand in the same lists are alike; and of m lists that are chosen, however they lie
// within such a class, the same answers are given by some of m + 1 of its texts (each list
// becomes the set of those chosen lists that it covers there). Of texts that no list holds, m stand
// for all. Every union of these parts is one value, as long as there are not too many.
#include "core/explore/values.h"

#include <algorithm>
#include <map>

namespace permsim::exploring {

namespace {

/// More parts than these have too many unions to try each; then so many lists as they are.
constexpr std::size_t kMostParts = 6;
constexpr std::size_t kMostLists = 32;

/// A text that nothing knows: "new", "new 2" …
std::string unknown_text(std::size_t number) {
  return number == 0 ? "new" : "new " + std::to_string(number + 1);
}

/// So many lists one act may take.
std::size_t most_lists(const Policy& policy) {
  std::size_t most = 0;
  for (const Type& type : policy.types) {
    for (const Action& action : type.actions) {
      const auto lists = std::count_if(
          action.parameters.begin(), action.parameters.end(),
          [](const Parameter& parameter) { return parameter.kind == ParameterKind::list; });
      most = std::max(most, static_cast<std::size_t>(lists));
    }
  }
  return most;
}

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

void note_texts(const Value& value, std::set<std::string>& texts) {
  if (const auto* text = as_text(value)) texts.insert(*text);
  if (const auto* list = as_list(value)) texts.insert(list->begin(), list->end());
}

void note_texts(const Condition& condition, std::set<std::string>& texts) {
  for (const Condition& part : condition.parts) note_texts(part, texts);
  for (const Operand& operand : condition.operands) note_texts(operand.literal, texts);
}

void note_texts(const EffectClause& effect, std::set<std::string>& texts) {
  for (const EffectValue* value : {&effect.what, &effect.on, &effect.from, &effect.to})
    note_texts(value->literal, texts);
  for (const EffectField& field : effect.fields) note_texts(field.value.literal, texts);
}

}  // namespace

std::set<std::string> texts_named(const Policy& policy) {
  std::set<std::string> texts;
  for_each_condition(policy, [&](const Condition& condition) { note_texts(condition, texts); });
  for (const Type& type : policy.types) {
    for (const Attribute& attribute : type.attributes) {
      note_texts(attribute.fallback, texts);
      texts.insert(attribute.values.begin(), attribute.values.end());
    }
    for (const Action& action : type.actions) {
      for (const Parameter& parameter : action.parameters)
        texts.insert(parameter.values.begin(), parameter.values.end());
      for (const EffectClause& effect : action.effects) note_texts(effect, texts);
    }
  }
  return texts;
}

bool is_new_id(const Action& action, std::size_t parameter) {
  const Parameter& given = action.parameters[parameter];
  if (given.kind != ParameterKind::text || !given.values.empty()) return false;
  return std::any_of(action.effects.begin(), action.effects.end(), [&](const EffectClause& effect) {
    return effect.kind == EffectClause::Kind::create && effect.what.is_path &&
           !effect.what.paths.empty() && stands_for(effect.what.paths.front(), parameter);
  });
}

ValueChoices::ValueChoices(const World& start, int within,
                           const std::vector<const Condition*>& asked)
    : start_(start), within_(within) {
  for_each_condition(start.policy(), [&](const Condition& condition) { note(condition); });
  for (const Condition* condition : asked) note(*condition);
  gather_held();
  gather_lists();
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
    if (operand.is_path) {
      note_path(operand.path);
      are_paths_compared_ = true;
    } else if (const auto* text = as_text(operand.literal))
      texts_.insert(*text);
    else if (const auto* list = as_list(operand.literal))
      lists_.insert(*list);
  }
}

void ValueChoices::gather_held() {
  for (const Type& type : start_.policy().types) {
    for (const Attribute& attribute : type.attributes) {
      const auto* list = as_list(attribute.fallback);
      if (list != nullptr && names_.count(attribute.id) != 0) lists_.insert(*list);
    }
  }
  for (EntityIndex entity = 0; entity < start_.size(); ++entity) {
    if (!start_.has(entity)) continue;
    const Type& type = start_.type_of(entity);
    for (std::size_t i = 0; i < type.attributes.size(); ++i) {
      if (names_.count(type.attributes[i].id) == 0) continue;
      const Value& value = start_.at(entity).attributes[i];
      if (type.attributes[i].kind == AttributeKind::text && as_text(value) != nullptr)
        texts_.insert(*as_text(value));
      if (const auto* list = as_list(value)) lists_.insert(*list);
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

/// Texts that may be chosen or left out one by one: parts of what stands in the same lists.
std::vector<TextList> ValueChoices::parts_of_lists() const {
  std::map<std::vector<bool>, TextList> alike;
  std::map<std::string, std::vector<bool>> stands_in;
  std::size_t number = 0;
  for (const TextList& list : lists_) {
    for (const std::string& text : list) {
      std::vector<bool>& lists = stands_in[text];
      lists.resize(lists_.size(), false);
      lists[number] = true;
    }
    ++number;
  }
  for (const auto& [text, lists] : stands_in) alike[lists].push_back(text);
  std::vector<TextList> parts;
  const auto chosen = static_cast<std::size_t>(within_) * most_lists(start_.policy());
  for (const auto& each : alike) {
    const TextList& texts = each.second;
    const std::size_t count = std::min(texts.size(), chosen + 1);
    for (std::size_t i = 0; i + 1 < count; ++i) parts.push_back({texts[i]});
    parts.emplace_back(texts.begin() + static_cast<std::ptrdiff_t>(count) - 1, texts.end());
  }
  for (std::size_t i = 0; i < chosen; ++i) parts.push_back({unknown_text(i)});
  return parts;
}

void ValueChoices::gather_lists() {
  if (most_lists(start_.policy()) == 0) return;
  const auto add = [&](TextList list) {
    if (std::find(lists_tried_.begin(), lists_tried_.end(), list) == lists_tried_.end())
      lists_tried_.push_back(std::move(list));
  };
  const std::vector<TextList> parts = parts_of_lists();
  std::set<std::string> known;
  for (const TextList& list : lists_) known.insert(list.begin(), list.end());
  add({});
  add(TextList(known.begin(), known.end()));
  are_all_lists_tried_ = parts.size() <= kMostParts;
  if (!are_all_lists_tried_) {
    for (const TextList& list : lists_) {
      if (lists_tried_.size() < kMostLists) add(list);
    }
    return;
  }
  for (std::size_t chosen = 0; chosen < std::size_t{1} << parts.size(); ++chosen) {
    std::set<std::string> texts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if ((chosen >> i & 1) != 0) texts.insert(parts[i].begin(), parts[i].end());
    }
    add(TextList(texts.begin(), texts.end()));
  }
}

Tried ValueChoices::of(const Action& action, std::size_t index, EntityIndex target) const {
  const Parameter& parameter = action.parameters[index];
  std::vector<Value> values;
  const auto try_value = [&](Value value) {
    if (std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(std::move(value));
  };
  if (is_new_id(action, index)) return {{Choice{{}, {}, true}}, true};
  const bool is_list = parameter.kind == ParameterKind::list;
  const bool is_open =
      is_list || (parameter.kind == ParameterKind::text && parameter.values.empty());
  const bool is_asked = is_open && is_looked_at(action, index);
  if (parameter.is_optional) values.emplace_back();
  if (parameter.kind == ParameterKind::boolean) {
    try_value(true);
    try_value(false);
  }
  for (const std::string& value : parameter.values) try_value(value);
  if (is_asked && is_list) {
    try_value(TextList{});
    if (target != kNoEntity) {
      for (const Value& value : start_.at(target).attributes) {
        if (as_list(value) != nullptr) try_value(value);
      }
    }
    for (const TextList& list : lists_tried_) try_value(list);
  } else if (is_asked) {
    for (const std::string& text : texts_) try_value(text);
    const auto unknown = static_cast<std::size_t>(are_paths_compared_ ? within_ : 1);
    for (std::size_t i = 0; i < unknown; ++i) try_value(unknown_text(i));
  } else if (is_open && !parameter.is_optional) {
    if (is_list)
      try_value(TextList{});
    else
      try_value(unknown_text(0));
  }
  Tried tried;
  tried.is_all = !is_asked || !is_list || are_all_lists_tried_;
  for (Value& value : values) tried.choices.push_back({{}, std::move(value), false});
  return tried;
}

}  // namespace permsim::exploring
