// Makes random worlds and steps for a policy; see generate.h.
#include "tests/support/generate.h"

namespace permsim::testing {
namespace {

class ScenarioMaker {
 public:
  ScenarioMaker(Dice& dice, const Json& policy, const Shape& shape)
      : dice_(dice),
        shape_(shape),
        model_(std::make_shared<twin::Policy>(twin::read_policy(policy))) {
    file_ = {{"format", "permsim/1"},
             {"kind", "scenario"},
             {"id", "made"},
             {"title", "Made by dice"},
             {"policy", policy}};
  }

  Json make() {
    for (const auto& [type, given] : model_->types) {
      const std::size_t count = type == "person" ? dice_.between(2, 5) : dice_.between(1, 3);
      for (std::size_t i = 0; i < count; ++i) ids_[type].push_back(type + std::to_string(i));
    }
    file_["entities"] = Json::array();
    for (const auto& [type, ids] : ids_)
      for (std::size_t i = 0; i < ids.size(); ++i)
        file_["entities"].push_back(make_entity(type, i));
    if (dice_.chance(70)) shuffle_entities();
    make_steps();
    return file_;
  }

 private:
  /// Entities that a relation of the entity with this number may hold. Those of the same or a later
  /// type come from earlier numbers, nearly always, so that few worlds have cycles.
  std::vector<std::string> possible(const twin::Relation& relation, const std::string& type,
                                    std::size_t number) {
    std::vector<std::string> result;
    for (const std::string& one : relation.of) {
      const auto [held, member] = twin::split(one);
      const std::vector<std::string>& ids = ids_[held];
      const bool is_free = held != type || dice_.chance(6);
      for (std::size_t i = 0; i < (is_free ? ids.size() : std::min(number, ids.size())); ++i)
        result.push_back(member.empty() ? ids[i] : ids[i] + "#" + member);
    }
    return result;
  }

  Json make_entity(const std::string& type, std::size_t number) {
    const twin::Type& kind = model_->types.at(type);
    Json entity = {
        {"id", ids_[type][number]}, {"type", type}, {"label", type + " " + std::to_string(number)}};
    for (const auto& [name, relation] : kind.relations) {
      if (!relation.inverse.empty() || dice_.chance(20)) continue;
      std::vector<std::string> choices = possible(relation, type, number);
      if (choices.empty()) continue;
      dice_.shuffle(choices);
      if (relation.one) {
        entity[name] = dice_.chance(80) ? Json(choices[0]) : Json::array({choices[0]});
      } else {
        choices.resize(dice_.between(1, std::min<std::size_t>(3, choices.size())));
        entity[name] = choices;
      }
    }
    for (const auto& [name, attribute] : kind.attributes) {
      if (dice_.chance(40)) continue;
      if (attribute.kind == "bool") entity[name] = dice_.chance(50);
      if (attribute.kind == "choice") entity[name] = dice_.pick(attribute.values);
      if (attribute.kind == "text") entity[name] = dice_.chance(60) ? "acme" : "two words";
      if (attribute.kind == "list")
        entity[name] = dice_.chance(50) ? Json::array({"a"}) : Json::array({"b", "a"});
    }
    return entity;
  }

  void shuffle_entities() {
    std::vector<Json> all = file_["entities"].get<std::vector<Json>>();
    dice_.shuffle(all);
    file_["entities"] = all;
  }

  Json argument(const Json& parameter) {
    const Json type = parameter.is_object() ? parameter["type"] : parameter;
    if (type == "text")
      return parameter.is_object()
                 ? dice_.pick(parameter["values"])
                 : Json(dice_.chance(90) ? "new" + std::to_string(++made_) : "person0");
    if (type == "bool") return dice_.chance(50);
    if (type == "list") return dice_.chance(50) ? Json::array({"b"}) : Json::array();
    if (type.is_array() && dice_.chance(40)) return dice_.pick(ids_["team"]) + "#member";
    return dice_.pick(ids_[type.is_array() ? "person" : type.get<std::string>()]);
  }

  Json make_step() {
    std::vector<std::string> types;
    for (const auto& [type, given] : model_->types)
      if (!given.actions.empty()) types.push_back(type);
    const std::string type = dice_.pick(types);
    std::vector<std::string> actions;
    for (const auto& [action, given] : model_->types.at(type).actions) actions.push_back(action);
    const std::string name = dice_.pick(actions);
    const Json& action = model_->types.at(type).actions.at(name);
    Json step = Json::object();
    if (!action.contains("event")) step["by"] = dice_.pick(ids_["person"]);
    step["do"] = name;
    step["on"] = dice_.pick(ids_[type]);
    Json with = Json::object();
    if (action.contains("with"))
      for (const auto& [parameter, given] : action["with"].items())
        if (!given.is_object() || !given.contains("optional") || dice_.chance(50))
          with[parameter] = argument(given);
    if (!with.empty()) step["with"] = with;
    return step;
  }

  /// Steps that change something are looked for with the twin; every so often any step will do.
  void make_steps() {
    file_["steps"] = Json::array();
    twin::World world = twin::start(file_, model_);
    if (!twin::find_cycle_in_any_reading(world).empty()) return;
    const std::size_t count = dice_.between(2, shape_.most_steps);
    for (std::size_t i = 0; i < count; ++i) {
      Json step = make_step();
      twin::Applied applied = twin::apply(world, step, static_cast<int>(i + 1));
      for (int tries = 0; tries < 8 && applied.outcome != "done" && dice_.chance(90); ++tries) {
        step = make_step();
        applied = twin::apply(world, step, static_cast<int>(i + 1));
      }
      if (dice_.chance(4)) {
        step["off"] = true;
        applied = twin::apply(world, step, static_cast<int>(i + 1));
      } else if (applied.outcome != "done") {
        step["expect"] = applied.outcome;
      }
      file_["steps"].push_back(step);
      for (const twin::Entity& entity : applied.world.entities)
        if (!twin::contains(ids_[entity.type], entity.id)) ids_[entity.type].push_back(entity.id);
      world = applied.world;
    }
  }

  Dice& dice_;
  const Shape& shape_;
  std::shared_ptr<const twin::Policy> model_;
  Json file_;
  std::map<std::string, std::vector<std::string>> ids_;
  int made_ = 0;
};

}  // namespace

Json make_scenario(Dice& dice, const Json& policy, const Shape& shape) {
  return ScenarioMaker(dice, policy, shape).make();
}

Case make_case(std::uint64_t seed, const Shape& shape) {
  Dice dice(seed);
  const Json policy = make_policy(dice, shape);
  return {make_scenario(dice, policy, shape)};
}

Dice dice_of(const Json& scenario) { return Dice(std::hash<std::string>{}(scenario.dump())); }

}  // namespace permsim::testing
