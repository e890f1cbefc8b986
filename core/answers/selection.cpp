// Narrowing a matrix to what was asked for.
#include "core/answers/selection.h"

#include <algorithm>
#include <set>

#include "core/decide/evaluate.h"
#include "core/world/holders.h"

namespace permsim {

namespace {

/// Entities named by ids or usersets, in world order.
std::vector<EntityIndex> named(const World& world, const std::vector<std::string>& ids,
                               const char* where, Problems& problems) {
  std::set<EntityIndex> found;
  for (const std::string& id : ids) {
    const std::optional<Entry> entry = find_entry(world, id);
    if (!entry)
      problems.push_back(
          {where, "unknown-entity", "there is no " + ticked(id) + " in the world at this moment"});
    else if (!entry->is_userset())
      found.insert(entry->entity);
    else
      for (const EntityIndex person : Evaluator(world).member_persons(entry->entity, entry->member))
        found.insert(person);
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> all_actions(const World& world, const std::vector<EntityIndex>& resources,
                                     const std::vector<std::string>& wanted) {
  std::set<TypeIndex> types;
  for (const EntityIndex resource : resources) types.insert(world.at(resource).type);
  std::vector<std::string> actions;
  for (const TypeIndex type : types) {
    for (const Action& action : world.policy().types[type].actions) {
      const bool is_wanted =
          wanted.empty() || std::find(wanted.begin(), wanted.end(), action.id) != wanted.end();
      if (!action.is_event && is_wanted &&
          std::find(actions.begin(), actions.end(), action.id) == actions.end())
        actions.push_back(action.id);
    }
  }
  return actions;
}

bool has_action(const Policy& policy, const std::string& id) {
  return std::any_of(policy.types.begin(), policy.types.end(), [&](const Type& type) {
    const ActionIndex action = type.find_action(id);
    return action != kNoAction && !type.actions[action].is_event;
  });
}

}  // namespace

Result<MatrixPart> matrix_part(const World& world, const Question& question) {
  MatrixPart part;
  Problems problems;
  part.subjects =
      question.who.empty() ? world.subjects() : named(world, question.who, "/who", problems);
  for (const EntityIndex subject : part.subjects) {
    if (world.subject_number(subject) < 0)
      problems.push_back(
          {"/who", "not-a-subject", ticked(world.at(subject).id) + " is not someone who can act"});
  }
  std::vector<EntityIndex> resources;
  if (!question.on.empty()) {
    resources = named(world, question.on, "/on", problems);
  } else {
    for (EntityIndex entity = 0; entity < world.size(); ++entity) {
      if (world.has(entity)) resources.push_back(entity);
    }
  }
  for (const std::string& action : question.action) {
    if (!has_action(world.policy(), action))
      problems.push_back(
          {"/action", "unknown-action", "the policy has no action " + ticked(action)});
  }
  if (!problems.empty()) return problems;
  part.actions = all_actions(world, resources, question.action);
  for (const EntityIndex resource : resources) {
    const Type& type = world.type_of(resource);
    const bool has_one =
        std::any_of(part.actions.begin(), part.actions.end(),
                    [&](const std::string& id) { return type.find_action(id) != kNoAction; });
    if (has_one) part.resources.push_back(resource);
  }
  return part;
}

}  // namespace permsim
