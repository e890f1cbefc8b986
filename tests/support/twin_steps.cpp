// The slow twin lets a step happen: permission, requirements, effects all together; see
// slow_twin.h.
#include "tests/support/slow_twin.h"

#include <algorithm>

namespace permsim::twin {
namespace {

/// Why a step cannot happen, thrown from wherever that is found and caught in `apply`.
struct Impossible {
  std::string says;
};

bool is_value_kind(const Json& type) {
  return type.is_string() && (type == "text" || type == "bool" || type == "list");
}

/// May a relation or parameter `of` these hold this?
bool may_hold(const World& world, const std::vector<std::string>& of, const std::string& ref) {
  const auto [id, member] = split(ref);
  const Entity* entity = world.find(id);
  if (entity == nullptr) return false;
  return contains(of, member.empty() ? entity->type : entity->type + "#" + member);
}

Given read_argument(const World& world, const std::string& name, const Json& parameter,
                    const Json& given) {
  const Json type = parameter.is_object() ? parameter.at("type") : parameter;
  Given result;
  if (is_value_kind(type)) {
    const bool fits = type == "text"   ? given.is_string()
                      : type == "bool" ? given.is_boolean()
                                       : given.is_array();
    if (!fits) throw Impossible{name + " has the wrong kind"};
    if (parameter.is_object() && parameter.contains("values")) {
      const Json& values = parameter["values"];
      if (std::find(values.begin(), values.end(), given) == values.end())
        throw Impossible{name + " has no such value"};
    }
    result.value = given;
    return result;
  }
  std::vector<std::string> of = type.is_string() ? std::vector<std::string>{type.get<std::string>()}
                                                 : type.get<std::vector<std::string>>();
  const std::string ref = given.get<std::string>();
  if (!may_hold(world, of, ref)) throw Impossible{name + " names nothing that fits"};
  result.refs = {ref};
  return result;
}

std::map<std::string, Given> read_arguments(const World& world, const Json& action,
                                            const Json& step) {
  std::map<std::string, Given> result;
  if (!action.contains("with")) return result;
  for (const auto& [name, parameter] : action["with"].items()) {
    const bool is_optional =
        parameter.is_object() && parameter.contains("optional") && parameter["optional"] == true;
    if (step.contains("with") && step.at("with").contains(name))
      result[name] = read_argument(world, name, parameter, step.at("with")[name]);
    else if (!is_optional)
      throw Impossible{name + " is missing"};
  }
  return result;
}

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

bool is_idle(const Json& requirement) {
  return requirement.contains("idle") && requirement["idle"] == true;
}

/// Every path that is written in an expression.
void collect(const SetTree& set, std::vector<Words>& paths) {
  paths.push_back(set.name);
  for (const SetTree& part : set.parts) collect(part, paths);
}
void collect(const Operand& operand, std::vector<Words>& paths) {
  const bool is_path =
      operand.words.size() > 1 || (operand.words.size() == 1 && operand.words[0][0] == '$');
  if (!operand.is_quoted && !operand.is_list && is_path) paths.push_back(operand.words);
  for (const Operand& one : operand.list) collect(one, paths);
}
void collect(const ConditionTree& condition, std::vector<Words>& paths) {
  paths.push_back(condition.left);
  paths.push_back(condition.right);
  collect(condition.operand, paths);
  collect(condition.set, paths);
  for (const ConditionTree& part : condition.parts) collect(part, paths);
}

/// The parameters of an action that a requirement speaks of.
std::set<std::string> waits_for(const Place& place, const Json& action, const Json& requirement) {
  std::set<std::string> result;
  std::vector<Words> paths;
  collect(read_condition(requirement.at("that").get<std::string>()), paths);
  for (const Words& path : paths) {
    if (path.empty() || !action.contains("with")) continue;
    const std::string first = rooted(place, path)[0];
    if (first[0] == '$' && action["with"].contains(first.substr(1))) result.insert(first.substr(1));
  }
  return result;
}

std::string text_at(const Json& step, const char* key) {
  return step.contains(key) ? step[key].get<std::string>() : std::string();
}

}  // namespace

std::string able(const World& world, const std::string& who, const std::string& name,
                 const std::string& on, const Json& with) {
  const Json& action = world.type_of(world.at(on)).actions.at(name);
  std::map<std::string, Given> given;
  if (action.contains("with")) {
    try {
      for (const auto& [parameter, said] : action["with"].items())
        if (with.contains(parameter))
          given[parameter] = read_argument(world, parameter, said, with[parameter]);
    } catch (const Impossible&) {
      return "blocked";
    }
  }
  const Place place{world, on, who, on, &given};
  bool is_blocked = false, is_idling = false, is_waiting = false;
  if (!action.contains("requires")) return "yes";
  for (const Json& one : action["requires"]) {
    bool is_known = true;
    for (const std::string& parameter : waits_for(place, action, one))
      is_known = is_known && given.count(parameter) != 0;
    if (!is_known)
      is_waiting = true;
    else if (!holds(place, read_condition(one.at("that").get<std::string>())))
      (is_idle(one) ? is_idling : is_blocked) = true;
  }
  return is_blocked ? "blocked" : is_idling ? "idle" : is_waiting ? "depends" : "yes";
}

namespace {

bool is_of_values(const Json& parameter) {
  return is_value_kind(parameter.is_object() ? parameter.at("type") : parameter);
}

/// Tries everything for one parameter after the other.
bool some_pass(const Place& place, const Json& action, std::vector<std::string> parameters,
               std::map<std::string, Given>& given) {
  if (parameters.empty()) {
    for (const Json& one : action["requires"]) {
      if (is_idle(one)) continue;
      bool speaks_of_values = false;
      for (const std::string& parameter : waits_for(place, action, one))
        speaks_of_values = speaks_of_values || is_of_values(action["with"][parameter]);
      if (!speaks_of_values && !holds(place, read_condition(one.at("that").get<std::string>())))
        return false;
    }
    return true;
  }
  const std::string name = parameters.back();
  parameters.pop_back();
  const Json& said = action["with"][name];
  const bool is_optional =
      said.is_object() && said.contains("optional") && said["optional"] == true;
  if ((is_optional || is_of_values(said)) && some_pass(place, action, parameters, given))
    return true;
  if (is_of_values(said)) return false;
  for (const Entity& entity : place.world.entities) {
    std::vector<std::string> refs{entity.id};
    const Type& type = place.world.type_of(entity);
    for (const auto& [relation, ignored] : type.relations)
      refs.push_back(entity.id + "#" + relation);
    for (const auto& [set, ignored] : type.sets) refs.push_back(entity.id + "#" + set);
    for (const std::string& ref : refs) {
      try {
        given[name] = read_argument(place.world, name, said, ref);
      } catch (const Impossible&) {
        continue;
      }
      if (some_pass(place, action, parameters, given)) return true;
    }
  }
  given.erase(name);
  return false;
}

}  // namespace

bool could_be_done(const World& world, const std::string& who, const std::string& name,
                   const std::string& on) {
  const Json& action = world.type_of(world.at(on)).actions.at(name);
  std::map<std::string, Given> given;
  const Place place{world, on, who, on, &given};
  std::set<std::string> named;
  for (const Json& one : action["requires"])
    for (const std::string& parameter : waits_for(place, action, one)) named.insert(parameter);
  return some_pass(place, action, {named.begin(), named.end()}, given);
}

Applied apply(const World& world, const Json& step, int number) {
  const std::string by = text_at(step, "by"), on = text_at(step, "on"), name = text_at(step, "do");
  const Entity* target = world.find(on);
  if (target == nullptr) return {"impossible", "the target is not there", world};
  const Type& type = world.type_of(*target);
  if (type.actions.count(name) == 0) return {"impossible", "no such action", world};
  const Json& action = type.actions.at(name);
  const bool is_event = action.contains("event") && action["event"] == true;
  if (!is_event) {
    const Entity* actor = world.find(by);
    if (actor == nullptr || !world.type_of(*actor).subject)
      return {"impossible", "the actor is not there", world};
    const std::string verdict = decide(world, by, name, on).verdict;
    if (verdict != "allow") return {verdict == "deny" ? "denied" : "unclear", "", world};
  }
  try {
    const std::map<std::string, Given> given = read_arguments(world, action, step);
    const Place place{world, on, is_event ? "" : by, on, &given};
    if (action.contains("requires"))
      for (const Json& one : action["requires"])
        if (!is_idle(one) && !holds(place, read_condition(one.at("that").get<std::string>())))
          throw Impossible{text_at(one, "else")};
    Change change(place, number);
    if (action.contains("effects"))
      for (const Json& effect : action["effects"]) change.run(effect);
    return {"done", "", change.finish()};
  } catch (const Impossible& why) {
    return {"impossible", why.says, world};
  }
}

}  // namespace permsim::twin
