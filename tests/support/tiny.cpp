// Walks through every world of a small policy; see tiny.h. tiny_policies.cpp holds the policies.
#include "tests/support/tiny.h"

namespace permsim::testing {
namespace {

/// One key of one entity and everything it may be; null leaves the key out.
struct Slot {
  std::size_t entity;
  std::string key;
  std::vector<Json> options;
};

std::vector<Json> relation_options(const twin::Relation& relation, const Json& entities) {
  std::vector<std::string> possible;
  for (const std::string& of : relation.of) {
    const auto [type, member] = twin::split(of);
    for (const Json& entity : entities) {
      const std::string id = entity["id"].get<std::string>();
      if (entity["type"] == type) possible.push_back(member.empty() ? id : id + "#" + member);
    }
  }
  std::vector<Json> options;
  if (relation.one) {
    options.push_back(nullptr);
    for (const std::string& one : possible) options.push_back(one);
    return options;
  }
  for (std::size_t subset = 0; subset < (std::size_t{1} << possible.size()); ++subset) {
    Json held = Json::array();
    for (std::size_t i = 0; i < possible.size(); ++i)
      if (((subset >> i) & 1) != 0) held.push_back(possible[i]);
    options.push_back(held);
  }
  return options;
}

std::vector<Json> attribute_options(const twin::Attribute& attribute) {
  std::vector<Json> options{nullptr};
  if (attribute.kind == "bool") options = {nullptr, !(attribute.fallback == true)};
  if (attribute.kind == "text") options = {nullptr, "acme"};
  if (attribute.kind == "list")
    options = {nullptr, Json::array(), Json::array({"a"}), Json::array({"b", "a"})};
  for (const std::string& value : attribute.values)
    if (attribute.fallback != value) options.push_back(value);
  return options;
}

}  // namespace

void for_every_world(const TinyPolicy& tiny,
                     const std::function<void(const Json& entities)>& look) {
  const twin::Policy policy = twin::read_policy(tiny.policy);
  Json entities = Json::array();
  for (const auto& [type, count] : tiny.counts)
    for (int i = 1; i <= count; ++i)
      entities.push_back({{"id", type + std::to_string(i)}, {"type", type}, {"label", "x"}});
  std::vector<Slot> slots;
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const twin::Type& type = policy.types.at(entities[i]["type"].get<std::string>());
    for (const auto& [name, relation] : type.relations)
      if (relation.inverse.empty())
        slots.push_back({i, name, relation_options(relation, entities)});
    for (const auto& [name, attribute] : type.attributes)
      slots.push_back({i, name, attribute_options(attribute)});
  }
  std::vector<std::size_t> chosen(slots.size(), 0);
  for (bool is_more = true; is_more;) {
    Json world = entities;
    for (std::size_t i = 0; i < slots.size(); ++i)
      if (const Json& option = slots[i].options[chosen[i]]; !option.is_null())
        world[slots[i].entity][slots[i].key] = option;
    look(world);
    is_more = false;
    for (std::size_t i = 0; i < slots.size() && !is_more; ++i) {
      chosen[i] = (chosen[i] + 1) % slots[i].options.size();
      is_more = chosen[i] != 0;
    }
  }
}

}  // namespace permsim::testing
