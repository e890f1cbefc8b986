// Narrowing a matrix to what was asked for.
#include "core/answers/selection.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

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

/// The actions asked for, by the types of the resources: ids in the order of the policy.
void find_actions(const World& world, const std::vector<EntityIndex>& resources,
                  const std::vector<std::string>& wanted, MatrixPart& part) {
  const std::unordered_set<std::string> asked(wanted.begin(), wanted.end());
  std::set<TypeIndex> types;
  for (const EntityIndex resource : resources) types.insert(world.at(resource).type);
  std::unordered_map<std::string, std::size_t> place;
  for (const TypeIndex type : types) {
    const std::vector<Action>& actions = world.policy().types[type].actions;
    std::map<std::size_t, ActionIndex> of_type;  // in the order of part.actions
    for (ActionIndex action = 0; action < actions.size(); ++action) {
      const std::string& id = actions[action].id;
      if (actions[action].is_event || (!wanted.empty() && asked.count(id) == 0)) continue;
      const auto [found, is_new] = place.try_emplace(id, part.actions.size());
      if (is_new) part.actions.push_back(id);
      of_type[found->second] = action;
    }
    for (const auto& [at, action] : of_type) part.actions_of[type].push_back(action);
  }
}

bool has_action(const Policy& policy, const std::string& id) {
  return std::any_of(policy.types.begin(), policy.types.end(), [&](const Type& type) {
    const ActionIndex action = type.find_action(id);
    return action != kNoAction && !type.actions[action].is_event;
  });
}

}  // namespace

Result<EntityIndex> person_of(const World& world, const char* where, const std::string& id) {
  const EntityIndex found = world.find(id);
  if (found == kNoEntity)
    return Problems{
        {where, "unknown-entity", "there is no " + ticked(id) + " in the world at this moment"}};
  if (world.subject_number(found) < 0)
    return Problems{{where, "not-a-subject", ticked(id) + " is not someone who can act"}};
  return found;
}

Result<int> steps_of(const Question& question, int usual) {
  const int steps = question.within_or(usual);
  if (steps <= kLongestSearch) return steps;
  return Problems{
      {"/within", "out-of-range", "`within` is 0 to " + std::to_string(kLongestSearch)}};
}

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
    const std::size_t end = std::min<std::size_t>(world.size(), question.first_stand_in);
    for (EntityIndex entity = 0; entity < end; ++entity) {
      if (world.has(entity)) resources.push_back(entity);
    }
  }
  for (const std::string& action : question.action) {
    if (!has_action(world.policy(), action))
      problems.push_back(
          {"/action", "unknown-action", "the policy has no action " + ticked(action)});
  }
  if (!problems.empty()) return problems;
  find_actions(world, resources, question.action, part);
  for (const EntityIndex resource : resources) {
    if (part.actions_of.count(world.at(resource).type) != 0) part.resources.push_back(resource);
  }
  return part;
}

std::uint64_t MatrixPart::cells(const World& world) const {
  std::uint64_t on_all = 0;
  for (const EntityIndex resource : resources) on_all += actions_on(world, resource).size();
  return on_all * subjects.size();
}

std::uint64_t MatrixPart::bytes(const World& world) const {
  constexpr std::uint64_t kCell = 40;
  std::uint64_t on_all = 0, of_all = 0, cells_of_one = 0;
  for (const EntityIndex resource : resources) {
    for (const ActionIndex action : actions_on(world, resource))
      on_all +=
          kCell + world.at(resource).id.size() + world.type_of(resource).actions[action].id.size();
    cells_of_one += actions_on(world, resource).size();
  }
  for (const EntityIndex subject : subjects) of_all += world.at(subject).id.size();
  return on_all * subjects.size() + of_all * cells_of_one;
}

}  // namespace permsim
