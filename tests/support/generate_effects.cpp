// Makes random effects of actions; see generate.h.
#include "tests/support/generate.h"

namespace permsim::testing {
namespace {

class EffectMaker {
 public:
  EffectMaker(Dice& dice, const twin::Policy& policy, const std::string& type,
              const Json& parameters, Expressions& expressions, bool has_actor)
      : dice_(dice),
        policy_(policy),
        type_(type),
        parameters_(parameters),
        expressions_(expressions),
        has_actor_(has_actor) {}

  Json make() {
    Json effects = Json::array();
    const std::size_t count = dice_.between(0, 3);
    for (std::size_t i = 0; i < count; ++i) {
      Json effect = one();
      if (effect.is_null()) continue;
      if (dice_.chance(20)) effect["if"] = expressions_.condition(type_, 1);
      effects.push_back(effect);
    }
    return effects;
  }

 private:
  bool has(const char* parameter) const { return parameters_.contains(parameter); }

  Json one() {
    switch (dice_.below(10)) {
      case 0:
      case 1: return set_attribute();
      case 2: return set_relation();
      case 3:
      case 4:
      case 5: return change_holders();
      case 6:
      case 7: return has("id") ? create() : change_holders();
      case 8: return dice_.chance(50) ? Json({{"delete", "$target"}}) : set_attribute();
      default: return has("other") ? move() : change_holders();
    }
  }

  Json value_for(const twin::Attribute& attribute) {
    if (attribute.kind == "bool")
      return has("flag") && dice_.chance(60) ? Json("$flag") : Json(dice_.chance(50));
    if (attribute.kind == "list") return has("extra") ? Json("$extra") : Json::array({"a", "b"});
    if (attribute.kind == "choice")
      return has("way") && dice_.chance(60) ? Json("$way") : Json(dice_.pick(attribute.values));
    return has("id") && dice_.chance(40) ? Json("$id") : Json(dice_.chance(50) ? "acme" : "beta");
  }

  Json set_attribute() {
    std::string type = type_;
    Json effect;
    if (dice_.chance(20)) {
      const Expressions::Way other = expressions_.way(type_, 1);
      if (!other.words.empty()) {
        type = other.type;
        effect["on"] = other.words;
      }
    }
    const auto& attributes = policy_.types.at(type).attributes;
    if (attributes.empty()) return nullptr;
    Json fields = Json::object();
    for (const auto& [name, attribute] : attributes)
      if (fields.empty() || dice_.chance(20)) fields[name] = value_for(attribute);
    Json result = {{"set", fields}};
    if (effect.contains("on")) result["on"] = effect["on"];
    return result;
  }

  /// A path to persons that a relation `of` these may hold.
  Json person_path(const std::vector<std::string>& of) {
    std::vector<std::string> paths;
    if (has_actor_) paths.push_back("$actor");
    if (has("whom")) {
      const Json& kind = parameters_["whom"];
      const bool may_be_userset = kind.is_array();
      if (!may_be_userset || twin::contains(of, "team#member"))
        paths = {"$whom", "$whom", "$actor"};
    }
    for (const auto& [name, relation] : policy_.types.at(type_).relations)
      if (relation.one && expressions_.only_type(relation) == "person" && dice_.chance(30))
        paths.push_back(name);
    return paths.empty() ? Json() : Json(dice_.pick(paths));
  }

  Json set_relation() {
    for (const auto& [name, relation] : policy_.types.at(type_).relations) {
      if (!relation.one || !relation.inverse.empty() || !dice_.chance(60)) continue;
      if (expressions_.only_type(relation) == "person" && has_actor_)
        return {{"set", {{name, person_path(relation.of)}}}};
      if (relation.of[0] == type_ && has("other")) return {{"set", {{name, "$other"}}}};
    }
    return change_holders();
  }

  Json change_holders() {
    std::vector<std::string> names;
    for (const auto& [name, relation] : policy_.types.at(type_).relations)
      if (relation.inverse.empty() && expressions_.holds_persons(relation)) names.push_back(name);
    if (names.empty()) return nullptr;
    const std::string name = dice_.pick(names);
    const std::vector<std::string>& of = policy_.types.at(type_).relations.at(name).of;
    const Json path = person_path(of);
    if (path.is_null() || dice_.chance(15)) return {{"clear", name}};
    if (dice_.chance(35)) return {{"remove", path}, {"from", name}};
    return {{"add", path}, {"to", name}};
  }

  Json create() {
    Json fields = Json::object();
    for (const auto& [name, relation] : policy_.types.at(type_).relations) {
      if (!relation.inverse.empty() || !dice_.chance(50)) continue;
      if (twin::contains(relation.of, "person"))
        fields[name] = person_path(relation.of);
      else if (relation.of[0] == type_)
        fields[name] = "$target";
    }
    for (const auto& [name, attribute] : policy_.types.at(type_).attributes)
      if (dice_.chance(30)) fields[name] = value_for(attribute);
    Json effect = {{"create", type_}, {"id", "$id"}};
    if (!fields.empty()) effect["with"] = fields;
    return effect;
  }

  Json move() {
    for (const auto& [type, given] : policy_.types)
      for (const auto& [name, relation] : given.relations)
        if (relation.inverse.empty() && relation.of == std::vector<std::string>{type_} &&
            dice_.chance(60))
          return {{"move", type}, {"relation", name}, {"from", "$target"}, {"to", "$other"}};
    return change_holders();
  }

  Dice& dice_;
  const twin::Policy& policy_;
  const std::string& type_;
  const Json& parameters_;
  Expressions& expressions_;
  bool has_actor_;
};

}  // namespace

Json make_effects(Dice& dice, const twin::Policy& policy, const std::string& type,
                  const Json& parameters, Expressions& expressions, bool has_actor) {
  return EffectMaker(dice, policy, type, parameters, expressions, has_actor).make();
}

}  // namespace permsim::testing
