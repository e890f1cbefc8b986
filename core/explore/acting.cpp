// What a search does with one deed: see search.h and fixes.h for what it makes of that.
#include "core/explore/acting.h"

#include <algorithm>
#include <cassert>

#include "core/base/budget.h"
#include "core/decide/arguments.h"
#include "core/play/change.h"

namespace permsim::exploring {

namespace {

/// Ids that nothing had before: places are never used again, so their number tells.
std::string fresh_id(const World& world, std::size_t start_size, std::size_t nth) {
  for (std::size_t number = world.size() - start_size + 1 + nth;; ++number) {
    std::string id = "new-" + std::to_string(number);
    if (world.find(id) == kNoEntity) return id;
  }
}

/// Steps of work that trying an act takes, besides what its world takes.
constexpr std::uint64_t kAct = 50;

}  // namespace

void spend_on_act(const World& world) { budget::spend(kAct + world.size() / 32); }

std::vector<Act> Acting::acts_of(const Deed& deed, const State& state) const {
  std::vector<EntityIndex> stand_ins;
  const auto need = [&](EntityIndex entity) {
    if (prospect_.is_newcomer(entity)) stand_ins.push_back(entity);
    return prospect_.is_newcomer(entity) || state.world.has(entity);
  };
  if (!need(deed.acts.target)) return {};
  for (const Choices& choices : deed.acts.arguments) {
    if (choices.front().is_entry() && !need(choices.front().entry.entity)) return {};
  }
  std::vector<Act> acts{{&deed, kNoEntity, {}}};
  for (const EntityIndex stand_in : stand_ins) {
    std::vector<Act> more;
    for (const Act& act : acts) {
      for (std::size_t i = 0; i < state.newcomers.size(); ++i) {
        const EntityIndex entity = prospect_.start().size() + static_cast<EntityIndex>(i);
        if (state.newcomers[i] != stand_in || !state.world.has(entity)) continue;
        more.push_back(act);
        more.back().made.push_back(entity);
      }
    }
    acts = std::move(more);
  }
  return acts;
}

EntityIndex Acting::target_of(const Act& act) const {
  return prospect_.is_newcomer(act.deed->acts.target) ? act.made.front() : act.deed->acts.target;
}

std::vector<Argument> Acting::arguments_of(const Act& act, const World& world) const {
  std::vector<Argument> arguments;
  std::size_t made = prospect_.is_newcomer(act.deed->acts.target) ? 1 : 0;
  std::size_t fresh = 0;
  for (const Choices& choices : act.deed->acts.arguments) {
    const Choice& choice = choices.front();
    Argument argument{{}, choice.value};
    if (choice.is_fresh) argument.value = fresh_id(world, prospect_.start().size(), fresh++);
    if (choice.is_entry()) {
      Entry entry = choice.entry;
      if (prospect_.is_newcomer(entry.entity)) entry.entity = act.made[made++];
      argument.entries = {entry};
    }
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

std::optional<Done> Acting::perform(const Act& act, const State& state) const {
  const World& world = state.world;
  const EntityIndex target = target_of(act);
  const Action& action = world.type_of(target).actions[act.deed->acts.action];
  const std::vector<Argument> arguments = arguments_of(act, world);
  const Binding binding{act.actor, target, &arguments};
  for (const Requirement& requirement : action.requirements) {
    if (!requirement.is_idle &&
        !Evaluator(world, binding).holds(requirement.that.condition, target))
      return std::nullopt;
  }
  Changed changed = apply_effects(world, action, binding, 0);
  if (!changed.world) return std::nullopt;
  std::vector<Touched> touched = changed.world->touched();
  std::vector<EntityIndex> newcomers = state.newcomers;
  for (EntityIndex entity = world.size(); entity < changed.world->size(); ++entity) {
    newcomers.push_back(prospect_.newcomer(act.deed->acts.target, act.deed->acts.action,
                                           changed.world->at(entity).type));
    assert(newcomers.back() != kNoEntity);
  }
  return Done{{std::move(*changed.world), std::move(newcomers)}, std::move(touched)};
}

Step Acting::step_of(const Act& act, const World& world) const {
  const EntityIndex target = target_of(act);
  const Action& action = world.type_of(target).actions[act.deed->acts.action];
  Step step;
  if (act.actor != kNoEntity) step.by = world.at(act.actor).id;
  step.action = action.id;
  step.on = world.at(target).id;
  const std::vector<Argument> arguments = arguments_of(act, world);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].is_given()) continue;
    Value value = arguments[i].value;
    if (!arguments[i].entries.empty()) value = written(world, arguments[i].entries.front());
    step.with.emplace_back(action.parameters[i].id, std::move(value));
  }
  return step;
}

EntityIndex Permissions::first_actor(const World& world, const Deed& deed, EntityIndex target) {
  if (target_ != target || action_ != deed.acts.action) {
    target_ = target;
    action_ = deed.acts.action;
    verdicts_.clear();
  }
  for (const EntityIndex actor : deed.acts.actors) {
    auto known = std::find_if(verdicts_.begin(), verdicts_.end(),
                              [&](const auto& one) { return one.first == actor; });
    if (known == verdicts_.end()) {
      const bool may =
          world.has(actor) && verdict_of(world, {actor, target, action_}) == Verdict::allow;
      known = verdicts_.insert(verdicts_.end(), {actor, may});
    }
    if (known->second) return actor;
  }
  return kNoEntity;
}

}  // namespace permsim::exploring
