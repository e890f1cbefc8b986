// Plans watched by playing them: see plan_world.h.
#include "tests/core/plan_world.h"

#include "core/play/change.h"

namespace permsim::testing {

PlanWatcher::PlanWatcher(const MomentPtr& start, EntityIndex who, const std::string& document)
    : start_(start), who_(who), acts_(*start->world, start->world->subjects(), document) {}

bool PlanWatcher::is_well(const Moment& moment, EntityIndex thing) {
  const Status* status = find_status(moment.statuses, thing);
  return status != nullptr && !status->is_bad;
}

std::vector<EntityIndex> PlanWatcher::things() const {
  std::vector<EntityIndex> things;
  for (const Status& status : start_->statuses) things.push_back(status.entity);
  return things;
}

std::vector<MomentPtr> PlanWatcher::play(const std::vector<Step>& steps) const {
  std::vector<MomentPtr> moments{start_};
  for (const Step& step : steps) {
    const MomentPtr next = next_moment(moments.back(), step, moments.back()->at + 1);
    if (next->outcome != Outcome::done) break;
    moments.push_back(next);
  }
  return moments;
}

std::vector<Step> PlanWatcher::leaving(const World& world) const {
  const Leaving& leaving = *world.policy().leaving;
  const Action& action = world.policy().types[leaving.type].actions[leaving.action];
  std::vector<Step> steps;
  if (!world.has(who_)) return steps;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on) || world.at(on).type != leaving.type) continue;
    std::vector<Argument> arguments(action.parameters.size());
    Step step;
    step.action = action.id;
    step.on = world.at(on).id;
    for (const Leaving::Argument& each : leaving.with) {
      if (each.is_leaver)
        arguments[each.parameter].entries = {Entry{who_, kNoSymbol, 0}};
      else
        arguments[each.parameter].value = each.value;
      step.with.emplace_back(action.parameters[each.parameter].id,
                             each.is_leaver ? Value(world.at(who_).id) : each.value);
    }
    const Changed changed = apply_effects(world, action, Binding{who_, on, &arguments, &action}, 0);
    if (!changed.world || picture(*changed.world) != picture(world)) steps.push_back(step);
  }
  return steps;
}

bool PlanWatcher::is_gone(const World& world) const { return leaving(world).empty(); }

bool PlanWatcher::is_mendable(const MomentPtr& moment, EntityIndex away, EntityIndex thing) const {
  for (const Step& step : acts_.steps(*moment->world)) {
    if (away != kNoEntity && step.by == start_->world->at(away).id) continue;
    const MomentPtr after = next_moment(moment, step, moment->at + 1);
    if (after->outcome == Outcome::done && is_well(*after, thing)) return true;
  }
  return false;
}

std::set<EntityIndex> PlanWatcher::endangered(const MomentPtr& moment, EntityIndex away) const {
  std::vector<MomentPtr> futures{moment};
  const World& world = *moment->world;
  for (EntityIndex on = 0; on < world.size(); ++on) {
    if (!world.has(on)) continue;
    for (const Action& action : world.type_of(on).actions) {
      if (!action.is_event || !action.parameters.empty()) continue;
      Step step;
      step.action = action.id;
      step.on = world.at(on).id;
      futures.push_back(next_moment(moment, step, moment->at + 1));
    }
  }
  std::set<EntityIndex> endangered;
  for (const MomentPtr& future : futures) {
    for (const EntityIndex thing : things()) {
      if (endangered.count(thing) == 0 && !is_well(*future, thing) &&
          !is_mendable(future, away, thing))
        endangered.insert(thing);
    }
  }
  return endangered;
}

Stopped PlanWatcher::stopped(const std::vector<MomentPtr>& moments) const {
  Stopped stopped;
  for (const EntityIndex thing : things()) {
    bool was_well = is_well(*moments.front(), thing);
    for (std::size_t i = 1; i < moments.size(); ++i) {
      const bool is_well_now = is_well(*moments[i], thing);
      if (was_well && !is_well_now) stopped.on_the_way.insert(thing);
      was_well = was_well || is_well_now;
    }
  }
  return stopped;
}

namespace {

std::size_t gained(const World& before, const World& after, EntityIndex who) {
  std::size_t count = 0;
  for (const Cell& cell : all_cells(after)) {
    if (cell.who == who || verdict_of(after, cell) != Verdict::allow) continue;
    const bool was_there = before.has(cell.who) && before.has(cell.on);
    if (!was_there || verdict_of(before, cell) != Verdict::allow) ++count;
  }
  return count;
}

}  // namespace

std::string plan_fault(const MomentPtr& start, const Plan& plan, const PlanWatcher& watcher) {
  if (plan.is_gone_already)
    return watcher.is_gone(*start->world) && plan.steps.empty() ? "" : "she is not gone already";
  const std::vector<MomentPtr> moments = watcher.play(plan.steps);
  const std::string name = sequence(plan.steps);
  if (moments.size() != plan.steps.size() + 1) return name + " is not done";
  if (!plan.is_gone) return plan.comes_back ? "she is never away" : "";
  const MomentPtr& away = moments[plan.comes_back ? plan.away_from : plan.steps.size()];
  if (!plan.comes_back && !watcher.is_gone(*moments.back()->world)) return name + " leaves her in";
  if (!plan.comes_back && !watcher.is_gone(*moments[plan.away_from]->world))
    return name + " says too early that she is gone";
  if (plan.comes_back && granted(*moments.back()->world) != granted(*start->world))
    return name + " does not give everything back";
  for (std::size_t i = plan.away_from; !plan.comes_back && i < plan.steps.size(); ++i) {
    if (plan.steps[i].by == start->world->at(plan.who).id) return name + " has her act when gone";
  }
  Stopped stopped = watcher.stopped(moments);
  stopped.later = watcher.endangered(away, plan.who);
  std::set<EntityIndex> told;
  for (const Stop& stop : plan.stops) told.insert(stop.on);
  for (const EntityIndex thing : stopped.on_the_way) {
    if (told.count(thing) == 0) return name + " keeps silent on what stops";
  }
  const std::set<EntityIndex> before = watcher.endangered(start, kNoEntity);
  for (const EntityIndex thing : stopped.later) {
    if (told.count(thing) == 0 && before.count(thing) == 0)
      return name + " keeps silent on what may stop for good";
  }
  for (const EntityIndex thing : told) {
    if (stopped.on_the_way.count(thing) + stopped.later.count(thing) == 0)
      return name + " says that something stops that does not";
  }
  if (plan.gained != gained(*start->world, *away->world, plan.who))
    return name + " tells wrongly what others gain";
  return "";
}

std::string reason_fault(const MomentPtr& start, const Plan& plan, const PlanWatcher& watcher,
                         std::size_t& compared) {
  if (plan.reasons.size() != plan.steps.size())
    return "not every step has a reason, if an empty one";
  if (plan.comes_back || !plan.is_gone) return "";
  const std::set<EntityIndex> before = watcher.endangered(start, kNoEntity);
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    std::vector<Step> others = plan.steps;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    const std::vector<MomentPtr> moments = watcher.play(others);
    if (moments.size() != others.size() + 1 || !watcher.is_gone(*moments.back()->world)) continue;
    std::set<EntityIndex> besides = watcher.stopped(moments).on_the_way;
    for (const EntityIndex thing : watcher.endangered(moments.back(), plan.who)) {
      if (before.count(thing) == 0 && watcher.is_well(*start, thing)) besides.insert(thing);
    }
    for (const Stop& stop : plan.stops) besides.erase(stop.on);
    const std::vector<EntityIndex>& keeps = plan.reasons[i].keeps;
    if (besides != std::set<EntityIndex>(keeps.begin(), keeps.end()))
      return "step " + std::to_string(i + 1) + " of " + sequence(plan.steps) +
             " says wrongly what it keeps going";
    ++compared;
  }
  return "";
}

}  // namespace permsim::testing
