// Mutants are made of the policy's JSON, so that they go through the loader as any policy does.
#include "tests/core/policy_mutants.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "core/json/files.h"
#include "tests/support/json.h"

namespace permsim::testing {

namespace {

const std::multimap<std::string, std::string> kOtherEffects = {
    {"allow", "unclear"}, {"allow", "forbid"}, {"unclear", "allow"}, {"limit", "forbid"},
    {"limit", "allow"},   {"forbid", "allow"}, {"forbid", "limit"},
};

class Mutator {
 public:
  explicit Mutator(const PolicyFile& policy)
      : policy_(policy), json_(Json::parse(policy.document)) {}

  std::vector<Mutant> run() {
    for (std::size_t i = 0; i < json_["rules"].size(); ++i) mutate(i);
    return std::move(mutants_);
  }

 private:
  void mutate(std::size_t number) {
    const Json rule = json_["rules"][number];
    const std::string id = rule["id"].get<std::string>();
    Json without = json_;
    without["rules"].erase(number);
    for (Json& reading : without["readings"]) {
      if (!reading.contains("without")) continue;
      Json kept = Json::array();
      for (const Json& each : reading["without"]) {
        if (each != id) kept.push_back(each);
      }
      reading["without"] = kept;
    }
    add(id, "dropped", without);

    const std::vector<std::string> actions = actions_of(rule);
    for (std::size_t i = 0; i < actions.size() && actions.size() > 1; ++i) {
      std::vector<std::string> fewer = actions;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      change(number, "without " + actions[i], "actions", fewer);
    }
    const std::string effect = rule["effect"].get<std::string>();
    const auto others = kOtherEffects.equal_range(effect);
    for (auto other = others.first; other != others.second; ++other)
      change(number, effect + " → " + other->second, "effect", other->second);
    for (const char* to : {"everyone", "nobody"}) {
      if (rule["to"] != to) change(number, std::string("to ") + to, "to", to);
    }
    if (!rule.contains("when")) return;
    change(number, "without its condition", "when", nullptr);
    change(number, "its condition turned round", "when",
           "not (" + rule["when"].get<std::string>() + ")");
  }

  /// The actions of a rule one by one, `*` spelled out.
  std::vector<std::string> actions_of(const Json& rule) const {
    if (rule["actions"].is_array() && rule["actions"] != Json::array({"*"}))
      return rule["actions"].get<std::vector<std::string>>();
    if (rule["actions"].is_string() && rule["actions"] != "*")
      return {rule["actions"].get<std::string>()};
    std::vector<std::string> actions;
    std::set<std::string> known;
    const Json types = rule["on"].is_array() ? rule["on"] : Json::array({rule["on"]});
    for (const Json& type : types) {
      const TypeIndex index = policy_.base().find_type(type.get<std::string>());
      for (const Action& action : policy_.base().types[index].actions) {
        if (!action.is_event && known.insert(action.id).second) actions.push_back(action.id);
      }
    }
    return actions;
  }

  void change(std::size_t number, const std::string& what, const char* key, const Json& value) {
    Json json = json_;
    Json& rule = json["rules"][number];
    if (value.is_null())
      rule.erase(key);
    else
      rule[key] = value;
    add(rule["id"].get<std::string>(), what, json);
  }

  void add(const std::string& rule, const std::string& what, const Json& json) {
    auto read = read_policy(json.dump());
    if (!read) throw std::runtime_error(rule + " " + what + ": " + read.problems.front().message);
    mutants_.push_back({rule, rule + ": " + what, *read});
  }

  const PolicyFile& policy_;
  Json json_;
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> mutants_of(const PolicyFile& policy) { return Mutator(policy).run(); }

}  // namespace permsim::testing
