// What would keep a scenario from being read again; see misfits.h.
#include "core/play/misfits.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <set>

#include "core/world/bind_scenario.h"

namespace permsim {

namespace {

/// Which member of a list ("/checks/") a pointer leads into; -1 when into another place.
int index_in(const std::string& list, const std::string& where) {
  return where.rfind(list, 0) == 0 ? std::atoi(where.c_str() + list.size()) : -1;
}

bool is_named_by_attribute(const EffectClause& effect) {
  return effect.kind == EffectClause::Kind::create && !effect.what.paths.empty() &&
         !effect.what.paths.front().names.empty();
}

}  // namespace

std::vector<Problem> bind_anew(Scenario& scenario) {
  // Edits remember where they were read, and their steps may have moved since.
  for (std::size_t i = 0; i < scenario.steps.size(); ++i) {
    for (Edit& edit : scenario.steps[i].edits) edit.where = "/steps/" + std::to_string(i);
  }
  Problems problems;
  bind_scenario(scenario, problems);
  std::vector<Problem> found;
  std::copy_if(problems.begin(), problems.end(), std::back_inserter(found),
               [](const Problem& problem) { return !problem.is_warning; });
  return found;
}

std::vector<Problem> misfits(Scenario scenario) { return bind_anew(scenario); }

std::string drop_checks_of_what_is_gone(Scenario& scenario) {
  if (scenario.steps.empty() && scenario.checks.empty()) return {};  // nothing else can speak of it
  for (std::vector<Problem> found = misfits(scenario); !found.empty(); found = misfits(scenario)) {
    std::set<int, std::greater<>> checks;  // the last first
    for (const Problem& misfit : found) {
      const int check = index_in("/checks/", misfit.where);
      const int step = index_in("/steps/", misfit.where);
      if (check < 0)
        return (step < 0 ? "" : "step " + std::to_string(step + 1) + " speaks of it: ") +
               misfit.message;
      checks.insert(check);
    }
    for (const int check : checks) scenario.checks.erase(scenario.checks.begin() + check);
  }
  return {};
}

bool may_take_away(const std::vector<Edit>& edits, const Policy& policy) {
  const bool is_naming =
      std::any_of(policy.types.begin(), policy.types.end(), [](const Type& type) {
        return std::any_of(type.actions.begin(), type.actions.end(), [](const Action& action) {
          return std::any_of(action.effects.begin(), action.effects.end(), is_named_by_attribute);
        });
      });
  return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
    return edit.kind == Edit::Kind::erase || (is_naming && edit.kind == Edit::Kind::set);
  });
}

}  // namespace permsim
