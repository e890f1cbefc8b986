// Makes random policies; see generate.h.
#include <algorithm>

#include "tests/support/generate.h"

namespace permsim::testing {
namespace {

const std::vector<std::string> kPersonRelations{"owner", "editor", "viewer", "lead"};
const std::vector<std::string> kSets{"inner", "reach", "keepers"};
const std::vector<std::string> kActions{"read", "write", "share", "drop"};

class PolicyMaker {
 public:
  PolicyMaker(Dice& dice, const Shape& shape)
      : dice_(dice), shape_(shape), expressions_(dice, model_, shape) {}

  Json make() {
    file_ = {{"format", "permsim/1"},   {"kind", "policy"}, {"id", "made"},
             {"title", "Made by dice"}, {"version", "1"},   {"types", Json::object()}};
    make_types();
    for (const std::string& type : names_) make_relations(type);
    make_inverse();
    for (const std::string& type : names_) make_attributes(type);
    refresh();
    for (const std::string& type : names_) make_sets(type);
    if (shape_.is_tangled) tangle();
    for (const std::string& type : names_) name_actions(type);
    refresh();
    for (const std::string& type : names_) fill_actions(type);
    for (const std::string& type : names_) {
      if (shape_.is_plain || type == "person" || !dice_.chance(40)) continue;
      type_named(type)["status"] = make_status(type, expressions_);
    }
    refresh();
    make_rules();
    if (!shape_.is_plain && dice_.chance(50)) make_readings();
    for (const std::string& type : names_) {
      if (shape_.is_plain || !type_named(type).contains("actions") || !dice_.chance(60)) continue;
      file_["continuity"][type] =
          make_continuity(dice_, model_, type, file_["types"], names_, expressions_);
    }
    if (!shape_.is_plain) {
      Json findings = make_findings(dice_, file_["types"], names_, expressions_);
      if (!findings.empty()) file_["findings"] = std::move(findings);
    }
    return file_;
  }

 private:
  Json& type_named(const std::string& name) { return file_["types"][name]; }
  void refresh() { model_ = twin::read_policy(file_); }

  void make_types() {
    std::vector<std::string> more{"account", "folder", "doc", "board"};
    dice_.shuffle(more);
    more.resize(dice_.between(1, 3));
    names_ = {"person"};
    if (dice_.chance(60)) names_.push_back("team");
    names_.insert(names_.end(), more.begin(), more.end());
    for (const std::string& name : names_) type_named(name) = {{"label", name}};
    type_named("person")["subject"] = true;
    if (dice_.chance(10)) type_named(names_.back())["subject"] = true;
  }

  void make_relations(const std::string& name) {
    Json relations = Json::object();
    const bool has_team = std::find(names_.begin(), names_.end(), "team") != names_.end();
    if (name == "person") {
      if (dice_.chance(20)) relations["boss"] = {{"of", Json::array({"person"})}, {"one", true}};
      if (shape_.is_tangled) {
        relations["friend"] = {{"of", Json::array({"person"})}};
        relations["home"] = {{"of", Json::array({names_.back()})}};
      }
    } else if (name == "team") {
      relations["member"] = {{"of", dice_.chance(50) ? Json::array({"person", "team#member"})
                                                     : Json::array({"person"})}};
    } else {
      for (const std::string& relation : kPersonRelations) {
        if (relation != "owner" && dice_.chance(45)) continue;
        Json of = Json::array({"person"});
        if (has_team && dice_.chance(45)) of.push_back("team#member");
        relations[relation] = {{"label", relation}, {"of", of}};
        if (of.size() == 1 && dice_.chance(25)) relations[relation]["one"] = true;
        if (dice_.chance(30)) relations[relation]["role"] = true;
      }
      if (dice_.chance(35)) relations["parent"] = {{"of", Json::array({name})}, {"one", true}};
      for (const std::string& other : names_) {
        if (other == name || other == "person" || !dice_.chance(45)) continue;
        relations["of_" + other] = {{"of", Json::array({other})}};
        if (dice_.chance(60)) relations["of_" + other]["one"] = true;
      }
    }
    if (!relations.empty()) type_named(name)["relations"] = relations;
  }

  /// Now and then a computed relation: everything whose relation names this entity.
  void make_inverse() {
    for (const std::string& name : names_) {
      const Json type = type_named(name);
      if (!type.contains("relations")) continue;
      for (const auto& [relation, given] : type["relations"].items()) {
        const std::string held = given["of"][0].get<std::string>();
        if (given["of"].size() != 1 || !dice_.chance(8) || given.contains("inverse")) continue;
        type_named(held)["relations"][relation + "_of_" + name] = {{"of", Json::array({name})},
                                                                   {"inverse", relation}};
      }
    }
  }

  void make_attributes(const std::string& name) {
    Json attributes = Json::object();
    const auto with_default = [&](Json given, const Json& value) {
      if (dice_.chance(60)) given["default"] = value;
      return given;
    };
    if (dice_.chance(50)) attributes["locked"] = with_default({{"type", "bool"}}, dice_.chance(50));
    if (dice_.chance(50))
      attributes["mode"] = with_default({{"values", {"open", "closed", "secret"}}},
                                        dice_.chance(50) ? "open" : "closed");
    if (dice_.chance(25)) attributes["client"] = with_default({{"type", "text"}}, "acme");
    if (dice_.chance(55)) attributes["tags"] = {{"type", "list"}};
    if (!attributes.empty()) type_named(name)["attributes"] = attributes;
  }

  void make_sets(const std::string& name) {
    if (name == "person" && !shape_.is_tangled) return;
    Json sets = Json::object();
    for (const std::string& set : kSets) {
      if (!dice_.chance(45)) continue;
      std::string expression = expressions_.set(name, 2);
      Json given = expression;
      if (dice_.chance(30)) {
        given = Json::array({expression});
        const std::size_t more = dice_.between(1, 2);
        for (std::size_t i = 0; i < more; ++i)
          given.push_back(
              {{"to", expressions_.set(name, 1)}, {"when", expressions_.condition(name, 1)}});
      }
      const bool has_parent = model_.types.at(name).relations.count("parent") != 0;
      if (has_parent && given.is_string() && dice_.chance(50))
        given = expression + " | parent." + set;
      sets[set] = given;
      type_named(name)["sets"] = sets;
      refresh();  // Later sets may use this one: never the other way round, unless through a
                  // relation.
    }
  }

  /// Relations that hold people may hold the people of any set as well.
  void tangle() {
    std::vector<std::string> usersets;
    for (const auto& [type, given] : model_.types)
      for (const auto& [set, parts] : given.sets) usersets.push_back(type + "#" + set);
    for (const std::string& name : names_) {
      if (!type_named(name).contains("relations") || usersets.empty()) continue;
      for (auto& [id, relation] : type_named(name)["relations"].items()) {
        const bool holds_people = relation["of"][0] == "person" && !relation.contains("inverse");
        if (holds_people && dice_.chance(40)) relation["of"].push_back(dice_.pick(usersets));
      }
    }
    refresh();
  }

  void name_actions(const std::string& name) {
    if (name == "person" && dice_.chance(80)) return;
    Json actions = Json::object();
    for (const std::string& action : kActions)
      if (action == "read" || dice_.chance(45)) actions[action] = {{"label", action}};
    if (dice_.chance(35)) actions["tick"] = {{"event", true}};
    type_named(name)["actions"] = actions;
  }

  Json make_parameters(const std::string& type) {
    Json parameters = Json::object();
    if (dice_.chance(60)) {
      const bool may_be_team = std::find(names_.begin(), names_.end(), "team") != names_.end();
      parameters["whom"] =
          may_be_team && dice_.chance(40) ? Json::array({"person", "team#member"}) : Json("person");
    }
    if (dice_.chance(30)) parameters["other"] = type;
    if (dice_.chance(30)) parameters["id"] = "text";
    if (dice_.chance(20)) parameters["way"] = {{"type", "text"}, {"values", {"open", "closed"}}};
    if (dice_.chance(15)) parameters["extra"] = {{"type", "list"}, {"optional", true}};
    if (dice_.chance(15)) parameters["flag"] = "bool";
    return parameters;
  }

  /// Some speak of parameters and some do not; some only tell that there is nothing to do.
  Json make_requirements(const std::string& type, const Json& action, const Json& parameters) {
    Json requirements = Json::array();
    const std::size_t count = dice_.between(1, 2);
    expressions_.allow_can(!shape_.is_plain && !action.contains("event"));
    for (std::size_t i = 0; i < count; ++i) {
      expressions_.use_parameters(dice_.chance(40) ? Json::object() : parameters);
      Json requirement = {{"that", expressions_.condition(type, 1)},
                          {"else", "it is not the time"}};
      if (dice_.chance(35)) requirement["idle"] = true;
      requirements.push_back(requirement);
    }
    expressions_.allow_can(false);
    expressions_.use_parameters(parameters);
    return requirements;
  }

  void fill_actions(const std::string& name) {
    if (!type_named(name).contains("actions")) return;
    for (auto& [id, action] : type_named(name)["actions"].items()) {
      if (id == "read") continue;
      const Json parameters = action.contains("event") ? Json::object() : make_parameters(name);
      if (!parameters.empty()) action["with"] = parameters;
      expressions_.use_parameters(parameters);
      if (dice_.chance(45)) action["requires"] = make_requirements(name, action, parameters);
      action["effects"] =
          make_effects(dice_, model_, name, parameters, expressions_, !action.contains("event"));
    }
    expressions_.use_parameters(Json::object());
  }

  Json make_rule(const std::string& id) {
    std::vector<std::string> resources;
    for (const std::string& name : names_)
      if (type_named(name).contains("actions")) resources.push_back(name);
    const std::string on = dice_.pick(resources);
    std::vector<std::string> actions;
    for (const auto& [action, given] : type_named(on)["actions"].items())
      if (!given.contains("event") && (actions.empty() || dice_.chance(50)))
        actions.push_back(action);
    static const std::vector<std::string> kEffects{"allow",  "allow",   "allow",   "allow", "allow",
                                                   "forbid", "unclear", "unclear", "limit"};
    const std::string effect = shape_.is_plain ? "allow" : dice_.pick(kEffects);
    Json rule = {{"id", id}, {"effect", effect}, {"on", on}, {"actions", actions}};
    if (dice_.chance(15)) rule["actions"] = Json::array({"*"});
    rule["to"] = expressions_.set(on, 2);
    if (!shape_.is_plain && dice_.chance(10)) {
      for (const std::string& other : resources)
        if (other != on && model_.types.at(other).relations.count("owner") != 0 &&
            model_.types.at(on).relations.count("owner") != 0) {
          rule["on"] = Json::array({on, other});
          rule["actions"] = Json::array({"read"});
          rule["to"] = "owner";
          return rule;
        }
    }
    if (dice_.chance(45)) rule["when"] = expressions_.condition(on, 1);
    rule["says"] = "The dice say so.";
    return rule;
  }

  void make_rules() {
    Json rules = Json::array();
    const std::size_t count = dice_.between(2, 9);
    for (std::size_t i = 0; i < count; ++i) rules.push_back(make_rule("rule-" + std::to_string(i)));
    file_["rules"] = rules;
  }

  void make_readings() {
    Json readings = Json::array();
    const std::size_t count = dice_.between(1, 2);
    for (std::size_t i = 0; i < count; ++i) {
      Json reading = {{"id", "reading-" + std::to_string(i)},
                      {"label", "Another reading"},
                      {"says", "It may be so."}};
      if (dice_.chance(70)) reading["without"] = Json::array({dice_.pick(file_["rules"])["id"]});
      if (dice_.chance(50)) reading["with"] = Json::array({make_rule("read-" + std::to_string(i))});
      for (const std::string& name : names_) {
        const Json& type = type_named(name);
        if (!type.contains("sets") || !dice_.chance(40)) continue;
        const std::string set = type["sets"].begin().key();
        // The first set of a type: nothing it may name can name it back on the same entity.
        std::string relation = type["relations"].begin().key();
        if (!expressions_.holds_persons(model_.types.at(name).relations.at(relation))) continue;
        reading["types"] = {{name, {{"sets", {{set, relation}}}}}};
      }
      readings.push_back(reading);
    }
    file_["readings"] = readings;
  }

  Dice& dice_;
  const Shape& shape_;
  twin::Policy model_;
  Expressions expressions_;
  Json file_;
  std::vector<std::string> names_;
};

}  // namespace

Json make_policy(Dice& dice, const Shape& shape) { return PolicyMaker(dice, shape).make(); }

}  // namespace permsim::testing
