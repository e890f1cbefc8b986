// Finding whom and what a check speaks of.
#include "core/answers/checked.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/budget.h"
#include "core/decide/evaluate.h"
#include "core/decide/stand_in.h"
#include "core/world/holders.h"

namespace permsim {

namespace {

/// The first thing a stand-in holds that is not in the world; nullptr when all are.
const std::string* absent(const World& world, const StandIn& stand_in) {
  const auto found =
      std::find_if(stand_in.holds.begin(), stand_in.holds.end(),
                   [&](const std::string& held) { return !find_entry(world, held).has_value(); });
  return found == stand_in.holds.end() ? nullptr : &*found;
}

}  // namespace

std::vector<Entry> select(const World& world, const Selection& selection) {
  std::vector<Entry> entries;
  for (const std::string& id : selection.ids) {
    if (const std::optional<Entry> entry = find_entry(world, id)) entries.push_back(*entry);
  }
  for (const StandIn& stand_in : selection.stand_ins) {
    if (const EntityIndex person = world.find(text_of(stand_in)); person != kNoEntity)
      entries.push_back({person});
  }
  if (selection.type.empty()) return entries;
  const TypeIndex type = world.policy().find_type(selection.type);
  Evaluator evaluator(world);
  budget::spend(world.size());
  for (EntityIndex entity = 0; entity < world.size() && !budget::is_spent(); ++entity) {
    if (world.has(entity) && world.at(entity).type == type &&
        evaluator.holds(selection.where.condition, entity))
      entries.push_back({entity});
  }
  return entries;
}

std::vector<EntityIndex> entities_of(const World& world, const Selection& selection) {
  std::vector<EntityIndex> entities;
  std::unordered_set<EntityIndex> known;
  const auto add = [&](EntityIndex entity) {
    budget::spend();
    if (known.insert(entity).second) entities.push_back(entity);
  };
  for (const Entry& entry : select(world, selection)) {
    if (!entry.is_userset())
      add(entry.entity);
    else
      for (const EntityIndex person : Evaluator(world).member_persons(entry.entity, entry.member))
        add(person);
  }
  return entities;
}

std::string absent(const World& world, const Selection& selection) {
  for (const std::string& id : selection.ids) {
    if (!find_entry(world, id)) return id;
  }
  for (const StandIn& stand_in : selection.stand_ins) {
    if (const std::string* held = absent(world, stand_in)) return *held;
  }
  return {};
}

std::shared_ptr<const World> peopled(const std::shared_ptr<const World>& world,
                                     const Check& check) {
  if (check.who.stand_ins.empty() && check.by.stand_ins.empty()) return world;
  auto with = std::make_shared<World>(*world);
  for (const Selection* selection : {&check.who, &check.by}) {
    for (const StandIn& stand_in : selection->stand_ins) {
      const bool is_new = with->find(text_of(stand_in)) == kNoEntity;
      if (is_new && absent(*world, stand_in) == nullptr) add_stand_ins(*with, {stand_in});
    }
  }
  return with;
}

}  // namespace permsim
