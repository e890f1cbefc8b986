// Edits to declarations; and commands in words.
#include "core/declare.h"

#include <algorithm>

#include "core/session.h"

namespace permsim {

namespace {

class Declarer {
 public:
  Declarer(Scenario& scenario, const Policy& policy) : scenario_(scenario), policy_(policy) {}

  void run(const Edit& edit) {
    if (edit.kind == Edit::Kind::create) {
      auto made = std::make_shared<Declaration>();
      made->id = edit.entity;
      made->type = edit.key;
      made->label = edit.entity;
      for (const auto& [key, value] : edit.fields) set(*made, key, value);
      scenario_.entities.push_back(std::move(made));
      return;
    }
    if (edit.kind == Edit::Kind::erase) return erase(edit.entity);
    auto& entities = scenario_.entities;
    for (std::size_t i = 0; i < entities.size(); ++i) {
      if (entities[i]->id != edit.entity) continue;
      auto changed = std::make_shared<Declaration>(*entities[i]);
      change(*changed, edit);
      entities.own(i) = std::move(changed);
    }
  }

 private:
  static Value* find(Declaration& declaration, const std::string& key) {
    const auto found = std::find_if(declaration.fields.begin(), declaration.fields.end(),
                                    [&](const auto& field) { return field.first == key; });
    return found == declaration.fields.end() ? nullptr : &found->second;
  }

  static void drop(Declaration& declaration, const std::string& key) {
    auto& fields = declaration.fields;
    fields.erase(std::remove_if(fields.begin(), fields.end(),
                                [&](const auto& field) { return field.first == key; }),
                 fields.end());
  }

  static void set(Declaration& declaration, const std::string& key, const Value& value) {
    if (key == "label") {
      if (const auto* text = as_text(value)) declaration.label = *text;
    } else if (!is_set(value) || value == Value(std::string())) {
      drop(declaration, key);
    } else if (Value* held = find(declaration, key)) {
      *held = value;
    } else {
      declaration.fields.emplace_back(key, value);
    }
  }

  static TextList holders(Declaration& declaration, const std::string& key) {
    const Value* held = find(declaration, key);
    if (held == nullptr) return {};
    if (const auto* list = as_list(*held)) return *list;
    return {std::get<std::string>(*held)};
  }

  bool is_one(const Declaration& declaration, const std::string& key) const {
    const TypeIndex type = policy_.find_type(declaration.type);
    const Relation* relation = type == kNoType ? nullptr : policy_.types[type].find_relation(key);
    return relation != nullptr && relation->is_one;
  }

  void keep(Declaration& declaration, const std::string& key, TextList held) const {
    if (held.empty())
      drop(declaration, key);
    else if (is_one(declaration, key))
      set(declaration, key, held.front());
    else
      set(declaration, key, std::move(held));
  }

  void change(Declaration& declaration, const Edit& edit) {
    if (edit.kind == Edit::Kind::set) return set(declaration, edit.key, edit.value);
    if (edit.kind == Edit::Kind::clear) return drop(declaration, edit.key);
    TextList held = holders(declaration, edit.key);
    held.erase(std::remove(held.begin(), held.end(), edit.holder), held.end());
    if (edit.kind == Edit::Kind::add) {
      if (is_one(declaration, edit.key)) held.clear();
      held.push_back(edit.holder);
    }
    keep(declaration, edit.key, std::move(held));
  }

  static bool is_of(std::string_view holder, const std::string& id) {
    return holder.substr(0, holder.find('#')) == id;
  }
  static bool names(const Value& value, const std::string& id) {
    const TextList* list = as_list(value);
    const std::string* text = as_text(value);
    return (text != nullptr && is_of(*text, id)) ||
           (list != nullptr &&
            std::any_of(list->begin(), list->end(),
                        [&](const std::string& each) { return is_of(each, id); }));
  }

  /// Nothing may point at what is gone. Texts of attributes are no ids and stay.
  void erase(const std::string& id) {
    auto& entities = scenario_.entities;
    for (std::size_t i = entities.size(); i-- > 0;) {
      if (entities[i]->id == id) entities.erase(i);
    }
    for (std::size_t i = 0; i < entities.size(); ++i) {
      const auto& fields = entities[i]->fields;
      if (std::any_of(fields.begin(), fields.end(),
                      [&](const auto& field) { return names(field.second, id); }))
        entities.own(i) = without(*entities[i], id);
    }
  }

  std::shared_ptr<const Declaration> without(const Declaration& declaration,
                                             const std::string& id) const {
    auto changed = std::make_shared<Declaration>(declaration);
    const TypeIndex type = policy_.find_type(declaration.type);
    for (const auto& [key, value] : declaration.fields) {
      if (type == kNoType || policy_.types[type].find_relation(key) == nullptr || !names(value, id))
        continue;
      TextList held = holders(*changed, key);
      std::erase_if(held, [&](const std::string& holder) { return is_of(holder, id); });
      keep(*changed, key, std::move(held));
    }
    return changed;
  }

  Scenario& scenario_;
  const Policy& policy_;
};

// --- words

std::string label_of(const World& world, const std::string& id) {
  const std::optional<Entry> entry = find_entry(world, id);
  return entry ? labelled(world, *entry) : id;
}

std::string words_of_set(const Edit& edit, const World& world) {
  const std::string name = label_of(world, edit.entity);
  const EntityIndex entity = world.find(edit.entity);
  if (edit.key == "label") return "rename " + name + " to " + shown(edit.value);
  if (entity == kNoEntity) return "change " + name;
  const Type& type = world.type_of(entity);
  if (const Attribute* attribute = type.find_attribute(edit.key)) {
    const std::string words = words_of(*attribute, edit.value);
    return "set " + attribute->label + " of " + name +
           (words.empty() ? " to nothing" : " to " + words);
  }
  const Relation* relation = type.find_relation(edit.key);
  const auto* holder = as_text(edit.value);
  const std::string label = relation == nullptr ? edit.key : relation->label;
  return "set “" + label + "” of " + name +
         (holder == nullptr ? " to nobody" : " to " + label_of(world, *holder));
}

std::string words_of(const Edit& edit, const World& world) {
  const std::string name = label_of(world, edit.entity);
  const EntityIndex entity = world.find(edit.entity);
  std::string relation = edit.key;
  if (entity != kNoEntity) {
    if (const Relation* found = world.type_of(entity).find_relation(edit.key))
      relation = found->label;
  }
  switch (edit.kind) {
    case Edit::Kind::set: return words_of_set(edit, world);
    case Edit::Kind::add:
      return "add " + label_of(world, edit.holder) + " to “" + relation + "” of " + name;
    case Edit::Kind::remove:
      return "take “" + relation + "” of " + name + " from " + label_of(world, edit.holder);
    case Edit::Kind::clear: return "take “" + relation + "” of " + name + " from everyone";
    case Edit::Kind::create: {
      for (const auto& [key, value] : edit.fields) {
        if (key == "label") return "create " + shown(value);
      }
      return "create " + edit.entity;
    }
    case Edit::Kind::erase: return "delete " + name;
  }
  return {};
}

}  // namespace

void declare(Scenario& scenario, const Policy& policy, const std::vector<Edit>& edits) {
  Declarer declarer(scenario, policy);
  for (const Edit& edit : edits) declarer.run(edit);
}

std::string describe(const Command& command, const World& world) {
  struct Describer {
    const World& world;
    std::string operator()(const EditWorld& each) const {
      std::string words = words_of(each.edits.front(), world);
      return each.edits.size() == 1 ? words : words + " and more";
    }
    std::string operator()(const TakeStep& each) const { return step_title(world, each.step); }
    std::string operator()(const RemoveStep& each) const {
      return "remove step " + std::to_string(each.number);
    }
    std::string operator()(const MoveStep& each) const {
      return "move step " + std::to_string(each.number) + " to " + std::to_string(each.to);
    }
    std::string operator()(const ChangeReading& each) const {
      return "read as `" + each.reading + "`";
    }
    std::string operator()(const GoTo& each) const { return "go to " + std::to_string(each.at); }
    std::string operator()(const OpenScenario& each) const {
      return "open “" + each.scenario.title + "”";
    }
    std::string operator()(const Undo&) const { return "undo"; }
    std::string operator()(const Redo&) const { return "redo"; }
  };
  return std::visit(Describer{world}, command);
}

}  // namespace permsim
