// Makes what may need somebody's attention in random policies: statuses, who keeps things going,
// and declared findings; see generate.h.
#include "tests/support/generate.h"

namespace permsim::testing {

Json make_status(const std::string& type, Expressions& expressions) {
  Json cases = Json::array();
  expressions.allow_can(true);
  for (const char* is : {"failing", "paused"})
    cases.push_back({{"is", is},
                     {"when", expressions.condition(type, 1)},
                     {"says", "so it is"},
                     {"bad", true}});
  expressions.allow_can(false);
  return {{"cases", cases}, {"else", "running"}};
}

Json make_continuity(Dice& dice, const twin::Policy& policy, const std::string& type,
                     const Json& types, const std::vector<std::string>& names,
                     Expressions& expressions) {
  const Json& given = types.at(type);
  Json continuity = Json::object();
  for (const auto& [id, action] : given["actions"].items())
    if (!action.contains("event") && (continuity.empty() || dice.chance(30)))
      continuity["repair"].push_back(id);
  if (dice.chance(40)) continuity["when"] = expressions.condition(type, 1);
  if (dice.chance(50)) continuity["owner"] = expressions.set(type, 1);
  std::vector<std::string> serves;
  for (const std::string& other : names)
    for (const auto& [id, relation] : policy.types.at(other).relations)
      if (expressions.only_type(relation) == type) serves.push_back(other + "." + id);
  if (!serves.empty()) continuity["serves"] = dice.pick(serves);
  if (given.contains("attributes") && given["attributes"].contains("tags") &&
      given["actions"].contains("read")) {
    continuity["use"] = "read";
    continuity["shows"] = "tags";
  }
  return continuity;
}

Json make_findings(Dice& dice, const Json& types, const std::vector<std::string>& names,
                   Expressions& expressions) {
  static const std::vector<std::string> kWeights{"advice", "warning", "failing"};
  Json findings = Json::array();
  const std::size_t count = dice.below(4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string on = dice.pick(names);
    Json finding = {{"id", "found-" + std::to_string(i)}, {"on", on}, {"says", "{it} is found"}};
    expressions.allow_can(true);
    if (dice.chance(70)) finding["when"] = expressions.condition(on, 1);
    expressions.allow_can(false);
    if (dice.chance(60)) {
      finding["about"] = expressions.set(on, 1);
      finding["says"] = "{it} is found with {people}";
    }
    const Json& type = types.at(on);
    for (const char* part : {"relations", "attributes"})
      if (type.contains(part) && dice.chance(60))
        finding["says"] =
            finding["says"].get<std::string>() + " by {" + type[part].begin().key() + "}";
    if (dice.chance(70)) finding["weight"] = dice.pick(kWeights);
    findings.push_back(finding);
  }
  return findings;
}

}  // namespace permsim::testing
