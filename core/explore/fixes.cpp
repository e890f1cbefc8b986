// Every sequence of one act first, then every one of two: unlike explore's search it does not stop
// at the first that will do, nor takes worlds for the same that differ in what the wish does not
// look at, since of all that will do those are wanted that change the least.
#include "core/explore/fixes.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <tuple>

#include "core/base/budget.h"
#include "core/explore/acting.h"
#include "core/explore/effects.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of one search, about a second; what was not searched by then is said so.
constexpr std::uint64_t kMostFixWork = 60'000'000;

/// A sequence that will do, before it is told.
struct Found {
  std::vector<Act> acts;
  std::uint64_t changed = 0;
  std::size_t people = 0;
};

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
  for (const Act& act : acts) people.push_back(act.actor);
  std::sort(people.begin(), people.end());
  return static_cast<std::size_t>(std::unique(people.begin(), people.end()) - people.begin());
}

class FixSearch {
 public:
  FixSearch(const MomentPtr& now, const Wish& wish, const Prospect& prospect, const Slice& slice)
      : now_(now), wish_(wish), slice_(slice), acting_(prospect) {}

  /// Every sequence of so many acts.
  void run(int steps) {
    steps_ = steps;
    sequences_ = 1;
    levels_.clear();
    levels_.push_back(std::make_unique<Level>(Level{{*now_->world, {}}, {}, now_->matrix, {}}));
    go_on();
  }
  std::size_t sequences() const { return sequences_; }
  std::vector<Found>& found() { return found_; }

 private:
  /// A world on the way to where the search is.
  struct Level {
    State state;
    std::vector<Touched> touched;
    std::shared_ptr<const Matrix> matrix;  ///< made when needed
    Act act;                               ///< the one that leads on from here
  };

  void go_on() {
    const std::size_t depth = levels_.size() - 1;
    const int left = steps_ - static_cast<int>(depth) - 1;
    Permissions permissions;
    for (const RankedDeed& ranked : slice_.deeds()) {
      if (ranked.rank > left) continue;
      for (Act& act : acting_.acts_of(*ranked.deed, levels_[depth]->state)) {
        if (budget::is_spent()) return;
        try_act(std::move(act), permissions, left);
      }
    }
  }

  void try_act(Act act, Permissions& permissions, int left) {
    Level& level = *levels_.back();
    const World& world = level.state.world;
    spend_on_act(world);
    act.actor = permissions.first_actor(world, *act.deed, acting_.target_of(act));
    if (act.actor == kNoEntity) return;
    std::optional<Done> done = acting_.perform(act, level.state);
    if (!done) return;
    ++sequences_;
    level.act = std::move(act);
    if (left == 0 && !is_so(done->state.world, wish_)) return;
    levels_.push_back(std::make_unique<Level>(
        Level{std::move(done->state), std::move(done->touched), nullptr, {}}));
    if (left > 0)
      go_on();
    else if (!budget::is_spent())  // else whatever was answered
      note();
    levels_.pop_back();
  }

  const Matrix& matrix_of(std::size_t depth) {
    Level& level = *levels_[depth];
    if (level.matrix == nullptr)
      level.matrix =
          std::make_shared<const Matrix>(level.state.world, matrix_of(depth - 1), level.touched);
    return *level.matrix;
  }

  void note() {
    Found found;
    for (std::size_t i = 0; i + 1 < levels_.size(); ++i) found.acts.push_back(levels_[i]->act);
    let_few_act(found.acts);
    found.people = count_people(found.acts);
    const ChangeCounts counts = count_changes(*now_->matrix, matrix_of(levels_.size() - 1));
    found.changed = counts.gained + counts.lost + counts.unclear + counts.ruled_out;
    if (!budget::is_spent()) found_.push_back(std::move(found));
  }

  bool may(std::size_t depth, const Act& act, EntityIndex actor) const {
    const World& world = levels_[depth]->state.world;
    return world.has(actor) && verdict_of(world, {actor, acting_.target_of(act),
                                                  act.deed->acts.action}) == Verdict::allow;
  }

  /// Whoever takes an act: the next ones are the same. So if one person may take more of them, let
  /// them.
  void let_few_act(std::vector<Act>& acts) const {
    std::vector<EntityIndex> actors;
    for (const Act& act : acts)
      actors.insert(actors.end(), act.deed->acts.actors.begin(), act.deed->acts.actors.end());
    std::sort(actors.begin(), actors.end());
    actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
    std::vector<Act> best = acts;
    for (const EntityIndex actor : actors) {
      if (acts.size() < 2 || count_people(best) == 1) break;
      std::vector<Act> tried = acts;
      for (std::size_t i = 0; i < acts.size(); ++i) {
        const auto& may_be = acts[i].deed->acts.actors;
        if (std::binary_search(may_be.begin(), may_be.end(), actor) && may(i, acts[i], actor))
          tried[i].actor = actor;
      }
      if (count_people(tried) < count_people(best)) best = std::move(tried);
    }
    acts = std::move(best);
  }

  const MomentPtr& now_;
  const Wish& wish_;
  const Slice& slice_;
  Acting acting_;
  int steps_ = 0;
  std::size_t sequences_ = 1;
  std::vector<std::unique_ptr<Level>> levels_;
  std::vector<Found> found_;
};

/// The best, each once, whoever acts in it.
std::vector<Found> best_of(std::vector<Found>& found) {
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::tie(a.changed, a.people) < std::tie(b.changed, b.people);
  });
  std::vector<Found> best;
  for (Found& each : found) {
    const bool is_known = std::any_of(best.begin(), best.end(), [&](const Found& other) {
      return std::equal(each.acts.begin(), each.acts.end(), other.acts.begin(), are_alike);
    });
    if (!is_known) best.push_back(std::move(each));
    if (best.size() == kMostFixes) break;
  }
  return best;
}

/// Takes steps as anybody would, and asks who else could.
class Teller {
 public:
  Teller(const MomentPtr& now, const Wish& wish, const Prospect& prospect,
         const std::vector<EntityIndex>& actors)
      : now_(now), wish_(wish), acting_(prospect), actors_(actors) {}

  Fix tell(const Found& found) {
    Fix fix;
    MomentPtr moment = now_;
    std::vector<MomentPtr> before;
    for (const Act& act : found.acts) {
      fix.steps.push_back(acting_.step_of(act, *moment->world));
      before.push_back(moment);
      moment = next_moment(moment, fix.steps.back(), moment->at + 1);
      assert(moment->outcome == Outcome::done);
    }
    for (std::size_t i = 0; i < fix.steps.size(); ++i)
      fix.or_by.push_back(others(found.acts[i], *before[i], fix.steps, i));
    fix.changes = impact_between(now_, moment);
    return fix;
  }

 private:
  std::vector<EntityIndex> others(const Act& act, const Moment& before,
                                  const std::vector<Step>& steps, std::size_t place) const {
    std::vector<EntityIndex> who;
    const Cell cell{kNoEntity, acting_.target_of(act), act.deed->acts.action};
    const bool is_personal = names_actor(before.world->type_of(cell.on).actions[cell.action]);
    for (const EntityIndex actor : actors_) {
      if (!before.world->has(actor) ||
          verdict_of(*before.world, {actor, cell.on, cell.action}) != Verdict::allow)
        continue;
      if (!is_personal || works(*before.world, steps, place, actor)) who.push_back(actor);
    }
    return who;
  }

  bool works(World world, const std::vector<Step>& steps, std::size_t place,
             EntityIndex actor) const {
    for (std::size_t i = place; i < steps.size(); ++i) {
      Step step = steps[i];
      if (i == place) step.by = world.at(actor).id;
      Applied applied = apply(world, step, now_->at + static_cast<std::uint32_t>(i) + 1);
      if (applied.outcome != Outcome::done) return false;
      world = std::move(applied.world);
    }
    return is_so(world, wish_);
  }

  const MomentPtr& now_;
  const Wish& wish_;
  Acting acting_;
  const std::vector<EntityIndex>& actors_;
};

std::vector<EntityIndex> who_can_act(const World& world, std::vector<EntityIndex> actors) {
  std::sort(actors.begin(), actors.end());
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
  std::erase_if(actors, [&](EntityIndex actor) {
    return !world.has(actor) || world.subject_number(actor) < 0;
  });
  return actors;
}

}  // namespace

Fixes find_fixes(const MomentPtr& now, const Wish& wish, const std::vector<EntityIndex>& actors,
                 int within) {
  const WorkBudget budget(kMostFixWork);
  const World& world = *now->world;
  Fixes fixes;
  fixes.is_so = is_so(world, wish);
  if (fixes.is_so || within <= 0) return fixes;
  const std::vector<EntityIndex> able = who_can_act(world, actors);
  const Prospect prospect(world, able, relevant_actions(world, wish), within,
                          conditions_of(world, wish));
  Deeds deeds(prospect);
  Slice slice(deeds, [&](Reads& reads) { read(world, wish, reads); });
  FixSearch search(now, wish, prospect, slice);
  for (int steps = 1; steps <= within && search.found().empty(); ++steps) {
    if (!budget.is_spent()) slice.extend(steps);
    fixes.untried.assign(slice.untried().begin(), slice.untried().end());
    if (!budget.is_spent()) search.run(steps);
    fixes.sequences = std::max(fixes.sequences, search.sequences());
    fixes.is_whole = !budget.is_spent();
    if (!fixes.is_whole) break;
    fixes.searched = steps;
  }
  const WorkBudget telling(kMostFixWork);
  Teller teller(now, wish, prospect, able);
  for (const Found& found : best_of(search.found())) fixes.fixes.push_back(teller.tell(found));
  return fixes;
}

}  // namespace permsim
