// Random cases in which one act leads to the next: small policies where acts give what other acts
// and rules ask for. For explore_brute.tests.cpp; tests/support/generate.h makes cases of all
// kinds, but few in which much can be reached.
#pragma once
#include <string>
#include <vector>

#include "tests/support/generate.h"

namespace permsim::testing {

/// A policy of boxes in rooms, with random acts and rules, and a world of few entries.
class ChainMaker {
 public:
  explicit ChainMaker(std::uint64_t seed) : dice_(seed) {}

  Json make() {
    Json policy = {
        {"format", "permsim/1"},
        {"kind", "policy"},
        {"id", "chain"},
        {"title", "Chain"},
        {"version", "1"},
        {"types",
         {{"person", {{"subject", true}}},
          {"team",
           {{"relations", {{"member", {{"of", people(20)}}}}}, {"actions", Json::object()}}},
          {"room", type("room")},
          {"box", type("box")}}},
        {"rules", Json::array()}};
    if (dice_.chance(30)) {
      policy["types"]["room"]["relations"]["content"] = {{"of", {"box"}}, {"inverse", "room"}};
      has_content_ = true;
    }
    for (const std::string type : {"team", "room", "box"}) add_actions(policy, type);
    Json scenario = {{"format", "permsim/1"}, {"kind", "scenario"}, {"id", "chain"},
                     {"title", "Chain"},      {"policy", policy},   {"entities", entities()},
                     {"steps", Json::array()}};
    return scenario;
  }

 private:
  std::string pick(const std::vector<std::string>& words) { return dice_.pick(words); }

  Json people(std::size_t nested = 40) {
    Json of = Json::array({"person"});
    if (dice_.chance(nested)) of.push_back("team#member");
    return of;
  }

  Json type(const std::string& name) {
    Json relations = {{"keeper", {{"of", {"person"}}, {"one", true}}}};
    for (const std::string& relation : chain_) relations[relation] = {{"of", people()}};
    if (name == "box") relations["room"] = {{"of", {"room"}}, {"one", true}};
    if (dice_.chance(50)) {
      relations["parent"] = {{"of", {name}}, {"one", true}};
      has_parent_.push_back(name);
    }
    Json attributes = {{"sealed", {{"type", "bool"}}},
                       {"lid", {{"values", {"open", "shut", "gone"}}, {"default", "shut"}}}};
    if (dice_.chance(40)) {
      attributes["tags"] = {{"type", "list"}};
      has_tags_.push_back(name);
    }
    if (dice_.chance(30)) {
      attributes["name"] = {{"type", "text"}, {"default", "acme"}};
      has_name_.push_back(name);
    }
    Json sets = {{"inner", set(name, 1)}};
    if (dice_.chance(60)) {
      sets["reach"] =
          Json::array({set(name, 1), {{"to", set(name, 1)}, {"when", condition(name, {})}}});
      if (has(has_parent_, name) && dice_.chance(50)) sets["reach"].push_back("parent.reach");
    } else {
      sets["reach"] = set(name, 1);
    }
    return {{"relations", relations},
            {"attributes", attributes},
            {"sets", sets},
            {"actions", Json::object()}};
  }

  static bool has(const std::vector<std::string>& types, const std::string& type) {
    return twin::contains(types, type);
  }

  std::string person_name(const std::string& type) {
    if (type == "team") return "member";
    std::string prefix;
    if (type == "box" && dice_.chance(25))
      prefix = "room.";
    else if (has(has_parent_, type) && dice_.chance(15))
      prefix = "parent.";
    return prefix + pick({"owner", "helper", "guest", "judge", "keeper"});
  }

  std::string set(const std::string& type, int depth) {
    if (dice_.chance(4)) return "everyone";
    if (depth <= 0 || dice_.chance(40)) return person_name(type);
    return "(" + set(type, depth - 1) + " " + pick({"|", "|", "&", "&", "-"}) + " " +
           set(type, depth - 1) + ")";
  }

  /// A set of persons, named ones included: for rules and requirements, which come after sets.
  std::string any_set(const std::string& type) {
    return type != "team" && dice_.chance(35) ? pick({"inner", "reach"}) : set(type, 1);
  }

  std::string condition(const std::string& type, const Json& parameters) {
    std::vector<std::string> atoms{"any(" + set(type, 1) + ")"};
    if (type != "team") {
      for (const char* atom : {"sealed", "not sealed", "lid == open", "lid != shut",
                               "lid in [open, gone]", "exists(keeper)"})
        atoms.emplace_back(atom);
      if (type == "box")
        for (const char* atom :
             {"room.lid == open", "exists(room)", "keeper is room.keeper", "not exists(room)"})
          atoms.emplace_back(atom);
      if (type == "room" && has_content_)
        for (const char* atom : {"exists(content)", "content.lid == open"})
          atoms.emplace_back(atom);
      if (has(has_tags_, type))
        for (const char* atom : {"exists(tags)", "tags covers [a]"}) atoms.emplace_back(atom);
      if (has(has_name_, type))
        for (const char* atom : {"name == acme", "name != 'acme'", "exists(name)"})
          atoms.emplace_back(atom);
      if (has(has_parent_, type)) atoms.emplace_back("parent.sealed");
    }
    if (!parameters.is_null())
      for (const char* atom : {"can($actor, take, $target)", "not can($actor, take, $target)"})
        atoms.emplace_back(atom);
    if (parameters.contains("whom"))
      for (const char* start : {"", "not "})
        atoms.push_back(start + ("$whom in (" + set(type, 1) + ")"));
    if (parameters.contains("other"))
      for (const char* atom :
           {"not $other is $target", "$other.lid == $target.lid", "can($actor, take, $other)"})
        atoms.emplace_back(atom);
    if (parameters.contains("flag")) atoms.emplace_back("not $flag");
    if (parameters.contains("way")) atoms.emplace_back("$way == open");
    std::string text = dice_.pick(atoms);
    if (dice_.chance(20)) text += pick({" and ", " or "}) + dice_.pick(atoms);
    return text;
  }

  Json parameters(const std::string& type) {
    Json made = Json::object();
    if (dice_.chance(55))
      made["whom"] = dice_.chance(30) ? Json::array({"person", "team#member"}) : Json("person");
    if (type != "team" && dice_.chance(20))
      made["other"] = dice_.chance(30) ? Json({{"type", type}, {"optional", true}}) : Json(type);
    if (type != "team" && dice_.chance(20))
      made["way"] = {
          {"type", "text"}, {"values", {"open", "gone"}}, {"optional", dice_.chance(30)}};
    if (type != "team" && dice_.chance(10))
      made["flag"] = {{"type", "bool"}, {"optional", dice_.chance(50)}};
    if (dice_.chance(25)) made["id"] = "text";
    if (has(has_tags_, type) && dice_.chance(30)) made["list"] = "list";
    if (has(has_name_, type) && dice_.chance(30)) made["text"] = "text";
    return made;
  }

  Json effect(const std::string& type, const Json& given) {
    const std::string person = given.contains("whom") && dice_.chance(75) ? "$whom" : "$actor";
    const std::string relation =
        type == "team" ? "member" : pick({"owner", "helper", "guest", "keeper"});
    if (type == "team")
      return dice_.chance(70) ? Json({{"add", person}, {"to", relation}})
                              : Json({{"remove", person}, {"from", relation}});
    if (given.contains("id") && dice_.chance(60)) return create(type, given);
    if (given.contains("other") && dice_.chance(60)) {
      if (has(has_parent_, type) && dice_.chance(60)) return {{"set", {{"parent", "$other"}}}};
      if (type == "room")
        return {{"move", "box"}, {"relation", "room"}, {"from", "$target"}, {"to", "$other"}};
      return {{"add", person}, {"to", "helper"}, {"on", "$other"}};
    }
    if (given.contains("list") && dice_.chance(60)) return {{"set", {{"tags", "$list"}}}};
    if (given.contains("text") && dice_.chance(60)) return {{"set", {{"name", "$text"}}}};
    if (given.contains("flag") && dice_.chance(60)) return {{"set", {{"sealed", "$flag"}}}};
    if (given.contains("way") && dice_.chance(60)) return {{"set", {{"lid", "$way"}}}};
    if (dice_.chance(50)) return {{"add", person}, {"to", chain_[link_ + 1]}};
    switch (dice_.below(12)) {
      case 0:
      case 1:
      case 2: return {{"add", person}, {"to", pick({"owner", "helper"})}};
      case 3: return {{"remove", person}, {"from", relation}};
      case 4: return {{"clear", relation}};
      case 5: return {{"set", {{"keeper", "$actor"}}}};
      case 6: return {{"set", {{"sealed", dice_.chance(50)}}}};
      case 7: return {{"set", {{"lid", pick({"open", "shut", "gone"})}}}};
      case 8:
        return type == "box"
                   ? Json({{"add", person}, {"to", pick({"owner", "helper"})}, {"on", "room"}})
                   : Json({{"set", {{"lid", "open"}}}});
      case 9:
        return type == "box" ? Json({{"set", {{"lid", "open"}}}, {"on", "room"}})
                             : Json({{"add", "$actor"}, {"to", "helper"}});
      case 10:
        return dice_.chance(40) ? Json({{"delete", "$target"}})
                                : Json({{"add", person}, {"to", "helper"}});
      default: return {{"remove", person}, {"from", relation}};
    }
  }

  Json create(const std::string& type, const Json& given) {
    Json fields = {{"owner", given.contains("whom") && dice_.chance(50) ? "$whom" : "$actor"}};
    if (dice_.chance(40)) fields["helper"] = "helper";
    if (has(has_parent_, type) && dice_.chance(50)) fields["parent"] = "$target";
    const bool is_box = dice_.chance(60);
    if (is_box && type == "room") fields["room"] = "$target";
    if (is_box && type == "box") fields["room"] = "room";
    if (dice_.chance(30)) fields["sealed"] = true;
    const std::string made = is_box ? "box" : type;
    if (fields.contains("parent") && made != type) fields.erase("parent");
    return {{"create", made}, {"id", "$id"}, {"with", fields}};
  }

  void add_actions(Json& policy, const std::string& type) {
    Json& actions = policy["types"][type]["actions"];
    const std::size_t count = type == "team" ? dice_.between(0, 1) : dice_.between(2, 4);
    for (std::size_t i = 0; i < count; ++i) {
      const Json given = parameters(type);
      Json action = Json::object();
      link_ = dice_.below(3);
      if (!given.empty()) action["with"] = given;
      if (dice_.chance(20)) action["requires"] = Json::array({condition(type, given)});
      action["effects"] = Json::array();
      const std::size_t effects = dice_.chance(70) ? 1 : 2;
      for (std::size_t j = 0; j < effects; ++j) {
        Json one = effect(type, given);
        if (dice_.chance(15)) one["if"] = condition(type, given);
        action["effects"].push_back(one);
      }
      const std::string name = "act" + std::to_string(i);
      actions[name] = action;
      add_rules(policy["rules"], type, name, type == "team" ? "member" : chain_[link_]);
    }
    actions["take"] = Json::object();
    add_rules(policy["rules"], type, "take",
              type == "team" ? "member"
                             : pick({"guest", "judge"}) +
                                   pick({"", " & helper", " & room.helper", " - owner"}));
  }

  void add_rules(Json& rules, const std::string& type, const std::string& action,
                 std::string likely) {
    if (type == "room") likely = likely.substr(0, likely.find(" & room"));
    const std::size_t count = dice_.chance(75) ? 1 : 2;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string effect = i == 0 ? "allow" : pick({"allow", "forbid", "unclear", "limit"});
      const std::string to = i == 0 && dice_.chance(80) ? likely : any_set(type);
      Json rule = {{"id", "rule-" + std::to_string(rules.size())},
                   {"effect", effect},
                   {"on", type},
                   {"actions", Json::array({action})},
                   {"to", to}};
      if (dice_.chance(25)) rule["when"] = condition(type, {});
      rules.push_back(rule);
    }
  }

  Json entities() {
    Json all = Json::array();
    const std::size_t persons = dice_.between(2, 3), rooms = dice_.between(1, 2),
                      boxes = dice_.between(1, 2);
    for (std::size_t i = 0; i < persons; ++i)
      all.push_back({{"id", "p" + std::to_string(i)}, {"type", "person"}});
    all.push_back({{"id", "team"}, {"type", "team"}});
    if (dice_.chance(60))
      all.back()["member"] = Json::array({"p" + std::to_string(dice_.below(persons))});
    const auto add = [&](const std::string& type, std::size_t number, const Json& held) {
      Json entity = {{"id", type + std::to_string(number)}, {"type", type}};
      for (const std::string relation : {"owner", "helper", "guest", "keeper"}) {
        if (!dice_.chance(relation == "owner" ? 80 : 10)) continue;
        entity[relation] = Json::array({"p" + std::to_string(dice_.below(persons))});
      }
      if (!held.is_null()) entity["room"] = held;
      if (number > 0 && has(has_parent_, type) && dice_.chance(50)) entity["parent"] = type + "0";
      if (dice_.chance(40)) entity["sealed"] = dice_.chance(50);
      if (dice_.chance(40)) entity["lid"] = pick({"open", "shut", "gone"});
      if (has(has_tags_, type) && dice_.chance(40))
        entity["tags"] = Json::array({pick({"a", "b"})});
      if (has(has_name_, type) && dice_.chance(40)) entity["name"] = pick({"acme", "beta"});
      all.push_back(entity);
    };
    for (std::size_t i = 0; i < rooms; ++i) add("room", i, nullptr);
    for (std::size_t i = 0; i < boxes; ++i)
      add("box", i, dice_.chance(80) ? Json("room" + std::to_string(dice_.below(rooms))) : Json());
    return all;
  }

  /// Relations that lead to each other: acts for holders of one give the next.
  const std::vector<std::string> chain_{"owner", "helper", "guest", "judge"};
  Dice dice_;
  bool has_content_ = false;
  std::size_t link_ = 0;  ///< where in the chain the act being made stands
  std::vector<std::string> has_parent_, has_tags_, has_name_;
};

/// The same with a person and a box more that are like one there is, or nearly: what holds it holds
/// them as well, now and then but one.
inline Json with_twins(Json scenario, std::uint64_t seed) {
  Dice dice(seed);
  const bool is_near = dice.chance(25);
  for (const char* type : {"person", "box"}) {
    const auto holds = [](const Json& held, const Json& id) {
      return held.is_array() && std::find(held.begin(), held.end(), id) != held.end();
    };
    std::vector<Json> those;
    for (const Json& entity : scenario["entities"]) {
      const bool is_kept = std::any_of(
          scenario["entities"].begin(), scenario["entities"].end(), [&](const Json& other) {
            return other.contains("keeper") && holds(other["keeper"], entity["id"]);
          });
      if (entity["type"] == type && !is_kept) those.push_back(entity);
    }
    if (those.empty()) continue;
    Json twin = dice.pick(those);
    const Json id = twin["id"];
    twin["id"] = "twin_of_" + id.get<std::string>();
    for (Json& entity : scenario["entities"]) {
      for (auto& [key, held] : entity.items()) {
        if (holds(held, id) && !(is_near && dice.chance(30))) held.push_back(twin["id"]);
      }
    }
    scenario["entities"].push_back(twin);
  }
  return scenario;
}

}  // namespace permsim::testing
