// What is quickest to see is looked at first, so that most orders are left as soon as they are
// known to be no better than the best one so far.
#include "core/explore/absence.h"

#include <algorithm>
#include <bit>
#include <set>

#include "core/base/budget.h"
#include "core/explore/effects.h"

namespace permsim::exploring {

namespace {

/// Of more people the fewest are only sought one after the other.
constexpr std::size_t kMostPeople = 16;
/// Acts that taking back one act may need.
constexpr int kLongestUndoing = 2;
/// Steps of work that asking one verdict takes at least.
constexpr std::uint64_t kVerdictWork = 60;

/// The first of all sets of so few people of whom one may take each act; `may` has bits of people.
std::uint64_t fewest(const std::vector<std::uint64_t>& may, std::size_t people) {
  std::uint64_t best = ~std::uint64_t{0};
  int least = 65;
  for (std::uint64_t chosen = 1; chosen < std::uint64_t{1} << people; ++chosen) {
    const int count = std::popcount(chosen);
    // Of equally many, whoever stands first in the world.
    const bool is_better = count < least;
    if (!is_better) continue;
    if (std::all_of(may.begin(), may.end(),
                    [&](std::uint64_t each) { return (each & chosen) != 0; })) {
      best = chosen;
      least = count;
    }
  }
  return best;
}

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

const std::vector<char>& Absence::wellbeing(std::size_t level) {
  Level& at = *levels_[level];
  if (at.is_well.empty()) {
    for (const EntityIndex thing : setting_.outlook->things())
      at.is_well.push_back(setting_.outlook->is_well(at.state.world, thing) ? 1 : 0);
  }
  return at.is_well;
}

/// What stands still from the start is no fault of hers until it is mended.
void Absence::count_standstill(Score& score) {
  score.stopped = score.lasting = score.standstill = 0;
  for (std::size_t thing = 0; thing < setting_.outlook->things().size(); ++thing) {
    bool was_well = wellbeing(0)[thing] != 0;
    bool is_stopped = false;
    for (std::size_t level = 1; level < levels_.size(); ++level) {
      const bool is_well = wellbeing(level)[thing] != 0;
      is_stopped = is_stopped || (was_well && !is_well);
      was_well = was_well || is_well;
      if (is_stopped && !is_well) ++score.standstill;
    }
    if (!is_stopped) continue;
    ++score.stopped;
    if (wellbeing(levels_.size() - 1)[thing] == 0) ++score.lasting;
  }
}

/// Nobody is to gain more than needed, and no order is better for taking something from others.
void Absence::count_others(Score& score) {
  score.gained = 0;
  score.lost = count_items_lost();
  for (const ChangedCell& each : difference(*setting_.now->matrix, matrix()).cells) {
    if (each.cell.who == setting_.who) continue;
    if (each.to == Verdict::allow) ++score.gained;
    if (each.from == Verdict::allow) ++score.lost;
  }
}

/// What everyone who may use a thing gets to see of its list, and then no more.
std::uint64_t Absence::count_items_lost() const {
  const World& before = *setting_.now->world;
  const World& after = state().world;
  std::uint64_t lost = 0;
  for (const Continuity& each : before.policy().continuity) {
    if (each.use == kNoAction || each.shows == kNoSymbol) continue;
    for (EntityIndex on = 0; on < before.size(); ++on) {
      if (!before.has(on) || before.at(on).type != each.type || !after.has(on)) continue;
      const TextList* was = as_list(before.attribute(on, each.shows));
      const TextList* is = as_list(after.attribute(on, each.shows));
      if (was == nullptr || &before.at(on) == &after.at(on)) continue;
      const auto items = std::count_if(was->begin(), was->end(), [&](const std::string& item) {
        return is == nullptr || std::find(is->begin(), is->end(), item) == is->end();
      });
      if (items > 0)
        lost += static_cast<std::uint64_t>(items) *
                setting_.now->matrix->who_may(on, {each.use}).size();
    }
  }
  return lost;
}

bool Absence::judge(const Score* best, std::vector<Danger>& hot, Score& score) {
  const auto is_hopeless = [&] { return best != nullptr && score > *best; };
  if (is_hopeless()) return false;
  std::set<EntityIndex> endangered;
  for (std::size_t i = 0; i < hot.size(); ++i) {
    if (endangered.count(hot[i].thing) != 0 ||
        !setting_.outlook->is_danger(state(), setting_.who, hot[i]))
      continue;
    endangered.insert(hot[i].thing);
    std::rotate(hot.begin(), hot.begin() + static_cast<std::ptrdiff_t>(i),
                hot.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    score.endangered = endangered.size();
    if (is_hopeless()) return false;
  }
  if (best != nullptr && best->stopped == 0 && best->endangered == score.endangered) {
    count_others(score);
    if (is_hopeless()) return false;
  }
  count_standstill(score);
  if (is_hopeless()) return false;
  for (Danger& each : setting_.outlook->dangers(state(), setting_.who, SIZE_MAX)) {
    if (!endangered.insert(each.thing).second) continue;
    score.endangered = endangered.size();
    hot.insert(hot.begin(), std::move(each));
    if (is_hopeless()) return false;
  }
  count_others(score);
  return !is_hopeless() && !budget::is_spent();
}

std::optional<Score> Absence::score(const Score* best, std::vector<Danger>& hot) {
  const std::size_t length = levels_.size() - 1;
  Score score;
  if (setting_.departure) score.is_still_in = !leave();
  score.steps = levels_.size() - 1;
  bool is_worth_it = judge(best, hot, score);
  if (is_worth_it && !setting_.departure) {
    score.is_still_in = !hand_back();
    score.steps = levels_.size() - 1;
    count_standstill(score);
  }
  if (is_worth_it) {
    std::set<EntityIndex> people;
    for (const Act& act : with_few_people()) people.insert(act.actor);
    score.people = people.size();
  }
  is_worth_it = is_worth_it && !budget::is_spent();
  take_back_to(length);
  if (!is_worth_it || (best != nullptr && score >= *best)) return std::nullopt;
  return score;
}

std::vector<Act> Absence::with_few_people() {
  std::vector<Act> acts = this->acts();
  std::vector<std::vector<EntityIndex>> may;
  std::set<EntityIndex> all;
  for (std::size_t i = 0; i < acts.size(); ++i) {
    may.push_back(who_may(i, acts[i]));
    all.insert(may.back().begin(), may.back().end());
  }
  if (all.size() > kMostPeople) return acts;
  const std::vector<EntityIndex> people(all.begin(), all.end());
  std::vector<std::uint64_t> bits;
  for (const auto& each : may) {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (std::binary_search(each.begin(), each.end(), people[i])) mask |= std::uint64_t{1} << i;
    }
    bits.push_back(mask);
  }
  const std::uint64_t chosen = fewest(bits, people.size());
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if ((bits[i] & chosen) != 0)
      acts[i].actor = people[static_cast<std::size_t>(std::countr_zero(bits[i] & chosen))];
  }
  return acts;
}

}  // namespace permsim::exploring
