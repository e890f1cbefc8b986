// Follows an order step by step, and back again.
#include "core/explore/absence.h"

#include <algorithm>
#include <set>

#include "core/base/budget.h"
#include "core/explore/effects.h"
#include "core/explore/few_people.h"

namespace permsim::exploring {

namespace {

/// Acts that taking back one act may need.
constexpr int kLongestUndoing = 2;

}  // namespace

Absence::Absence(const Setting& setting) : setting_(setting), acting_(*setting.prospect) {
  levels_.push_back(std::make_unique<Level>(State{*setting.now->world, {}}));
  Level& start = *levels_.back();
  start.matrix = setting.now->matrix;
  start.is_away = setting.departure && setting.departure->is_gone(start.state.world);
}

std::vector<Act> Absence::acts() const {
  std::vector<Act> acts;
  acts.reserve(levels_.size());
  for (std::size_t i = 1; i < levels_.size(); ++i) acts.push_back(levels_[i]->act);
  return acts;
}

std::size_t Absence::away_from() const {
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    if (levels_[i]->is_away) return i;
  }
  return levels_.size() - 1;
}

std::vector<Act> Absence::own_acts() const {
  std::vector<Act> acts;
  acts.reserve(levels_.size());
  for (std::size_t i = 1; i < levels_.size(); ++i) {
    if (!levels_[i]->is_leaving) acts.push_back(levels_[i]->act);
  }
  return acts;
}

std::size_t Absence::leaving_at() const {
  std::size_t before = 0;
  for (std::size_t i = 1; i < levels_.size() && !levels_[i]->is_leaving; ++i) ++before;
  return before;
}

bool Absence::may(std::size_t level, EntityIndex actor, EntityIndex target, ActionIndex action) {
  Level& at = *levels_[level];
  const std::vector<EntityIndex>& able = at.is_away ? setting_.others : setting_.everybody;
  if (!at.state.world.has(actor) || !std::binary_search(able.begin(), able.end(), actor))
    return false;
  if (at.asked_target != target || at.asked_action != action) {
    at.asked_target = target;
    at.asked_action = action;
    at.verdicts.clear();
  }
  const auto known = std::find_if(at.verdicts.begin(), at.verdicts.end(),
                                  [&](const auto& each) { return each.first == actor; });
  if (known != at.verdicts.end()) return known->second;
  budget::spend(kVerdictWork);
  const bool is_allowed = verdict_of(at.state.world, {actor, target, action}) == Verdict::allow;
  at.verdicts.emplace_back(actor, is_allowed);
  return is_allowed;
}

std::vector<EntityIndex> Absence::who_may(std::size_t level, const Act& act) {
  const EntityIndex target = acting_.target_of(act);
  const Action& action = levels_[level]->state.world.type_of(target).actions[act.deed->acts.action];
  // One that speaks of whoever takes it is another act with somebody else.
  if (names_actor(action)) return {act.actor};
  std::vector<EntityIndex> who;
  for (const EntityIndex actor : act.deed->acts.actors) {
    if (may(level, actor, target, act.deed->acts.action)) who.push_back(actor);
  }
  return who;
}

/// Whether what the act's newcomers stand for is what they stood for when it was chosen.
bool Absence::is_there(const Act& act) const {
  if (act.made.empty()) return state().world.has(act.deed->acts.target);
  const std::vector<Act> all = acting_.acts_of(*act.deed, state());
  return std::any_of(all.begin(), all.end(),
                     [&](const Act& each) { return each.made == act.made; });
}

bool Absence::take(Act act) {
  const Level& before = *levels_.back();
  if (!is_there(act)) return false;
  spend_on_act(before.state.world);
  const EntityIndex target = acting_.target_of(act);
  const ActionIndex action = act.deed->acts.action;
  const bool is_personal = names_actor(before.state.world.type_of(target).actions[action]);
  for (const EntityIndex actor : act.deed->acts.actors) {
    if (!may(levels_.size() - 1, actor, target, action)) continue;
    act.actor = actor;
    std::optional<Done> done = acting_.perform(act, before.state);
    if (!done && is_personal) continue;
    if (!done) return false;
    auto next = std::make_unique<Level>(std::move(done->state));
    next->touched = std::move(done->touched);
    next->act = std::move(act);
    next->is_away = before.is_away;
    levels_.push_back(std::move(next));
    return true;
  }
  return false;
}

bool Absence::leave() {
  const std::size_t length = levels_.size() - 1;
  if (is_away() || !setting_.departure) return true;
  // Where one of them can be taken only after another, it has its turn again.
  std::vector<EntityIndex> left = setting_.departure->still_in(state().world);
  for (bool is_going_on = true; is_going_on && !left.empty();) {
    is_going_on = false;
    for (const EntityIndex on : left) {
      auto deed =
          std::make_shared<Deed>(setting_.departure->deed(state().world, on, setting_.everybody));
      Act act;
      act.deed = deed.get();
      if (on >= setting_.prospect->start().size()) {  // something made anew
        deed->acts.target = state().newcomers[on - setting_.prospect->start().size()];
        act.made = {on};
      }
      if (!take(std::move(act))) continue;
      levels_.back()->own = std::move(deed);
      levels_.back()->is_leaving = true;
      is_going_on = true;
      break;
    }
    if (is_going_on) {
      std::vector<EntityIndex> still = setting_.departure->still_in(state().world);
      if (still.size() >= left.size()) break;
      left = std::move(still);
    }
  }
  if (left.empty()) {
    levels_.back()->is_away = true;
    return true;
  }
  take_back_to(length);
  return false;
}

bool Absence::follow(const std::vector<Act>& acts, std::size_t leaving_at) {
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (i == leaving_at && !leave()) return false;
    if (!take(acts[i])) return false;
  }
  return acts.size() != leaving_at || leave();
}

/// Acts that may write what the act of this level wrote.
std::vector<const Deed*> Absence::undoing(std::size_t level) {
  const Prospect& prospect = *setting_.prospect;
  const EntityIndex start = prospect.start().size();
  const Level& at = *levels_[level];
  std::vector<const Deed*> deeds;
  for (const Touched& each : at.touched) {
    const EntityIndex entity =
        each.entity < start ? each.entity : at.state.newcomers[each.entity - start];
    const Slot slot =
        each.member == kNoSymbol ? prospect.existence(entity) : prospect.slot(entity, each.member);
    const std::vector<const Deed*>& writing = setting_.outlook->writing(slot);
    deeds.insert(deeds.end(), writing.begin(), writing.end());
  }
  put_in_order(deeds);
  return deeds;
}

/// Acts until everybody has what they had at an earlier level.
bool Absence::restore(std::size_t level, const std::vector<const Deed*>& deeds, int left) {
  const std::size_t length = levels_.size() - 1;
  for (const Deed* deed : deeds) {
    for (const Act& act : acting_.acts_of(*deed, state())) {
      if (budget::is_spent()) return false;
      if (!take(act)) continue;
      if (left > 1 ? restore(level, deeds, left - 1) : is_as_at(level)) return true;
      take_back_to(length);
    }
  }
  return false;
}

bool Absence::is_as_at(std::size_t level) {
  const ChangeCounts counts = count_changes(matrix_of(level), matrix());
  return counts.gained + counts.lost + counts.unclear + counts.ruled_out == 0;
}

bool Absence::hand_back() {
  const std::size_t length = levels_.size() - 1;
  for (std::size_t level = length; level-- > 0;) {
    if (is_as_at(level)) continue;
    const std::vector<const Deed*> deeds = undoing(level + 1);
    bool is_restored = false;
    for (int steps = 1; steps <= kLongestUndoing && !is_restored; ++steps)
      is_restored = restore(level, deeds, steps);
    if (is_restored) continue;
    take_back_to(length);
    return false;
  }
  return true;
}

const Matrix& Absence::matrix_of(std::size_t level) {
  Level& at = *levels_[level];
  if (at.matrix == nullptr)
    at.matrix = std::make_shared<const Matrix>(at.state.world, matrix_of(level - 1), at.touched);
  return *at.matrix;
}

std::vector<Act> Absence::with_few_people() {
  std::vector<Act> acts = this->acts();
  std::vector<std::vector<EntityIndex>> may;
  may.reserve(acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i) may.push_back(who_may(i, acts[i]));
  const std::vector<EntityIndex> people = few_people(may);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (people[i] != kNoEntity) acts[i].actor = people[i];
  }
  return acts;
}

}  // namespace permsim::exploring
