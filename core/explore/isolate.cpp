// Each pair is one search for all of its cells. Work that one pair leaves over goes to the next.
#include "core/explore/isolate.h"

#include <algorithm>
#include <utility>

#include "core/base/budget.h"

namespace permsim {

namespace {

/// Steps of work of all pairs together, 2 to 3 seconds.
constexpr std::uint64_t kMostIsolateWork = 100'000'000;

std::vector<Cell> cells_of(const World& world, const Group& from, const Group& to,
                           const std::vector<std::vector<ActionIndex>>& counts) {
  std::vector<Cell> cells;
  for (const EntityIndex who : from.people) {
    for (const EntityIndex on : to.things) {
      for (const ActionIndex action : counts[world.at(on).type]) cells.push_back({who, on, action});
    }
  }
  return cells;
}

}  // namespace

IsolateSearch::IsolateSearch(const World& world, std::vector<Group> groups,
                             const std::vector<std::vector<ActionIndex>>& counts, int within)
    : world_(world), groups_(std::move(groups)), within_(within), allowance_(kMostIsolateWork) {
  const std::size_t pairs = groups_.size() * groups_.size();
  passages_.reserve(pairs);
  cells_.reserve(pairs);
  for (std::size_t from = 0; from < groups_.size(); ++from) {
    for (std::size_t to = 0; to < groups_.size(); ++to) {
      if (from == to) continue;
      passages_.push_back({from, to, {}, {}});
      cells_.push_back(cells_of(world, groups_[from], groups_[to], counts));
    }
  }
  others_.resize(passages_.size());
}

bool IsolateSearch::go_on(Pace& pace) {
  while (!is_now_known_) {
    is_now_known_ = look_at_now();
    if (pace.is_over()) return false;
  }
  // What is so now was asked with all the work that an answer may take: it is true or there is
  // none.
  const Allowance::Sitting sitting(allowance_);
  while (passage_ < passages_.size()) {
    search(pace);
    if (pace.is_over()) break;
  }
  return passage_ == passages_.size();
}

/// One cell more; whether there is none left.
bool IsolateSearch::look_at_now() {
  while (passage_ < passages_.size() && cell_ == cells_[passage_].size()) {
    ++passage_;
    cell_ = 0;
  }
  if (passage_ == passages_.size()) {
    passage_ = 0;
    return true;
  }
  const Cell& cell = cells_[passage_][cell_++];
  const bool is_allowed = verdict_of(world_, cell) == Verdict::allow;
  (is_allowed ? passages_[passage_].now : others_[passage_]).push_back(cell);
  return false;
}

void IsolateSearch::search(Pace& pace) {
  Passage& passage = passages_[passage_];
  if (!search_)
    search_.emplace(world_, others_[passage_], groups_[passage.from].people, within_,
                    allowance_.left() / (passages_.size() - passage_));
  if (!search_->go_on(pace)) return;
  passage.within = search_->take();
  search_.reset();
  ++passage_;
}

std::vector<Passage> isolate(const World& world, const std::vector<Group>& groups,
                             const std::vector<std::vector<ActionIndex>>& counts, int within) {
  IsolateSearch search(world, groups, counts, within);
  search.finish();
  return search.take();
}

}  // namespace permsim
