// Breadth-first search: each world is met once, by a shortest way.
#include "core/explore/search.h"

#include <algorithm>
#include <cassert>

#include "core/base/budget.h"
#include "core/matrix/difference.h"
#include "core/play/change.h"

namespace permsim::exploring {

namespace {

/// Steps of work that trying an act takes, besides what its world takes.
constexpr std::uint64_t kAct = 50;

/// Ids that nothing had before: places are never used again, so their number tells.
std::string fresh_id(const World& world, std::size_t start_size, std::size_t nth) {
  for (std::size_t number = world.size() - start_size + 1 + nth;; ++number) {
    std::string id = "new-" + std::to_string(number);
    if (world.find(id) == kNoEntity) return id;
  }
}

}  // namespace

Search::Search(const Prospect& prospect, const Slice& slice, const std::vector<Cell>& goals)
    : prospect_(prospect), slice_(slice), goals_(goals), printer_(prospect, slice) {}

Search::End Search::run(int steps, std::size_t most_worlds) {
  most_worlds_ = most_worlds;
  steps_ = steps;
  nodes_.push_back({});
  seen_.insert(Print{});
  path_.assign(1, {0, State{prospect_.start(), {}}});
  std::uint32_t first = 0;
  for (int depth = 0; depth < steps; ++depth) {
    const auto end = static_cast<std::uint32_t>(nodes_.size());
    for (std::uint32_t node = first; node < end; ++node) {
      if (expand(node, depth)) return End::reached;
      if (is_full_) return End::too_many_worlds;
      if (budget::is_spent()) return End::too_much_work;
    }
    first = end;
  }
  return End::not_reached;
}

const State& Search::state_of(std::uint32_t node, int depth) {
  const auto place = static_cast<std::size_t>(depth);
  if (place < path_.size() && path_[place].first == node) return path_[place].second;
  const State& before = state_of(nodes_[node].parent, depth - 1);
  std::optional<Done> done = perform(nodes_[node].act, before);
  assert(done);
  path_.erase(path_.begin() + depth, path_.end());
  path_.emplace_back(node, std::move(done->state));
  return path_.back().second;
}

bool Search::expand(std::uint32_t node, int depth) {
  const State state = state_of(node, depth);
  const int left = steps_ - depth - 1;
  permissions_ = {};
  for (const RankedDeed& ranked : slice_.deeds()) {
    if (ranked.rank > left) continue;
    if (try_deed(*ranked.deed, node, state, left)) return true;
    if (is_full_ || budget::is_spent()) return false;
  }
  return false;
}

/// Newcomers stand for everything of their kind that is there: each is tried.
bool Search::try_deed(const Deed& deed, std::uint32_t node, const State& state, int left) {
  std::vector<EntityIndex> stand_ins;
  budget::spend();
  const auto need = [&](EntityIndex entity) {
    if (prospect_.is_newcomer(entity)) stand_ins.push_back(entity);
    return prospect_.is_newcomer(entity) || state.world.has(entity);
  };
  if (!need(deed.acts.target)) return false;
  for (const Choices& choices : deed.acts.arguments) {
    if (choices.front().is_entry() && !need(choices.front().entry.entity)) return false;
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
  return std::any_of(acts.begin(), acts.end(),
                     [&](Act& act) { return try_act(act, node, state, left); });
}

EntityIndex Search::target_of(const Act& act) const {
  return prospect_.is_newcomer(act.deed->acts.target) ? act.made.front() : act.deed->acts.target;
}

/// Whoever may; the act is the same whoever it is.
EntityIndex Search::first_actor(const Act& act, const World& world) {
  const EntityIndex target = target_of(act);
  if (permissions_.target != target || permissions_.action != act.deed->acts.action)
    permissions_ = {target, act.deed->acts.action, {}};
  auto& verdicts = permissions_.verdicts;
  for (const EntityIndex actor : act.deed->acts.actors) {
    auto known = std::find_if(verdicts.begin(), verdicts.end(),
                              [&](const auto& one) { return one.first == actor; });
    if (known == verdicts.end()) {
      const bool may = world.has(actor) &&
                       verdict_of(world, {actor, target, act.deed->acts.action}) == Verdict::allow;
      known = verdicts.insert(verdicts.end(), {actor, may});
    }
    if (known->second) return actor;
  }
  return kNoEntity;
}

bool Search::try_act(Act& act, std::uint32_t node, const State& state, int left) {
  if (is_full_ || budget::is_spent()) return false;
  budget::spend(kAct + state.world.size() / 32);
  act.actor = first_actor(act, state.world);
  if (act.actor == kNoEntity) return false;
  const std::optional<Done> done = perform(act, state);
  if (!done) return false;
  ++acts_;
  // What the later acts and the goal do not look at is no change.
  if (printer_.difference(state, done->state, done->touched, left + 1).is_none()) return false;
  const Printer::Difference all = printer_.difference(state, done->state, done->touched, steps_);
  const Print print = nodes_[node].print + all.gained - all.lost;
  if (!seen_.insert(print).second) return false;
  if (nodes_.size() >= most_worlds_) {
    is_full_ = true;
    return false;
  }
  nodes_.push_back({node, act, print});
  if (!is_goal_reached(done->state.world)) return false;
  retrace(static_cast<std::uint32_t>(nodes_.size() - 1));
  return true;
}

std::vector<Argument> Search::arguments_of(const Act& act, const World& world) const {
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

/// What `apply` does once the act is allowed; nothing when it is impossible.
std::optional<Search::Done> Search::perform(const Act& act, const State& state) const {
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

bool Search::is_goal_reached(const World& world) {
  for (const Cell& goal : goals_) {
    if (!world.has(goal.who) || !world.has(goal.on) || verdict_of(world, goal) != Verdict::allow)
      continue;
    if (budget::is_spent()) return false;  // whatever was answered
    goal_ = goal;
    return true;
  }
  return false;
}

Step Search::step_of(const Act& act, const World& world) const {
  const EntityIndex target = target_of(act);
  const Action& action = world.type_of(target).actions[act.deed->acts.action];
  Step step;
  step.by = world.at(act.actor).id;
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

void Search::retrace(std::uint32_t node) {
  std::vector<std::uint32_t> way;
  for (; node != 0; node = nodes_[node].parent) way.push_back(node);
  State state{prospect_.start(), {}};
  for (auto one = way.rbegin(); one != way.rend(); ++one) {
    sequence_.push_back(step_of(nodes_[*one].act, state.world));
    std::optional<Done> done = perform(nodes_[*one].act, state);
    assert(done);
    state = std::move(done->state);
  }
}

}  // namespace permsim::exploring
