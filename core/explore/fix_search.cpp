// All sequences by a stack of worlds, so that the search can be put down anywhere between two acts.
#include "core/explore/fix_search.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/base/budget.h"
#include "core/explore/few_people.h"
#include "core/matrix/difference.h"

namespace permsim::exploring {

namespace {

bool is_same(const Choice& a, const Choice& b) {
  return a.entry.same_holder(b.entry) && a.value == b.value && a.is_fresh == b.is_fresh;
}

/// Whether two acts differ in nothing but who acts.
bool are_alike(const Act& a, const Act& b) {
  const Acts& one = a.deed->acts;
  const Acts& other = b.deed->acts;
  return one.target == other.target && one.action == other.action && a.made == b.made &&
         std::equal(one.arguments.begin(), one.arguments.end(), other.arguments.begin(),
                    other.arguments.end(), [](const Choices& x, const Choices& y) {
                      return is_same(x.front(), y.front());
                    });
}

std::size_t count_people(const std::vector<Act>& acts) {
  std::vector<EntityIndex> people;
  people.reserve(acts.size());
  for (const Act& act : acts) people.push_back(act.actor);
  std::sort(people.begin(), people.end());
  return static_cast<std::size_t>(std::unique(people.begin(), people.end()) - people.begin());
}

}  // namespace

void FixSearch::begin(int steps) {
  steps_ = steps;
  sequences_ = 1;
  levels_.clear();
  push({*now_->world, {}}, {});
  levels_.back()->matrix = now_->matrix;
}

bool FixSearch::go_on(Pace& pace) {
  while (!levels_.empty()) {
    if (budget::is_spent()) return true;
    if (!try_next(pace)) levels_.pop_back();
    if (pace.is_over()) return levels_.empty();
  }
  return true;
}

void FixSearch::push(State state, std::vector<Touched> touched) {
  levels_.push_back(std::make_unique<Level>(Level{std::move(state), std::move(touched)}));
}

/// False: nothing is left to be tried in the last world.
bool FixSearch::try_next(Pace& pace) {
  Level& level = *levels_.back();
  const int left = steps_ - static_cast<int>(levels_.size());
  while (level.next == level.acts.size()) {
    if (level.deed == slice_.deeds().size()) return false;
    const RankedDeed& ranked = slice_.deeds()[level.deed++];
    if (ranked.rank > left) continue;
    level.acts = acting_.acts_of(*ranked.deed, level.state);
    level.next = 0;
  }
  try_act(std::move(level.acts[level.next++]), left, pace);
  return true;
}

void FixSearch::try_act(Act act, int left, Pace& pace) {
  Level& level = *levels_.back();
  const World& world = level.state.world;
  spend_on_act(world);
  act.actor = level.permissions.first_actor(world, *act.deed, acting_.target_of(act));
  if (act.actor == kNoEntity) return;
  std::optional<Done> done = acting_.perform(act, level.state);
  if (!done) return;
  ++sequences_;
  pace.count();
  level.act = std::move(act);
  if (left == 0 && !is_so(done->state.world, wish_)) return;
  push(std::move(done->state), std::move(done->touched));
  if (left > 0) return;
  if (!budget::is_spent()) note();  // else whatever was answered
  levels_.pop_back();
}

const Matrix& FixSearch::matrix_of(std::size_t depth) {
  Level& level = *levels_[depth];
  if (level.matrix == nullptr)
    level.matrix =
        std::make_shared<const Matrix>(level.state.world, matrix_of(depth - 1), level.touched);
  return *level.matrix;
}

void FixSearch::note() {
  Sufficient found;
  for (std::size_t i = 0; i + 1 < levels_.size(); ++i) found.acts.push_back(levels_[i]->act);
  let_few_act(found.acts);
  found.people = count_people(found.acts);
  const ChangeCounts counts = count_changes(*now_->matrix, matrix_of(levels_.size() - 1));
  found.changed = counts.gained + counts.lost + counts.unclear + counts.ruled_out;
  if (!budget::is_spent()) found_.push_back(std::move(found));
}

/// Whoever takes an act: the next ones are the same. So if one person may take more of them, let
/// them.
void FixSearch::let_few_act(std::vector<Act>& acts) const {
  if (count_people(acts) == 1) return;
  std::vector<std::vector<EntityIndex>> may(acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i) {
    const World& world = levels_[i]->state.world;
    const Deed& deed = *acts[i].deed;
    for (const EntityIndex actor : deed.acts.actors) {
      const Cell cell{actor, acting_.target_of(acts[i]), deed.acts.action};
      if (world.has(actor) && verdict_of(world, cell) == Verdict::allow) may[i].push_back(actor);
    }
  }
  const std::vector<EntityIndex> people = few_people(may);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    if (people[i] != kNoEntity) acts[i].actor = people[i];
  }
}

std::vector<Sufficient> FixSearch::best(std::size_t most) {
  std::stable_sort(found_.begin(), found_.end(), [](const Sufficient& a, const Sufficient& b) {
    return std::tie(a.changed, a.people) < std::tie(b.changed, b.people);
  });
  std::vector<Sufficient> best;
  for (Sufficient& each : found_) {
    const bool is_known = std::any_of(best.begin(), best.end(), [&](const Sufficient& other) {
      return std::equal(each.acts.begin(), each.acts.end(), other.acts.begin(), are_alike);
    });
    if (!is_known) best.push_back(std::move(each));
    if (best.size() == most) break;
  }
  return best;
}

}  // namespace permsim::exploring
