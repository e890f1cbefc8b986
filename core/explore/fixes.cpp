// Every sequence of one act first, then every one of two; what will do is told as it turns out when
// anybody takes the steps.
#include "core/explore/fixes.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/budget.h"
#include "core/explore/basis.h"
#include "core/explore/effects.h"
#include "core/explore/fix_search.h"
#include "core/explore/pursuit.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of one search, about a second; what was not searched by then is said so.
constexpr std::uint64_t kMostFixWork = 60'000'000;

/// Takes steps as anybody would, and asks who else could.
class FixTeller {
 public:
  FixTeller(const MomentPtr& now, const Wish& wish, const Prospect& prospect,
            const std::vector<EntityIndex>& actors)
      : now_(now), wish_(wish), acting_(prospect), actors_(actors) {}

  Fix tell(const Sufficient& found) {
    Fix fix;
    MomentPtr moment = now_;
    std::vector<MomentPtr> before;
    for (const exploring::Act& act : found.acts) {
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
  std::vector<EntityIndex> others(const exploring::Act& act, const Moment& before,
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

std::vector<EntityIndex> able_in_order(const World& world, const std::vector<EntityIndex>& actors) {
  std::vector<EntityIndex> able = who_can_act(world, actors);
  std::sort(able.begin(), able.end());
  return able;
}

}  // namespace

class FixesSearch::Work {
 public:
  Work(MomentPtr now, const Wish& wish, const std::vector<EntityIndex>& actors, int within)
      : now_(std::move(now)),
        wish_(wish),
        able_(able_in_order(*now_->world, actors)),
        within_(within),
        allowance_(kMostFixWork),
        telling_(kMostFixWork) {}

  bool go_on(Pace& pace) {
    while (stage_ != Stage::over) {
      if (stage_ == Stage::tell) {
        const Allowance::Sitting sitting(telling_);
        tell_one();
      } else {
        const Allowance::Sitting sitting(allowance_);
        pass(pace);
      }
      if (pace.is_over()) break;
    }
    return stage_ == Stage::over;
  }

  Fixes fixes;

 private:
  enum class Stage { start, basis, length, search, tell, over };

  void pass(Pace& pace) {
    const World& world = *now_->world;
    switch (stage_) {
      case Stage::start:
        fixes.is_so = is_so(world, wish_);
        stage_ = fixes.is_so || within_ <= 0 ? Stage::over : Stage::basis;
        break;
      case Stage::basis: prepare(); break;
      case Stage::length: begin_length(); break;
      case Stage::search: search(pace); break;
      case Stage::tell:
      case Stage::over: break;
    }
  }

  void prepare() {
    const World& world = *now_->world;
    if (!basis_) {
      basis_.emplace(world, able_, relevant_actions(world, wish_), within_,
                     conditions_of(world, wish_));
    } else if (!basis_->prepare()) {
      slice_.emplace(basis_->deeds(), [&](Reads& reads) { read(world, wish_, reads); });
      search_.emplace(now_, wish_, basis_->prospect(), *slice_);
      stage_ = Stage::length;
    }
  }

  void begin_length() {
    if (fixes.searched == within_ || search_->has_found()) return begin_telling();
    if (!budget::is_spent()) slice_->extend(fixes.searched + 1);
    fixes.untried.assign(slice_->untried().begin(), slice_->untried().end());
    if (budget::is_spent()) return end_length();
    search_->begin(fixes.searched + 1);
    stage_ = Stage::search;
  }

  void search(Pace& pace) {
    if (search_->go_on(pace)) end_length();
  }

  void end_length() {
    fixes.sequences = std::max(fixes.sequences, search_->sequences());
    fixes.is_whole = !budget::is_spent();
    if (!fixes.is_whole) return begin_telling();
    ++fixes.searched;
    stage_ = Stage::length;
  }

  void begin_telling() {
    best_ = search_->best(kMostFixes);
    stage_ = Stage::tell;
  }

  void tell_one() {
    if (fixes.fixes.size() < best_.size()) {
      FixTeller teller(now_, wish_, basis_->prospect(), able_);
      fixes.fixes.push_back(teller.tell(best_[fixes.fixes.size()]));
    }
    if (fixes.fixes.size() == best_.size()) stage_ = Stage::over;
  }

  MomentPtr now_;
  const Wish wish_;
  const std::vector<EntityIndex> able_;
  int within_;
  Allowance allowance_, telling_;
  Stage stage_ = Stage::start;
  std::optional<Basis> basis_;
  std::optional<Slice> slice_;
  std::optional<FixSearch> search_;
  std::vector<Sufficient> best_;
};

FixesSearch::FixesSearch(MomentPtr now, const Wish& wish, const std::vector<EntityIndex>& actors,
                         int within)
    : work_(std::make_unique<Work>(std::move(now), wish, actors, within)) {}
FixesSearch::~FixesSearch() = default;

bool FixesSearch::go_on(Pace& pace) { return work_->go_on(pace); }
Fixes FixesSearch::take() { return std::move(work_->fixes); }

Fixes find_fixes(const MomentPtr& now, const Wish& wish, const std::vector<EntityIndex>& actors,
                 int within) {
  FixesSearch search(now, wish, actors, within);
  search.finish();
  return search.take();
}

}  // namespace permsim
