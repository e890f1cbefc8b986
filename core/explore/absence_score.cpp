// How good an order around somebody's absence is. What is quickest to see is looked at first, so
// that most orders are left as soon as they are known to be no better than the best one so far.
// Serves absence.h.
#include <algorithm>
#include <set>

#include "core/base/budget.h"
#include "core/explore/absence.h"

namespace permsim::exploring {

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

}  // namespace permsim::exploring
