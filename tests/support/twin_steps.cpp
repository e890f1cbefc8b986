// The slow twin lets a step happen: permission, what is given, requirements, and then the effects
// (twin_change.h); see slow_twin.h.
#include <algorithm>

#include "tests/support/slow_twin.h"
#include "tests/support/twin_change.h"

namespace permsim::twin {
namespace {

bool is_value_kind(const Json& type) {
  return type.is_string() && (type == "text" || type == "bool" || type == "list");
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
  if (step.contains("off") && step["off"] == true) return {"off", "", world};
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
    const Json effects = action.contains("effects") ? action["effects"] : Json::array();
    return {"done", "", changed(place, effects, number)};
  } catch (const Impossible& why) {
    return {"impossible", why.says, world};
  }
}

}  // namespace permsim::twin
