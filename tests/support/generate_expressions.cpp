// Writes random sets and conditions over the names of a policy; see generate.h.
#include "tests/support/generate.h"

namespace permsim::testing {

bool Expressions::holds_persons(const twin::Relation& relation) const {
  for (const std::string& one : relation.of)
    if (one.find('#') != std::string::npos || policy_.types.at(one).subject) return true;
  return false;
}

std::string Expressions::only_type(const twin::Relation& relation) const {
  std::string type;
  for (const std::string& one : relation.of) {
    const std::string bare = one.find('#') == std::string::npos ? one : "person";
    if (!type.empty() && type != bare) return "";
    type = bare;
  }
  return type;
}

Expressions::Way Expressions::way(const std::string& type, std::size_t most_hops) {
  Way result{"", type};
  const std::size_t hops = dice_.between(1, most_hops);
  for (std::size_t i = 0; i < hops; ++i) {
    std::vector<std::pair<std::string, std::string>> next;
    for (const auto& [name, relation] : policy_.types.at(result.type).relations)
      if (!only_type(relation).empty()) next.emplace_back(name, only_type(relation));
    if (next.empty()) return i == 0 ? Way{} : result;
    const auto& [name, there] = dice_.pick(next);
    result.words += (result.words.empty() ? "" : ".") + name;
    result.type = there;
  }
  return result;
}

std::string Expressions::set_name(const std::string& type) {
  std::string prefix, there = type;
  if (dice_.chance(35)) {
    const Way found = way(type, 2);
    if (!found.words.empty()) {
      prefix = found.words + ".";
      there = found.type;
    }
  }
  std::vector<std::string> names;
  const twin::Type& on = policy_.types.at(there);
  for (const auto& [name, relation] : on.relations)
    if (holds_persons(relation)) names.push_back(name);
  for (const auto& [name, parts] : on.sets) names.insert(names.end(), 2, name);
  if (names.empty()) return shape_.is_plain ? "nobody" : "everyone";
  return prefix + dice_.pick(names);
}

std::string Expressions::set(const std::string& type, int depth) {
  if (depth <= 0 || dice_.chance(35)) {
    if (!shape_.is_plain && dice_.chance(5)) return "everyone";
    if (dice_.chance(3)) return "nobody";
    const std::vector<std::string> given = parameters_of("person");
    if (!given.empty() && dice_.chance(25)) return dice_.pick(given);
    return set_name(type);
  }
  static const std::vector<std::string> kAll{"|", "|", "&", "-"}, kPlain{"|", "&"};
  const std::string sign = dice_.pick(shape_.is_plain ? kPlain : kAll);
  // Without parentheses the text may mean something else than this tree: both readers must then
  // agree on what.
  const std::string left = set(type, depth - 1), right = set(type, depth - 1);
  const std::string text = left + space() + sign + space() + right;
  return dice_.chance(40) ? "(" + text + ")" : text;
}

std::vector<std::string> Expressions::parameters_of(const std::string& type) const {
  std::vector<std::string> result;
  for (const auto& [name, given] : parameters_.items()) {
    const Json& kind = given.is_object() ? given["type"] : given;
    const bool fits = kind.is_string() ? kind == type : type == "person";
    if (fits) result.push_back("$" + name);
  }
  if (!parameters_.empty() && type == "person") result.push_back("$actor");
  return result;
}

std::string Expressions::comparison(const std::string& path, const std::string& name,
                                    const std::string& type) {
  const twin::Attribute& attribute = policy_.types.at(type).attributes.at(name);
  if (attribute.kind == "bool") {
    const std::string word = path + name;
    return dice_.chance(80) ? word : word + (dice_.chance(50) ? " == true" : " != false");
  }
  if (attribute.kind == "list") {
    const Way other = shape_.is_plain ? Way{} : way(type, 1);
    if (other.type == type && dice_.chance(60))
      return path + name + " covers " + path + other.words + "." + name;
    return path + name + " covers " + path + name;
  }
  static const std::vector<std::string> kTexts{"'acme'", "\"beta\"", "'two words'", "acme"};
  const auto value = [&] {
    return attribute.kind == "choice" ? dice_.pick(attribute.values) : dice_.pick(kTexts);
  };
  if (dice_.chance(25)) return path + name + " in [" + value() + "," + space() + value() + "]";
  const std::string sign = dice_.chance(60) ? " == " : " != ";
  const Way other = way(type, 1);
  if (!shape_.is_plain && other.type == type && dice_.chance(20))
    return path + name + sign + path + other.words + "." + name;
  const std::vector<std::string> given = parameters_of("text");
  if (!given.empty() && dice_.chance(40)) return path + name + sign + dice_.pick(given);
  return path + name + sign + value();
}

std::string Expressions::relation_atom(const std::string& type) {
  const Way here = way(type, 2);
  if (here.words.empty()) return "any(everyone)";
  switch (dice_.below(4)) {
    case 0: return "exists(" + here.words + ")";
    case 1: return "any(" + set(type, 1) + ")";
    case 2: {
      const std::vector<std::string> given = parameters_of("person");
      if (!given.empty() && dice_.chance(60))
        return dice_.pick(given) + " in (" + set(type, 1) + ")";
      if (here.type == "person") return here.words + " in (" + set(type, 1) + ")";
      return "any(" + set(type, 1) + ")";
    }
    default: {
      const std::vector<std::string> given = parameters_of(here.type);
      if (!given.empty() && dice_.chance(60)) return here.words + " is " + dice_.pick(given);
      for (int i = 0; i < 6; ++i) {
        const Way other = way(type, 2);
        if (other.type == here.type && other.words != here.words)
          return here.words + " is " + other.words;
      }
      return "exists(" + here.words + ")";
    }
  }
}

std::string Expressions::permission_atom(const std::string& type) {
  const Way here = way(type, 1);
  if (here.words.empty()) return relation_atom(type);
  std::vector<std::string> actions;
  for (const auto& [name, action] : policy_.types.at(here.type).actions)
    if (!action.contains("event")) actions.push_back(name);
  std::vector<std::string> people = parameters_of("person");
  for (const auto& [name, relation] : policy_.types.at(type).relations)
    if (relation.one && only_type(relation) == "person") people.push_back(name);
  if (actions.empty() || people.empty()) return relation_atom(type);
  return "can(" + dice_.pick(people) + ", " + dice_.pick(actions) + ", " + here.words + ")";
}

std::string Expressions::atom(const std::string& type) {
  if (can_is_allowed_ && dice_.chance(35)) return permission_atom(type);
  if (!shape_.is_plain && dice_.chance(40)) return relation_atom(type);
  std::string path, there = type;
  if (!shape_.is_plain && dice_.chance(30)) {
    const Way found = way(type, 2);
    if (!found.words.empty() && !policy_.types.at(found.type).attributes.empty()) {
      path = found.words + ".";
      there = found.type;
    }
  }
  std::vector<std::string> names;
  for (const auto& [name, attribute] : policy_.types.at(there).attributes) names.push_back(name);
  if (names.empty()) return shape_.is_plain ? "not any(nobody)" : relation_atom(type);
  return comparison(path, dice_.pick(names), there);
}

std::string Expressions::condition(const std::string& type, int depth) {
  if (depth <= 0 || dice_.chance(50)) return dice_.chance(25) ? "not " + atom(type) : atom(type);
  const std::string left = condition(type, depth - 1), right = condition(type, depth - 1);
  const std::string text = left + (dice_.chance(50) ? " and " : " or ") + right;
  if (dice_.chance(15)) return "not (" + text + ")";
  return dice_.chance(30) ? "(" + text + ")" : text;
}

}  // namespace permsim::testing
