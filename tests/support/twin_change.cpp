// One effect after the other, as the language defines them.
#include "tests/support/twin_change.h"

#include <utility>

namespace permsim::twin {
namespace {

/// The effects of one step. Everything is read from the world before it; changes go into a copy.
class Change {
 public:
  Change(const Place& place, int number)
      : place_(place), before_(place.world), after_(place.world), number_(number) {}

  void run(const Json& effect) {
    if (effect.contains("if") && !holds(place_, read_condition(effect.at("if").get<std::string>())))
      return;
    if (effect.contains("create")) return create(effect);
    if (effect.contains("delete")) {
      for (const std::string& ref : refs(effect.at("delete"))) leaving_.push_back(ref);
      return;
    }
    if (effect.contains("move")) return move(effect);
    for (const std::string& id :
         effect.contains("on") ? refs(effect.at("on")) : std::vector<std::string>{place_.target}) {
      if (after_.find(id) == nullptr) continue;
      if (effect.contains("set"))
        for (const auto& [key, value] : effect.at("set").items()) set(id, key, value);
      if (effect.contains("add"))
        for (const std::string& ref : refs(effect.at("add")))
          add(id, effect.at("to").get<std::string>(), ref);
      if (effect.contains("remove"))
        for (const std::string& ref : refs(effect.at("remove")))
          remove(id, effect.at("from").get<std::string>(), ref);
      if (effect.contains("clear"))
        after_.find(id)->relations.erase(effect.at("clear").get<std::string>());
    }
  }

  /// Whatever else happens to them in the same step, what is deleted is gone in the end.
  World finish() {
    for (const std::string& id : leaving_) erase(id);
    if (!find_cycle_in_any_reading(after_).empty()) throw Impossible{"a set would need itself"};
    return after_;
  }

 private:
  Words words_of(const Json& path) const {
    // A path reads like the name of a set.
    return rooted(place_, read_set(path.get<std::string>()).name);
  }

  /// Of a relation's path also without its `$`; an attribute's text without one is a text.
  bool was_not_given(const Json& path, bool is_of_relation) const {
    if (!path.is_string() || path.get<std::string>().empty()) return false;
    if (path.get<std::string>()[0] != '$' && !is_of_relation) return false;
    const Words words = words_of(path);
    return words[0][0] == '$' && words[0] != "$actor" && words[0] != "$target" &&
           place_.given->count(words[0].substr(1)) == 0;
  }

  /// What a path leads to; a parameter by itself stands for what was given, usersets untouched.
  std::vector<std::string> refs(const Json& path) const {
    if (path.is_array()) {
      std::vector<std::string> all;
      for (const Json& one : path)
        for (const std::string& ref : refs(one)) all.push_back(ref);
      return all;
    }
    const Words words = words_of(path);
    if (words.size() == 1 && words[0][0] == '$' && words[0] != "$actor" && words[0] != "$target") {
      const auto found = place_.given->find(words[0].substr(1));
      if (found == place_.given->end()) return {};
      // The id of what this very step creates.
      if (found->second.value.is_string() &&
          after_.find(found->second.value.get<std::string>()) != nullptr)
        return {found->second.value.get<std::string>()};
      return found->second.refs;
    }
    if (words.size() == 1 && words[0][0] == '$') return walk(place_, words);
    // What a relation holds, as it holds it: usersets stay usersets.
    const std::vector<std::string> reached =
        words.size() == 1 ? std::vector<std::string>{place_.target}
                          : walk(place_, Words(words.begin(), words.end() - 1));
    std::vector<std::string> found;
    for (const std::string& id : reached)
      for (const Holder& holder : holders(before_, before_.at(id), words.back()))
        found.push_back(holder.ref);
    return found;
  }

  void set(const std::string& id, const std::string& key, const Json& value) {
    Entity& entity = *after_.find(id);
    const Type& type = after_.type_of(entity);
    const bool is_path = value.is_string() && !value.get<std::string>().empty() &&
                         value.get<std::string>()[0] == '$';
    const bool is_of_relation = type.relations.count(key) != 0;
    if (was_not_given(value, is_of_relation)) return;
    if (!is_of_relation) {
      Json result = value;
      if (is_path) {
        const std::vector<Json> found = values(place_, words_of(value));
        result = found.empty() ? Json() : found[0];
      }
      set_value(entity, type, key, result);
      return;
    }
    const std::vector<std::string> wanted = refs(value);
    if (type.relations.at(key).one && wanted.size() > 1)
      throw Impossible{"one holder, not several"};
    for (const Holder& holder : holders(after_, entity, key))
      if (!contains(wanted, holder.ref)) remove(id, key, holder.ref);
    for (const std::string& ref : wanted) add(id, key, ref);
  }

  static void set_value(Entity& entity, const Type& type, const std::string& key,
                        const Json& value) {
    if (key == "label") {
      entity.label = value.get<std::string>();
      return;
    }
    if (value.is_null()) {  // Nothing to set it to: as if it had never been set.
      entity.attributes.erase(key);
      if (const Json& fallback = type.attributes.at(key).fallback; !fallback.is_null())
        entity.attributes[key] = fallback;
      return;
    }
    const Attribute& attribute = type.attributes.at(key);
    const bool fits =
        attribute.kind == "bool"   ? value.is_boolean()
        : attribute.kind == "list" ? value.is_array()
        : attribute.kind == "text"
            ? value.is_string()
            : value.is_string() && contains(attribute.values, value.get<std::string>());
    if (!fits) throw Impossible{"no value for " + key};
    entity.attributes[key] = value;
  }

  void add(const std::string& id, const std::string& relation, const std::string& ref) {
    Entity& entity = *after_.find(id);
    const Relation& held = after_.type_of(entity).relations.at(relation);
    if (!may_hold(after_, held.of, ref)) throw Impossible{relation + " cannot hold " + ref};
    std::vector<Holder>& list = entity.relations[relation];
    for (const Holder& holder : list)
      if (holder.ref == ref) return;
    if (held.one) list.clear();
    list.push_back({ref, was_so(id, relation, ref)});
  }

  /// Since when: what was so before the step was not made by it.
  int was_so(const std::string& id, const std::string& relation, const std::string& ref) const {
    const Entity* entity = before_.find(id);
    if (entity == nullptr || entity->relations.count(relation) == 0) return number_;
    for (const Holder& holder : entity->relations.at(relation))
      if (holder.ref == ref) return holder.since;
    return number_;
  }

  void remove(const std::string& id, const std::string& relation, const std::string& ref) {
    std::vector<Holder> kept;
    for (const Holder& holder : after_.find(id)->relations[relation])
      if (holder.ref != ref) kept.push_back(holder);
    after_.find(id)->relations[relation] = kept;
  }

  void create(const Json& effect) {
    Entity entity;
    entity.type = effect.at("create").get<std::string>();
    entity.id = effect.at("id").get<std::string>();
    if (entity.id[0] == '$') {
      const std::vector<Json> found = values(place_, words_of(effect.at("id")));
      if (found.empty() || !found[0].is_string()) throw Impossible{"no id for what is to be made"};
      entity.id = found[0].get<std::string>();
    }
    if (after_.find(entity.id) != nullptr) throw Impossible{entity.id + " is there already"};
    entity.label = entity.id;
    for (const auto& [name, attribute] : after_.policy->types.at(entity.type).attributes)
      if (!attribute.fallback.is_null()) entity.attributes[name] = attribute.fallback;
    const std::string id = entity.id;
    after_.entities.push_back(std::move(entity));
    if (effect.contains("with"))
      for (const auto& [key, value] : effect.at("with").items()) set(id, key, value);
  }

  void erase(const std::string& id) {
    std::vector<Entity> kept;
    for (const Entity& entity : after_.entities)
      if (entity.id != id) kept.push_back(entity);
    after_.entities = kept;
    for (Entity& entity : after_.entities)
      for (auto& [relation, list] : entity.relations) {
        std::vector<Holder> left;
        for (const Holder& holder : list)
          if (split(holder.ref).first != id) left.push_back(holder);
        list = left;
      }
  }

  void move(const Json& effect) {
    const std::vector<std::string> from = refs(effect.at("from")), to = refs(effect.at("to"));
    if (to.size() != 1) throw Impossible{"there is not one thing to move to"};
    const std::string relation = effect.at("relation").get<std::string>();
    std::vector<std::string> moving;
    for (const Entity& entity : before_.entities)
      if (entity.type == effect.at("move").get<std::string>())
        for (const Holder& holder : holders(before_, entity, relation))
          if (contains(from, holder.ref) && !contains(moving, entity.id))
            moving.push_back(entity.id);
    for (const std::string& id : moving) {
      if (after_.find(id) == nullptr) continue;
      for (const std::string& ref : from)
        if (!contains(to, ref)) remove(id, relation, ref);
      for (const std::string& ref : to) add(id, relation, ref);
    }
  }

  const Place& place_;
  const World& before_;
  World after_;
  int number_;
  std::vector<std::string> leaving_;
};

}  // namespace

bool may_hold(const World& world, const std::vector<std::string>& of, const std::string& ref) {
  const auto [id, member] = split(ref);
  const Entity* entity = world.find(id);
  if (entity == nullptr) return false;
  return contains(of, member.empty() ? entity->type : entity->type + "#" + member);
}

World changed(const Place& place, const Json& effects, int number) {
  Change change(place, number);
  for (const Json& effect : effects) change.run(effect);
  return change.finish();
}

}  // namespace permsim::twin
