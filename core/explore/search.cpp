// Breadth-first search: each world is met once, by a shortest way.
#include "core/explore/search.h"

#include <algorithm>
#include <cassert>

#include "core/base/budget.h"
#include "core/matrix/difference.h"

namespace permsim::exploring {

namespace {

/// What was done once is done again whatever work is left: without enough of it conditions may
/// answer anything.
class Unmetered {
 public:
  Unmetered() : most_(budget::meter.most) { budget::meter.most = UINT64_MAX; }
  ~Unmetered() { budget::meter.most = most_; }
  Unmetered(const Unmetered&) = delete;
  Unmetered& operator=(const Unmetered&) = delete;

 private:
  std::uint64_t most_;
};

}  // namespace

Search::Search(const Prospect& prospect, const Slice& slice, Aim& aim, int steps,
               std::size_t most_worlds)
    : prospect_(prospect),
      slice_(slice),
      aim_(aim),
      acting_(prospect),
      printer_(prospect, slice),
      steps_(steps),
      most_worlds_(most_worlds) {
  nodes_.push_back({});
  seen_.insert(Print{});
  path_.assign(1, {0, State{prospect_.start(), {}}});
}

Search::End Search::go_on(Pace& pace) {
  while (depth_ < steps_) {
    for (; node_ < layer_end_; ++node_) {
      const End end = expand(pace);
      if (end != End::not_reached) return end;
      here_.reset();
    }
    ++depth_;
    layer_end_ = static_cast<std::uint32_t>(nodes_.size());
  }
  return End::not_reached;
}

const State& Search::state_of(std::uint32_t node, int depth) {
  const auto place = static_cast<std::size_t>(depth);
  if (place < path_.size() && path_[place].first == node) return path_[place].second;
  const State& before = state_of(nodes_[node].parent, depth - 1);
  const Unmetered again;
  std::optional<Done> done = acting_.perform(nodes_[node].act, before);
  assert(done);
  path_.erase(path_.begin() + depth, path_.end());
  path_.emplace_back(node, std::move(done->state));
  return path_.back().second;
}

Search::End Search::expand(Pace& pace) {
  const std::vector<RankedDeed>& deeds = slice_.deeds();
  const int left = steps_ - depth_ - 1;
  if (!here_) {
    here_ = state_of(node_, depth_);
    permissions_.forget();
    deed_ = 0;
  }
  while (deed_ < deeds.size()) {
    const RankedDeed& ranked = deeds[deed_++];
    if (ranked.rank > left) continue;
    if (try_deed(*ranked.deed, left, pace)) return End::reached;
    if (is_full_) return End::too_many_worlds;
    if (budget::is_spent()) return End::too_much_work;
    if (pace.is_over()) return End::under_way;
  }
  return budget::is_spent() ? End::too_much_work : End::not_reached;
}

bool Search::try_deed(const Deed& deed, int left, Pace& pace) {
  budget::spend();
  std::vector<Act> acts = acting_.acts_of(deed, *here_);
  return std::any_of(acts.begin(), acts.end(), [&](Act& act) { return try_act(act, left, pace); });
}

bool Search::try_act(Act& act, int left, Pace& pace) {
  if (is_full_ || budget::is_spent()) return false;
  const State& state = *here_;
  spend_on_act(state.world);
  act.actor = permissions_.first_actor(state.world, *act.deed, acting_.target_of(act));
  if (act.actor == kNoEntity) return false;
  const std::optional<Done> done = acting_.perform(act, state);
  if (!done) return false;
  ++acts_;
  pace.count();
  // What the later acts and the goal do not look at is no change.
  if (printer_.difference(state, done->state, done->touched, left + 1).is_none()) return false;
  const Printer::Difference all = printer_.difference(state, done->state, done->touched, steps_);
  const Print print = nodes_[node_].print + all.gained - all.lost;
  if (!seen_.insert(print).second) return false;
  if (nodes_.size() >= most_worlds_) {
    is_full_ = true;
    return false;
  }
  nodes_.push_back({node_, act, print});
  const Aim::Look look = aim_.look(done->state.world, steps_ - left);
  if (look != Aim::Look::go_on && sequence_.empty())
    retrace(static_cast<std::uint32_t>(nodes_.size() - 1));
  return look == Aim::Look::end;
}

void Search::retrace(std::uint32_t node) {
  const Unmetered again;
  std::vector<std::uint32_t> way;
  for (; node != 0; node = nodes_[node].parent) way.push_back(node);
  State state{prospect_.start(), {}};
  for (auto one = way.rbegin(); one != way.rend(); ++one) {
    sequence_.push_back(acting_.step_of(nodes_[*one].act, state.world));
    std::optional<Done> done = acting_.perform(nodes_[*one].act, state);
    assert(done);
    state = std::move(done->state);
  }
}

}  // namespace permsim::exploring
