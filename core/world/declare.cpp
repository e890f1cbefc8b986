// Edits to what a scenario file declares: every kind of edit, on declarations instead of a world.
#include "core/world/declare.h"
#include "core/world/names.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>

namespace permsim {

namespace {

class Declarer {
 public:
  Declarer(Scenario& scenario, const Policy& policy) : scenario_(scenario), policy_(policy) {}

  void make(const Edit& edit) {
    auto made = std::make_shared<Declaration>();
    made->id = edit.entity;
    made->type = edit.key;
    made->label = edit.entity;
    scenario_.entities.push_back(std::move(made));
  }

  void change(const Edit& edit) {
    auto& entities = scenario_.entities;
    for (std::size_t i = 0; i < entities.size(); ++i) {
      if (entities[i]->id != edit.entity) continue;
      auto changed = std::make_shared<Declaration>(*entities[i]);
      change(*changed, edit);
      entities.own(i) = std::move(changed);
    }
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

  /// An empty text takes away what a relation held; an attribute has it as its value.
  void set(Declaration& declaration, const std::string& key, const Value& value) const {
    const TypeIndex type = policy_.find_type(declaration.type);
    const bool is_relation = type != kNoType && policy_.types[type].find_relation(key) != nullptr;
    if (key == "label") {
      if (const auto* text = as_text(value)) declaration.label = *text;
    } else if (!is_set(value) || (is_relation && value == Value(std::string()))) {
      drop(declaration, key);
    } else {
      const TextList* list = is_relation ? as_list(value) : nullptr;
      Value kept = list == nullptr ? value : Value(once_each(*list));
      if (Value* held = find(declaration, key))
        *held = std::move(kept);
      else
        declaration.fields.emplace_back(key, std::move(kept));
    }
  }

  /// A relation holds nobody twice, and a file that says so is refused.
  static TextList once_each(const TextList& holders) {
    TextList once;
    std::unordered_set<std::string> known;
    std::copy_if(holders.begin(), holders.end(), std::back_inserter(once),
                 [&](const std::string& holder) { return known.insert(holder).second; });
    return once;
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
    if (edit.kind == Edit::Kind::create) {
      for (const auto& [key, value] : edit.fields) set(declaration, key, value);
      return;
    }
    if (edit.kind == Edit::Kind::set) return set(declaration, edit.key, edit.value);
    if (edit.kind == Edit::Kind::clear) return drop(declaration, edit.key);
    TextList held = holders(declaration, edit.key);
    const auto found = std::find(held.begin(), held.end(), edit.holder);
    if (edit.kind == Edit::Kind::remove) {
      if (found != held.end()) held.erase(found);
    } else if (found == held.end()) {
      // Whoever is held already keeps their place, as in a world.
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

}  // namespace

void declare(Scenario& scenario, const Policy& policy, const std::vector<Edit>& edits) {
  // As in a world (play/edit.cpp): what is made is there before anything is said of it, and what is
  // deleted stays until all is said, since nothing said of it may remain.
  Declarer declarer(scenario, policy);
  for (const Edit& edit : edits)
    if (edit.kind == Edit::Kind::create) declarer.make(edit);
  for (const Edit& edit : edits)
    if (edit.kind != Edit::Kind::erase) declarer.change(edit);
  for (const Edit& edit : edits)
    if (edit.kind == Edit::Kind::erase) declarer.erase(edit.entity);
}

}  // namespace permsim
