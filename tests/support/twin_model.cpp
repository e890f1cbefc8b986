// The slow twin's reading of policy and scenario files into plain maps and texts; see slow_twin.h.
#include "tests/support/slow_twin.h"

namespace permsim::twin {

std::string text_at(const Json& object, const char* key) {
  return object.contains(key) ? object[key].get<std::string>() : std::string();
}

namespace {

bool flag_at(const Json& object, const char* key) {
  return object.contains(key) && object[key].get<bool>();
}

std::vector<std::string> texts(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return {value.get<std::string>()};
  return value.get<std::vector<std::string>>();
}
std::vector<std::string> texts_at(const Json& object, const char* key) {
  return object.contains(key) ? texts(object[key]) : std::vector<std::string>();
}

/// RFC 7396, as its own pseudo code has it.
Json merged(Json target, const Json& patch) {
  if (!patch.is_object()) return patch;
  if (!target.is_object()) target = Json::object();
  for (const auto& [key, value] : patch.items()) {
    if (value.is_null()) {
      target.erase(key);
    } else {
      const Json before = target.contains(key) ? target[key] : Json();
      target[key] = merged(before, value);
    }
  }
  return target;
}

Attribute read_attribute(const Json& given) {
  Attribute attribute;
  attribute.kind = given.contains("values") ? "choice"
                   : given.contains("type") ? text_at(given, "type")
                                            : "text";
  attribute.values = texts_at(given, "values");
  // What the language's definition leaves open: yes-or-no is no, and a list is empty, until it is
  // set; a text or choice has no value.
  if (attribute.kind == "bool") attribute.fallback = false;
  if (attribute.kind == "list") attribute.fallback = Json::array();
  if (given.contains("default")) attribute.fallback = given.at("default");
  return attribute;
}

std::vector<Part> read_parts(const Json& given) {
  std::vector<Part> parts;
  for (const Json& one : given.is_array() ? given : Json::array({given})) {
    if (one.is_string())
      parts.push_back({one.get<std::string>(), ""});
    else
      parts.push_back({one.at("to").get<std::string>(), text_at(one, "when")});
  }
  return parts;
}

/// What an inverse is computed from may be written with its type, `doc.above`, instead of an `of`.
Relation read_relation(const Json& given) {
  Relation relation{texts_at(given, "of"), flag_at(given, "one"), text_at(given, "inverse")};
  if (const std::size_t dot = relation.inverse.find('.'); dot != std::string::npos) {
    relation.of = {relation.inverse.substr(0, dot)};
    relation.inverse.erase(0, dot + 1);
  }
  return relation;
}

Type read_type(const Json& given) {
  Type type;
  type.subject = flag_at(given, "subject");
  if (given.contains("relations"))
    for (const auto& [id, one] : given.at("relations").items())
      type.relations[id] = read_relation(one);
  if (given.contains("attributes"))
    for (const auto& [id, one] : given.at("attributes").items())
      type.attributes[id] = read_attribute(one);
  if (given.contains("sets"))
    for (const auto& [id, one] : given.at("sets").items()) type.sets[id] = read_parts(one);
  if (given.contains("actions"))
    for (const auto& [id, one] : given.at("actions").items()) type.actions[id] = one;
  if (given.contains("status")) type.status = given.at("status");
  return type;
}

Rule read_rule(const Json& given) {
  return {text_at(given, "id"),       text_at(given, "effect"), texts_at(given, "on"),
          texts_at(given, "actions"), text_at(given, "to"),     text_at(given, "when")};
}

}  // namespace

namespace {

Policy read_one(const Json& file, const std::string& reading) {
  Json types = file.at("types");
  std::vector<Rule> rules;
  if (file.contains("rules"))
    for (const Json& one : file.at("rules")) rules.push_back(read_rule(one));
  if (reading != "default") {
    for (const Json& one : file.at("readings")) {
      if (text_at(one, "id") != reading) continue;
      if (one.contains("types")) types = merged(types, one.at("types"));
      std::vector<Rule> kept;
      for (const Rule& rule : rules)
        if (!contains(texts_at(one, "without"), rule.id)) kept.push_back(rule);
      if (one.contains("with"))
        for (const Json& rule : one.at("with")) kept.push_back(read_rule(rule));
      rules = kept;
    }
  }
  Policy policy;
  for (const auto& [id, one] : types.items()) policy.types[id] = read_type(one);
  policy.rules = rules;
  if (file.contains("continuity")) policy.continuity = file.at("continuity");
  if (file.contains("findings")) policy.findings = file.at("findings");
  return policy;
}

}  // namespace

Policy read_policy(const Json& file, const std::string& reading) {
  Policy policy = read_one(file, reading);
  std::vector<std::string> all{"default"};
  if (file.contains("readings"))
    for (const Json& one : file.at("readings"))
      if (text_at(one, "id") != "default") all.push_back(text_at(one, "id"));
  for (const std::string& other : all)
    if (other != reading)
      policy.others.push_back(std::make_shared<const Policy>(read_one(file, other)));
  return policy;
}

World start(const Json& scenario, std::shared_ptr<const Policy> policy) {
  World world;
  world.policy = std::move(policy);
  if (!scenario.contains("entities")) return world;
  for (const Json& given : scenario.at("entities")) {
    Entity entity;
    entity.id = text_at(given, "id");
    entity.type = text_at(given, "type");
    entity.label = given.contains("label") ? text_at(given, "label") : entity.id;
    const Type& type = world.policy->types.at(entity.type);
    for (const auto& [name, attribute] : type.attributes) {
      if (given.contains(name))
        entity.attributes[name] = given[name];
      else if (!attribute.fallback.is_null())
        entity.attributes[name] = attribute.fallback;
    }
    for (const auto& [name, relation] : type.relations) {
      if (!relation.inverse.empty() || !given.contains(name)) continue;
      for (const std::string& ref : texts(given[name])) {
        bool is_there = false;
        for (const Holder& holder : entity.relations[name])
          is_there = is_there || holder.ref == ref;
        if (!is_there) entity.relations[name].push_back({ref, 0});
      }
    }
    world.entities.push_back(entity);
  }
  return world;
}

const Entity* World::find(const std::string& id) const {
  for (const Entity& entity : entities)
    if (entity.id == id) return &entity;
  return nullptr;
}

Entity* World::find(const std::string& id) {
  for (Entity& entity : entities)
    if (entity.id == id) return &entity;
  return nullptr;
}

const Entity& World::at(const std::string& id) const {
  const Entity* entity = find(id);
  if (entity == nullptr) throw std::out_of_range("there is no " + id);
  return *entity;
}

std::pair<std::string, std::string> split(const std::string& ref) {
  const std::size_t hash = ref.find('#');
  if (hash == std::string::npos) return {ref, ""};
  return {ref.substr(0, hash), ref.substr(hash + 1)};
}

bool contains(const std::vector<std::string>& list, const std::string& what) {
  for (const std::string& one : list)
    if (one == what) return true;
  return false;
}

std::vector<Holder> holders(const World& world, const Entity& entity, const std::string& relation) {
  const Type& type = world.type_of(entity);
  const auto found = type.relations.find(relation);
  if (found == type.relations.end()) return {};
  if (found->second.inverse.empty()) {
    const auto held = entity.relations.find(relation);
    return held == entity.relations.end() ? std::vector<Holder>() : held->second;
  }
  std::vector<Holder> result;
  for (const Entity& other : world.entities) {
    if (!contains(found->second.of, other.type)) continue;
    for (const Holder& holder : holders(world, other, found->second.inverse))
      if (holder.ref == entity.id) result.push_back({other.id, holder.since});
  }
  return result;
}

}  // namespace permsim::twin
