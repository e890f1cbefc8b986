// The slow twin asks: paths, sets and conditions, straight from the definition; see slow_twin.h.
#include "tests/support/slow_twin.h"

#include <algorithm>

namespace permsim::twin {
namespace {

void put(std::vector<std::string>& list, const std::string& what) {
  if (!contains(list, what)) list.push_back(what);
}

/// What the first word of a path stands for, when it is `$actor`, `$target` or a parameter.
std::vector<std::string> root(const Place& place, const std::string& word) {
  if (word == "$actor")
    return place.actor.empty() ? std::vector<std::string>() : std::vector<std::string>{place.actor};
  if (word == "$target") return {place.target};
  if (place.given == nullptr) return {};
  const auto found = place.given->find(word.substr(1));
  return found == place.given->end() ? std::vector<std::string>() : found->second.refs;
}

/// Usersets give way to the persons in them.
std::vector<std::string> opened(const Place& place, const std::vector<std::string>& refs) {
  std::vector<std::string> result;
  for (const std::string& ref : refs) {
    const auto [id, member] = split(ref);
    if (member.empty())
      put(result, id);
    else
      for (const std::string& person : members(place, id, member)) put(result, person);
  }
  return result;
}

std::vector<std::string> walk_words(const Place& place, const Words& given, std::size_t count) {
  const Words path = rooted(place, given);
  std::vector<std::string> here{place.self};
  std::size_t next = 0;
  if (path[0][0] == '$') {
    here = opened(place, root(place, path[0]));
    // A userset by itself is no entity; with more words it stands for the persons in it.
    if (path.size() == 1)
      for (const std::string& ref : root(place, path[0]))
        if (ref.find('#') != std::string::npos) here.clear();
    next = 1;
  }
  for (; next < count; ++next) {
    std::vector<std::string> there;
    for (const std::string& id : here) {
      const Entity* entity = place.world.find(id);
      if (entity == nullptr) continue;
      for (const Holder& holder : holders(place.world, *entity, path[next]))
        for (const std::string& one : opened(place, {holder.ref})) put(there, one);
    }
    here = there;
  }
  return here;
}

/// A bare word is a value, never an attribute of the same name: except beside `covers`, which
/// compares lists alone.
bool is_literal(const Operand& operand, const std::string& kind) {
  return operand.is_quoted ||
         (kind != "covers" && operand.words.size() == 1 && operand.words[0][0] != '$');
}

std::vector<Json> operand_values(const Place& place, const Operand& operand,
                                 const std::string& kind) {
  if (operand.is_list) {
    Json list = Json::array();
    for (const Operand& one : operand.list) list.push_back(one.words[0]);
    return {list};
  }
  if (!is_literal(operand, kind)) return values(place, operand.words);
  // `true` is yes where the attribute is yes or no, and a text where it is a text.
  if (!operand.is_quoted && operand.words[0] == "true") return {Json(true), Json("true")};
  if (!operand.is_quoted && operand.words[0] == "false") return {Json(false), Json("false")};
  return {Json(operand.words[0])};
}

bool equals(const Place& place, const ConditionTree& condition) {
  for (const Json& left : values(place, condition.left))
    for (const Json& right : operand_values(place, condition.operand, condition.kind))
      if (left == right) return true;
  return false;
}

bool one_of(const Place& place, const ConditionTree& condition) {
  for (const Json& left : values(place, condition.left))
    for (const Operand& one : condition.operand.list)
      for (const Json& right : operand_values(place, one, condition.kind))
        if (left == right) return true;
  return false;
}

/// Everything on the right is somewhere on the left: so a right side with nothing in it is always
/// covered.
bool covers(const Place& place, const ConditionTree& condition) {
  const std::vector<Json> left = values(place, condition.left);
  for (const Json& list : operand_values(place, condition.operand, condition.kind))
    for (const Json& wanted : list.is_array() ? list : Json::array()) {
      bool is_covered = false;
      for (const Json& held : left)
        is_covered = is_covered ||
                     (held.is_array() && std::find(held.begin(), held.end(), wanted) != held.end());
      if (!is_covered) return false;
    }
  return true;
}

bool is_parameter(const Words& path) {
  return path.size() == 1 && path[0][0] == '$' && path[0] != "$actor" && path[0] != "$target";
}

/// A parameter exists when it was given, an attribute when it holds something.
bool exists(const Place& place, const Words& written) {
  const Words path = rooted(place, written);
  if (is_parameter(path))
    return place.given != nullptr && place.given->count(path[0].substr(1)) != 0;
  if (!walk(place, path).empty()) return true;
  const std::vector<Json> found = values(place, written);
  return std::any_of(found.begin(), found.end(), [](const Json& value) {
    return !value.is_null() && value != Json("") && value != Json::array();
  });
}

std::vector<std::string> persons_or_entities(const Place& place, const Words& written) {
  const Words path = rooted(place, written);
  return is_parameter(path) ? opened(place, root(place, path[0])) : walk(place, path);
}

bool shares_one(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  for (const std::string& one : left)
    if (contains(right, one)) return true;
  return false;
}

/// With several persons or resources each of them must; with none nobody does.
bool can(const Place& place, const ConditionTree& condition) {
  const std::vector<std::string> people = persons(place, condition.set),
                                 resources = walk(place, condition.left);
  if (people.empty() || resources.empty()) return false;
  for (const std::string& who : people)
    for (const std::string& on : resources) {
      if (place.world.type_of(place.world.at(on)).actions.count(condition.action) == 0)
        return false;
      if (decide(place.world, who, condition.action, on).verdict != "allow") return false;
    }
  return true;
}

/// A group is in a set when all of it is; a group of nobody is not.
bool is_within(const Place& place, const ConditionTree& condition) {
  const std::vector<std::string> asked = persons_or_entities(place, condition.left);
  const std::vector<std::string> set = persons(place, condition.set);
  for (const std::string& one : asked)
    if (!contains(set, one)) return false;
  return !asked.empty();
}

}  // namespace

bool is_subject(const World& world, const std::string& id) {
  const Entity* entity = world.find(id);
  return entity != nullptr && world.type_of(*entity).subject;
}

Words rooted(const Place& place, const Words& path) {
  const Entity* self = place.world.find(place.self);
  if (path.empty() || path[0][0] == '$' || self == nullptr) return path;
  const Type& type = place.world.type_of(*self);
  if (type.relations.count(path[0]) != 0 || type.sets.count(path[0]) != 0 ||
      type.attributes.count(path[0]) != 0)
    return path;
  Words result = path;
  result[0] = "$" + path[0];
  return result;
}

std::vector<std::string> walk(const Place& place, const Words& path) {
  return walk_words(place, path, path.size());
}

std::vector<std::string> members(const Place& place, const std::string& id,
                                 const std::string& member) {
  const Entity& entity = place.world.at(id);
  const Type& type = place.world.type_of(entity);
  std::vector<std::string> result;
  if (type.relations.count(member) != 0) {
    for (const Holder& holder : holders(place.world, entity, member))
      for (const std::string& one : opened(place, {holder.ref}))
        if (is_subject(place.world, one)) put(result, one);
  } else if (type.sets.count(member) != 0) {
    const Place there{place.world, id, place.actor, place.target, place.given};
    for (const Part& part : type.sets.at(member))
      if (holds(there, read_condition(part.when)))
        for (const std::string& one : persons(there, read_set(part.to))) put(result, one);
  }
  return result;
}

std::vector<std::string> persons(const Place& place, const SetTree& set) {
  std::vector<std::string> result;
  if (set.kind == "everyone") {
    for (const Entity& entity : place.world.entities)
      if (place.world.type_of(entity).subject) result.push_back(entity.id);
  } else if (set.kind == "name") {
    const Words name = rooted(place, set.name);
    if (name.size() == 1 && name[0][0] == '$') {
      for (const std::string& one : opened(place, root(place, name[0])))
        if (is_subject(place.world, one)) put(result, one);
      return result;
    }
    for (const std::string& id : walk_words(place, name, name.size() - 1))
      for (const std::string& one : members(place, id, name.back())) put(result, one);
  } else if (set.kind == "|") {
    for (const SetTree& part : set.parts)
      for (const std::string& one : persons(place, part)) put(result, one);
  } else if (set.kind == "&" || set.kind == "-") {
    const std::vector<std::string> right = persons(place, set.parts[1]);
    for (const std::string& one : persons(place, set.parts[0]))
      if (contains(right, one) == (set.kind == "&")) put(result, one);
  }
  return result;
}

std::vector<Json> values(const Place& place, const Words& written) {
  const Words path = rooted(place, written);
  std::vector<Json> result;
  if (path.size() == 1 && path[0][0] == '$') {
    if (place.given != nullptr) {
      const auto found = place.given->find(path[0].substr(1));
      if (found != place.given->end() && !found->second.value.is_null())
        result.push_back(found->second.value);
    }
    return result;
  }
  for (const std::string& id : walk_words(place, path, path.size() - 1)) {
    const Entity& entity = place.world.at(id);
    const auto found = entity.attributes.find(path.back());
    if (found != entity.attributes.end()) result.push_back(found->second);
  }
  return result;
}

bool holds(const Place& place, const ConditionTree& condition) {
  const std::string& kind = condition.kind;
  if (kind == "true") return true;
  if (kind == "not") return !holds(place, condition.parts[0]);
  if (kind == "and") {
    for (const ConditionTree& part : condition.parts)
      if (!holds(place, part)) return false;
    return true;
  }
  if (kind == "or") {
    for (const ConditionTree& part : condition.parts)
      if (holds(place, part)) return true;
    return false;
  }
  if (kind == "flag") {
    for (const Json& one : values(place, condition.left))
      if (one == Json(true)) return true;
    return false;
  }
  if (kind == "==") return equals(place, condition);
  if (kind == "!=") return !equals(place, condition);
  if (kind == "in") return one_of(place, condition);
  if (kind == "covers") return covers(place, condition);
  if (kind == "exists") return exists(place, condition.left);
  if (kind == "any") return !persons(place, condition.set).empty();
  if (kind == "within") return is_within(place, condition);
  if (kind == "is") return shares_one(walk(place, condition.left), walk(place, condition.right));
  if (kind == "can") return can(place, condition);
  throw NotReadable("no such condition: " + kind);
}

}  // namespace permsim::twin
