// Goals on one thing are searched together, those on different things one after the other: what
// matters to one rarely matters to another. All with one act first, then all with two, so that the
// first sequence found is a shortest one.
#include "core/explore/explore.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/budget.h"
#include "core/explore/pursuit.h"
#include "core/explore/search.h"

namespace permsim {

namespace {

using namespace exploring;

/// Steps of work of one search, 1 to 2 seconds; what was not searched by then is said so.
constexpr std::uint64_t kMostExploreWork = 60'000'000;

/// Any of some cells.
class AnyGoal : public Aim {
 public:
  explicit AnyGoal(const std::vector<Cell>& goals) : goals_(goals) {}

  Look look(const World& world, int) override {
    for (const Cell& goal : goals_) {
      if (!world.has(goal.who) || !world.has(goal.on) || verdict_of(world, goal) != Verdict::allow)
        continue;
      if (budget::is_spent()) return Look::go_on;  // whatever was answered
      met_ = goal;
      return Look::end;
    }
    return Look::go_on;
  }
  const Cell& met() const { return met_; }

 private:
  const std::vector<Cell>& goals_;
  Cell met_;
};

std::size_t count_acts(const std::vector<Pursuit>& pursuits) {
  std::set<const Deed*> deeds;
  for (const Pursuit& pursuit : pursuits) {
    for (const RankedDeed& ranked : pursuit.slice->deeds()) deeds.insert(ranked.deed);
  }
  return deeds.size();
}

}  // namespace

class ExploreSearch::Work {
 public:
  Work(const World& start, const std::vector<Cell>& goals, std::vector<EntityIndex> actors,
       int within, std::size_t most_worlds)
      : start_(start),
        actors_(std::move(actors)),
        within_(within),
        most_worlds_(most_worlds),
        allowance_(kMostExploreWork),
        wanted_(goals_there(start, goals)) {
    found.worlds = 1;
    found.sequences = 1;
  }

  bool go_on(Pace& pace) {
    const Allowance::Sitting sitting(allowance_);
    while (stage_ != Stage::over) {
      pass(pace);
      if (pace.is_over()) break;
    }
    return stage_ == Stage::over;
  }

  Exploration found;

 private:
  enum class Stage { goals, basis, pursuits, extend, search, over };

  void pass(Pace& pace) {
    switch (stage_) {
      case Stage::goals: look_at_goal(); break;
      case Stage::basis:
        if (!prepare_basis(basis_, start_, actors_, wanted_, within_)) stage_ = Stage::pursuits;
        break;
      case Stage::pursuits:
        all_ = pursuits(basis_->prospect(), basis_->deeds(), wanted_);
        begin_length();
        break;
      case Stage::extend: extend_one(); break;
      case Stage::search: search_one(pace); break;
      case Stage::over: break;
    }
  }

  void look_at_goal() {
    if (place_ < wanted_.size()) {
      const Cell& goal = wanted_[place_++];
      if (verdict_of(start_, goal) != Verdict::allow || budget::is_spent()) return;
      found.is_reached = true;
      found.cell = goal;
      stage_ = Stage::over;
      return;
    }
    found.is_whole = !budget::is_spent();
    stage_ = Stage::basis;
    if (within_ > 0 && !wanted_.empty() && found.is_whole) return;
    found.searched = found.is_whole ? std::max(within_, 0) : 0;
    stage_ = Stage::over;
  }

  void begin_length() {
    stage_ = found.searched == within_ ? Stage::over : Stage::extend;
    place_ = 0;
    worlds_ = sequences_ = 1;
  }

  void extend_one() {
    if (place_ < all_.size()) {
      if (!budget::is_spent()) all_[place_].slice->extend(found.searched + 1);
      ++place_;
      return;
    }
    place_ = 0;
    stage_ = Stage::search;
    if (budget::is_spent()) return stop();
    found.acts = count_acts(all_);
    found.untried = untried_of(all_);
  }

  void search_one(Pace& pace) {
    if (place_ == all_.size()) {
      ++found.searched;
      return begin_length();
    }
    const Pursuit& pursuit = all_[place_];
    if (!search_) {
      aim_.emplace(pursuit.goals);
      search_.emplace(basis_->prospect(), *pursuit.slice, *aim_, found.searched + 1,
                      most_worlds_ - std::min(most_worlds_, worlds_) + 1);
    }
    const Search::End end = search_->go_on(pace);
    if (end == Search::End::under_way) return;
    worlds_ += search_->worlds() - 1;
    found.sequences = std::max(found.sequences, sequences_ += search_->acts());
    found.worlds = std::max(found.worlds, worlds_);
    if (end == Search::End::reached) {
      found.is_reached = true;
      found.steps = search_->sequence();
      found.cell = aim_->met();
      stage_ = Stage::over;
    }
    search_.reset();
    if (end == Search::End::too_many_worlds || end == Search::End::too_much_work) return stop();
    ++place_;
  }

  /// More work than there may be.
  void stop() {
    found.is_whole = false;
    stage_ = Stage::over;
  }

  const World& start_;
  std::vector<EntityIndex> actors_;
  int within_;
  std::size_t most_worlds_;
  Allowance allowance_;
  Stage stage_ = Stage::goals;
  std::size_t place_ = 0;  ///< of the goal or pursuit that is next
  std::vector<Cell> wanted_;
  std::optional<Basis> basis_;
  std::vector<Pursuit> all_;
  std::size_t worlds_ = 1, sequences_ = 1;  ///< of the length that is looked at
  std::optional<AnyGoal> aim_;
  std::optional<Search> search_;
};

ExploreSearch::ExploreSearch(const World& start, const std::vector<Cell>& goals,
                             std::vector<EntityIndex> actors, int within, std::size_t most_worlds)
    : work_(std::make_unique<Work>(start, goals, std::move(actors), within, most_worlds)) {}
ExploreSearch::~ExploreSearch() = default;

bool ExploreSearch::go_on(Pace& pace) { return work_->go_on(pace); }
const Exploration& ExploreSearch::found() const { return work_->found; }

Exploration explore(const World& start, const std::vector<Cell>& goals,
                    const std::vector<EntityIndex>& actors, int within, std::size_t most_worlds) {
  ExploreSearch search(start, goals, actors, within, most_worlds);
  search.finish();
  return search.found();
}

}  // namespace permsim
