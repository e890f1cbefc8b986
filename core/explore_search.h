// The search itself: breadth-first from the start, one layer for each act, over the deeds of a slice.
#pragma once
#include <deque>
#include <unordered_set>

#include "core/explore_print.h"

namespace permsim::exploring {

/// One deed in one world: newcomers replaced by what they stand for there, and someone to do it.
struct Act {
  const Deed* deed = nullptr;
  EntityIndex actor = kNoEntity;
  std::vector<EntityIndex> made;  ///< what its newcomers stand for: the target first, then parameters in order
};

class Search {
 public:
  Search(const Prospect& prospect, const Slice& slice, const std::vector<Cell>& goals, const std::vector<EntityIndex>& actors);

  enum class End { reached, not_reached, too_many_worlds };
  /// All sequences of up to `steps` acts, unless more than `most_worlds` distinct worlds are met.
  End run(int steps, std::size_t most_worlds);

  std::size_t worlds() const { return nodes_.size(); }
  /// Once reached: the sequence and the goal.
  std::vector<Step> steps() const { return steps_; }
  const Cell& goal() const { return goal_; }

 private:
  /// A world met on the way, as the act that led there; worlds themselves are made again when needed.
  struct Node {
    std::uint32_t parent = 0;
    Act act;
    Print print;
  };
  struct Done {
    State state;
    std::vector<Touched> touched;
  };
  const State& state_of(std::uint32_t node, int depth);
  bool expand(std::uint32_t node, int depth, int left);
  bool try_deed(const RankedDeed& deed, std::uint32_t node, const State& state, int left);
  bool try_act(const Act& act, std::uint32_t node, const State& state, int left);
  EntityIndex first_actor(const Deed& deed, EntityIndex target, const State& state);
  std::optional<Done> perform(const Act& act, const State& state) const;
  bool is_goal_reached(const World& world);
  Step step_of(const Act& act, const State& state) const;
  void retrace(std::uint32_t node);

  const Prospect& prospect_;
  const Slice& slice_;
  const std::vector<Cell>& goals_;
  Printer printer_;
  std::vector<Node> nodes_;
  std::unordered_set<Print, PrintHash> seen_;
  std::vector<std::pair<std::uint32_t, State>> path_;  ///< states from the start down to the one looked at last
  std::size_t most_worlds_ = 0;
  bool is_full_ = false;
  std::vector<Step> steps_;
  Cell goal_;
  /// Who may do what to one thing in the world looked at: verdicts by actor, asked when needed.
  struct Permissions {
    EntityIndex target = kNoEntity;
    ActionIndex action = kNoAction;
    std::vector<std::pair<EntityIndex, bool>> verdicts;
  } permissions_;
};

}  // namespace permsim::exploring
