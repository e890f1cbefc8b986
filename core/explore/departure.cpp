// Whether an act would still change something is asked of its effects alone: what keeps it from
// being taken does not make anybody gone.
#include "core/explore/departure.h"

#include "core/play/change.h"
#include "core/play/unchanged.h"

namespace permsim {

std::vector<Argument> Departure::arguments(const World& world) const {
  const Action& action = world.policy().types[leaving_.type].actions[leaving_.action];
  std::vector<Argument> arguments(action.parameters.size());
  for (const Leaving::Argument& each : leaving_.with) {
    Argument& argument = arguments[each.parameter];
    if (each.is_leaver)
      argument.entries = {Entry{who_, kNoSymbol, 0}};
    else
      argument.value = each.value;
  }
  return arguments;
}

std::vector<EntityIndex> Departure::still_in(const World& world) const {
  std::vector<EntityIndex> all;
  if (!world.has(who_)) return all;
  const std::vector<Argument> given = arguments(world);
  for (EntityIndex entity = 0; entity < world.size(); ++entity) {
    if (!world.has(entity) || world.at(entity).type != leaving_.type) continue;
    const Action& action = world.type_of(entity).actions[leaving_.action];
    const Changed changed = apply_effects(world, action, Binding{who_, entity, &given, &action}, 0);
    // What would close a circle cannot be, and so she is still there.
    if (!changed.world || is_otherwise(world, *changed.world, changed.world->touched()))
      all.push_back(entity);
  }
  return all;
}

exploring::Deed Departure::deed(const World& world, EntityIndex on,
                                const std::vector<EntityIndex>& actors) const {
  exploring::Deed deed;
  deed.acts = {on, leaving_.action, actors, {}};
  for (const Argument& argument : arguments(world)) {
    exploring::Choice choice;
    choice.value = argument.value;
    if (!argument.entries.empty()) choice.entry = argument.entries.front();
    deed.acts.arguments.push_back({choice});
  }
  return deed;
}

}  // namespace permsim
