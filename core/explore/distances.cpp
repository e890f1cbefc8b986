// All sequences of one act first, then all of two: what is met in a longer search was not within
// reach of the shorter ones, so it is looked for after the last act only.
#include "core/explore/distances.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/base/budget.h"
#include "core/explore/likeness.h"
#include "core/explore/pursuit.h"
#include "core/explore/search.h"

namespace permsim {

namespace {

using namespace exploring;

using CellKey = std::tuple<EntityIndex, EntityIndex, ActionIndex>;
CellKey key_of(const Cell& cell) { return {cell.who, cell.on, cell.action}; }

/// Cells to be met, each dropped once it is.
class EveryGoal : public Aim {
 public:
  EveryGoal(std::vector<Cell> goals, int steps) : left_(std::move(goals)), steps_(steps) {}

  Look look(const World& world, int acts) override {
    if (acts < steps_) return Look::go_on;
    const std::size_t before = met_.size();
    std::erase_if(left_, [&](const Cell& goal) {
      if (budget::is_spent() || !world.has(goal.who) || !world.has(goal.on)) return false;
      const bool is_met = verdict_of(world, goal) == Verdict::allow && !budget::is_spent();
      if (is_met) met_.push_back(goal);
      return is_met;
    });
    if (met_.size() == before) return Look::go_on;
    return left_.empty() ? Look::end : Look::note;
  }

  const std::vector<Cell>& left() const { return left_; }
  const std::vector<Cell>& met() const { return met_; }

 private:
  std::vector<Cell> left_, met_;
  int steps_;
};

}  // namespace

/// Goals first, then what they can depend on, then one search after the other: each a few stages,
/// between which it can be put down.
class DistanceSearch::Work {
 public:
  Work(const World& start, const std::vector<Cell>& goals, std::vector<EntityIndex> actors,
       int within, std::uint64_t most_work)
      : start_(start),
        actors_(std::move(actors)),
        within_(within),
        allowance_(most_work),
        goals_(goals_there(start, goals)) {}

  bool go_on(Pace& pace) {
    const Allowance::Sitting sitting(allowance_);
    while (stage_ != Stage::over) {
      pass(pace);
      if (pace.is_over()) break;
    }
    return stage_ == Stage::over;
  }

  Distances found;

 private:
  enum class Stage { goals, basis, pursuits, extend, search, over };

  void pass(Pace& pace) {
    switch (stage_) {
      case Stage::goals: look_at_goal(); break;
      case Stage::basis:
        if (!prepare_basis(basis_, start_, actors_, wanted_, within_)) stage_ = Stage::pursuits;
        break;
      case Stage::pursuits: pursue(); break;
      case Stage::extend: extend_one(); break;
      case Stage::search: search_one(pace); break;
      case Stage::over: break;
    }
  }

  void look_at_goal() {
    if (place_ < goals_.size()) {
      const Cell& goal = goals_[place_++];
      if (verdict_of(start_, goal) != Verdict::allow) wanted_.push_back(goal);
      return;
    }
    found.is_whole = !budget::is_spent();
    stage_ = Stage::over;
    if (!found.is_whole) return;
    found.searched = std::max(within_, 0);
    if (wanted_.empty() || within_ <= 0) return;
    found.searched = 0;
    stage_ = Stage::basis;
  }

  void pursue() {
    std::erase_if(wanted_,
                  [&](const Cell& goal) { return basis_->prospect().allows(goal) == Always::no; });
    first_ = first_alike(start_, wanted_, basis_->prospect().actors());
    std::vector<Cell> sought;
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      if (first_[i] == i) sought.push_back(wanted_[i]);
    }
    all_ = pursuits(basis_->prospect(), basis_->deeds(), sought);
    begin_length();
  }

  /// Every sequence of so many acts.
  void begin_length() {
    if (steps_ == within_ || !found.is_whole) return end();
    ++steps_;
    found.is_whole = !budget::is_spent();
    if (!found.is_whole) return end_length();
    place_ = 0;
    worlds_ = sequences_ = 1;
    stage_ = Stage::extend;
  }

  void extend_one() {
    if (place_ < all_.size()) {
      if (!budget::is_spent()) all_[place_].slice->extend(steps_);
      ++place_;
      return;
    }
    place_ = 0;
    stage_ = Stage::search;
  }

  void search_one(Pace& pace) {
    if (place_ == all_.size()) {
      std::erase_if(all_, [](const Pursuit& pursuit) { return pursuit.goals.empty(); });
      found.is_whole = !budget::is_spent();
      return end_length();
    }
    Pursuit& pursuit = all_[place_];
    if (!search_) {
      if (budget::is_spent()) return stop();
      aim_.emplace(pursuit.goals, steps_);
      search_.emplace(basis_->prospect(), *pursuit.slice, *aim_, steps_,
                      kMostWorlds - std::min(kMostWorlds, worlds_) + 1);
    }
    const Search::End end = search_->go_on(pace);
    if (end == Search::End::under_way) return;
    worlds_ += search_->worlds() - 1;
    sequences_ += search_->acts();
    found.sequences = std::max(found.sequences, sequences_);
    found.worlds = std::max(found.worlds, worlds_);
    note();
    search_.reset();
    if (end == Search::End::too_many_worlds || end == Search::End::too_much_work) return stop();
    if (!aim_->met().empty()) narrow(pursuit);
    ++place_;
  }

  void note() {
    for (const Cell& cell : aim_->met()) steps_of_.emplace(key_of(cell), steps_);
    if (aim_->met().empty() || !found.way.empty()) return;
    found.way = search_->sequence();
    found.cell = aim_->met().front();
  }

  /// What is met needs no further search, nor does what mattered to it alone.
  void narrow(Pursuit& pursuit) {
    pursuit.goals = aim_->left();
    if (pursuit.goals.empty()) return;
    budget::spend(basis_->prospect().slot_count() * std::uint64_t{8});
    pursuit.slice = std::make_unique<Slice>(basis_->deeds(), pursuit.goals);
    pursuit.slice->extend(steps_);
  }

  /// More work than there may be.
  void stop() {
    found.is_whole = false;
    end_length();
  }

  void end_length() {
    for (std::string& id : untried_of(all_)) untried_.insert(std::move(id));
    if (found.is_whole) found.searched = steps_;
    begin_length();
  }

  void end() {
    found.untried.assign(untried_.begin(), untried_.end());
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
      const auto met = steps_of_.find(key_of(wanted_[first_[i]]));
      if (met != steps_of_.end()) found.reached.push_back({wanted_[i], met->second});
    }
    stage_ = Stage::over;
  }

  const World& start_;
  std::vector<EntityIndex> actors_;
  int within_;
  Allowance allowance_;
  Stage stage_ = Stage::goals;
  std::size_t place_ = 0;  ///< of the goal or pursuit that is next
  std::vector<Cell> goals_, wanted_;
  std::optional<Basis> basis_;
  std::vector<std::size_t> first_;  ///< of each wanted cell the one that stands for it
  std::vector<Pursuit> all_;
  int steps_ = 0;                           ///< of the sequences that are looked at
  std::size_t worlds_ = 1, sequences_ = 1;  ///< of that length
  std::optional<EveryGoal> aim_;
  std::optional<Search> search_;
  std::map<CellKey, int> steps_of_;
  std::set<std::string> untried_;
};

DistanceSearch::DistanceSearch(const World& start, const std::vector<Cell>& goals,
                               std::vector<EntityIndex> actors, int within, std::uint64_t most_work)
    : work_(std::make_unique<Work>(start, goals, std::move(actors), within, most_work)) {}
DistanceSearch::~DistanceSearch() = default;

bool DistanceSearch::go_on(Pace& pace) { return work_->go_on(pace); }
const Distances& DistanceSearch::found() const { return work_->found; }
Distances DistanceSearch::take() { return std::move(work_->found); }

Distances find_distances(const World& start, const std::vector<Cell>& goals,
                         const std::vector<EntityIndex>& actors, int within,
                         std::uint64_t most_work) {
  DistanceSearch search(start, goals, actors, within, most_work);
  search.finish();
  return search.take();
}

}  // namespace permsim
