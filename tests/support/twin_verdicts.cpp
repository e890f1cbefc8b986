// The slow twin's verdicts, statuses and findings; see slow_twin.h.
#include <stdexcept>

#include "tests/support/slow_twin.h"

namespace permsim::twin {
namespace {

bool speaks_of(const Rule& rule, const std::string& type, const std::string& action) {
  return contains(rule.on, type) && (contains(rule.actions, action) || contains(rule.actions, "*"));
}

}  // namespace

Decision decide(const World& world, const std::string& who, const std::string& action,
                const std::string& on) {
  const Entity* resource = world.find(on);
  if (resource == nullptr || !is_subject(world, who)) throw std::out_of_range("no such cell");
  const Type& type = world.type_of(*resource);
  type.actions.at(action);
  const Place place{world, on, "", "", nullptr};
  std::map<std::string, std::vector<std::string>> applying;
  Decision decision;
  for (const Rule& rule : world.policy->rules) {
    if (!speaks_of(rule, resource->type, action)) continue;
    if (!holds(place, read_condition(rule.when)))
      decision.unmet.emplace_back(rule.id, "when");
    else if (!contains(persons(place, read_set(rule.to)), who))
      decision.unmet.emplace_back(rule.id, "to");
    else
      applying[rule.effect].push_back(rule.id);
  }
  decision.verdict = "deny";
  if (!applying["forbid"].empty()) {
    decision.because = applying["forbid"];
    decision.overruled = applying["allow"];
  } else if (!applying["allow"].empty()) {
    decision.verdict = "allow";
    decision.because = applying["allow"];
  } else if (!applying["unclear"].empty()) {
    decision.verdict = "unclear";
    decision.because = applying["unclear"];
  }
  if (decision.verdict != "allow") decision.limits = applying["limit"];
  return decision;
}

std::map<std::string, std::string> statuses(const World& world) {
  std::map<std::string, std::string> result;
  for (const Entity& entity : world.entities) {
    const Json& scheme = world.type_of(entity).status;
    if (scheme.is_null()) continue;
    std::string is = scheme.contains("else") ? scheme["else"].get<std::string>() : "";
    if (scheme.contains("cases"))
      for (const Json& one : scheme["cases"])
        if (holds(Place{world, entity.id, "", "", nullptr},
                  read_condition(one.at("when").get<std::string>()))) {
          is = one.at("is").get<std::string>();
          break;
        }
    result[entity.id] = is;
  }
  return result;
}

namespace {

std::size_t count_served(const World& world, const std::string& id, const std::string& serves) {
  const std::size_t dot = serves.find('.');
  std::size_t served = 0;
  for (const Entity& other : world.entities) {
    if (serves.empty() || other.type != serves.substr(0, dot)) continue;
    for (const Holder& holder : holders(world, other, serves.substr(dot + 1)))
      if (holder.ref == id) ++served;
  }
  return served;
}

/// Everyone who may take one of the actions and could do so now.
std::vector<std::string> who_can(const World& world, const std::string& on, const Json& actions) {
  std::vector<std::string> result;
  for (const Entity& who : world.entities) {
    if (!is_subject(world, who.id)) continue;
    for (const Json& action : actions) {
      const std::string name = action.get<std::string>();
      if (decide(world, who.id, name, on).verdict != "allow") continue;
      const std::string is = able(world, who.id, name, on);
      if (is == "blocked" || (is == "depends" && !could_be_done(world, who.id, name, on))) continue;
      result.push_back(who.id);
      break;
    }
  }
  return result;
}

}  // namespace

std::set<std::string> findings(const World& world) {
  std::set<std::string> result;
  for (const auto& [id, is] : statuses(world)) {
    const Json& scheme = world.type_of(world.at(id)).status;
    if (!scheme.contains("cases")) continue;
    for (const Json& one : scheme["cases"])
      if (one.at("is") == is && one.contains("bad") && one["bad"] == true)
        result.insert("not-running " + id);
  }
  for (const Entity& entity : world.entities) {
    const Place place{world, entity.id, "", "", nullptr};
    const Json continuity = world.policy->continuity.contains(entity.type)
                                ? world.policy->continuity[entity.type]
                                : Json::object();
    const auto text = [&](const char* key) {
      return continuity.contains(key) ? continuity[key].get<std::string>() : "";
    };
    if (!holds(place, read_condition(text("when")))) continue;
    const std::string serves =
        " serves " + std::to_string(count_served(world, entity.id, text("serves")));
    if (continuity.contains("repair") && !continuity["repair"].empty()) {
      const std::vector<std::string> who = who_can(world, entity.id, continuity["repair"]);
      if (who.empty()) result.insert("no-repair " + entity.id + serves);
      if (who.size() == 1) result.insert("one-repair " + entity.id + " " + who.front() + serves);
    }
    const bool has_owner_relation = world.type_of(entity).relations.count("owner") != 0;
    if (!continuity.contains("owner") && !has_owner_relation) continue;
    const auto owners = continuity.contains("owner") ? persons(place, read_set(text("owner")))
                                                     : members(place, entity.id, "owner");
    if (owners.empty()) result.insert("no-owner " + entity.id + serves);
  }
  return result;
}

}  // namespace permsim::twin
