// Cells and worlds for the laws of editing roles; see edited_roles.h.
#include "tests/support/edited_roles.h"

#include <algorithm>

namespace permsim::testing {
namespace {

bool takes_people(const Json& policy, const Json& relation) {
  if (relation.contains("inverse")) return false;
  const Json& of = relation.at("of");
  return std::any_of(of.begin(), of.end(), [&](const Json& held) {
    return policy.at("types").contains(held) &&
           policy.at("types").at(held.get<std::string>()).value("subject", false);
  });
}

/// Whether anything leads from the type to the roles.
bool is_within_reach(const PolicyFile& policy, const GrantCell& cell) {
  const PolicyResult result = set_grant(policy, cell, {});
  return result || result.problems.front().code != "wrong-kind";
}

std::vector<RoleName> roles_of(const Json& policy) {
  std::vector<RoleName> roles;
  for (const auto& [type, given] : policy.at("types").items()) {
    if (!given.contains("relations")) continue;
    for (const auto& [id, relation] : given.at("relations").items())
      if (takes_people(policy, relation)) roles.push_back({type, id});
  }
  return roles;
}

}  // namespace

std::shared_ptr<const PolicyFile> policy_of(const Json& scenario) {
  const auto read = read_policy(scenario.at("policy").dump());
  if (!read) throw Refused(listed_problems(read.problems));
  return *read;
}

Json with_policy(Json scenario, const PolicyFile& policy) {
  scenario["policy"] = Json::parse(policy.document);
  return scenario;
}

std::optional<GrantCell> some_cell(Dice& dice, const PolicyFile& file, bool may_be_beside) {
  const Json policy = Json::parse(file.document);
  std::vector<GrantCell> cells;
  for (const auto& [type, given] : policy.at("types").items()) {
    if (!given.contains("actions")) continue;
    for (const auto& [id, action] : given.at("actions").items())
      if (!action.contains("event")) cells.push_back({type, id, {}, {}});
  }
  const std::vector<RoleName> roles = roles_of(policy);
  if (cells.empty() || roles.empty()) return std::nullopt;
  for (int tries = 0; tries < 12; ++tries) {
    GrantCell cell = dice.pick(cells);
    cell.role = dice.pick(roles);
    if (may_be_beside && dice.chance(40)) {
      const RoleName beside = dice.pick(roles);
      if (!(beside == cell.role)) cell.beside.push_back(beside);
    }
    if (is_within_reach(file, cell)) return cell;
  }
  return std::nullopt;
}

std::string some_state(Dice& dice, const Json& policy, const std::string& type) {
  const Json& given = policy.at("types").at(type);
  if (!given.contains("attributes")) return "";
  std::vector<std::string> states;
  if (given.at("attributes").contains("locked"))
    states.insert(states.end(), {"locked", "not locked"});
  if (given.at("attributes").contains("mode"))
    states.insert(states.end(), {"mode == open", "mode != open or mode == secret"});
  return states.empty() ? "" : dice.pick(states);
}

bool let_in(Dice& dice, Json& scenario, const std::string& id, const std::vector<RoleName>& roles) {
  for (const RoleName& role : roles) {
    std::vector<Json*> things;
    for (Json& entity : scenario.at("entities"))
      if (entity.at("type") == role.type) things.push_back(&entity);
    if (things.empty()) return false;
    Json& thing = *dice.pick(things);
    const Json& relation =
        scenario.at("policy").at("types").at(role.type).at("relations").at(role.relation);
    if (relation.value("one", false)) {
      thing[role.relation] = id;
      continue;
    }
    if (!thing.contains(role.relation)) thing[role.relation] = Json::array();
    if (!thing[role.relation].is_array())
      thing[role.relation] = Json::array({thing[role.relation]});
    thing[role.relation].push_back(id);
  }
  std::string subject;
  for (const auto& [type, given] : scenario.at("policy").at("types").items())
    if (subject.empty() && given.value("subject", false)) subject = type;
  scenario["entities"].push_back({{"id", id}, {"type", subject}});
  return true;
}

Json without_holders(Json scenario, const RoleName& role) {
  for (Json& entity : scenario.at("entities"))
    if (entity.at("type") == role.type) entity.erase(role.relation);
  return scenario;
}

bool is_userset(const Json& policy, const RoleName& role) {
  return policy.dump().find("\"" + role.type + "#" + role.relation + "\"") != std::string::npos;
}

twin::World twin_of(const Json& scenario, const std::string& reading) {
  return twin::start(
      scenario, std::make_shared<twin::Policy>(twin::read_policy(scenario.at("policy"), reading)));
}

}  // namespace permsim::testing
