// The slow twin's verdicts and statuses; see slow_twin.h.
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

}  // namespace permsim::twin
