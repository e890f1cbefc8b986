// The search itself: breadth-first from the start, one layer for each act, over the deeds of a
// slice.
#pragma once
#include <optional>
#include <unordered_set>

#include "core/explore/fingerprint.h"
#include "core/world/scenario.h"

namespace permsim::exploring {

/// One deed in one world: newcomers replaced by what they stand for there, and someone to do it.
struct Act {
  const Deed* deed = nullptr;
  EntityIndex actor = kNoEntity;
  std::vector<EntityIndex>
      made;  ///< what its newcomers stand for: the target first, then parameters in order
};

class Search {
 public:
  Search(const Prospect& prospect, const Slice& slice, const std::vector<Cell>& goals);

  enum class End { reached, not_reached, too_many_worlds, too_much_work };
  /// All sequences of one to `steps` acts, unless more than `most_worlds` distinct worlds are met.
  /// To be called once.
  End run(int steps, std::size_t most_worlds);

  std::size_t worlds() const { return nodes_.size(); }
  std::size_t acts() const { return acts_; }  ///< done, whatever they led to
  /// Once reached: the sequence and the goal.
  const std::vector<Step>& sequence() const { return sequence_; }
  const Cell& goal() const { return goal_; }

 private:
  /// A world met on the way, as the act that led there: worlds themselves are made again when
  /// needed.
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
  bool expand(std::uint32_t node, int depth);
  bool try_deed(const Deed& deed, std::uint32_t node, const State& state, int left);
  bool try_act(Act& act, std::uint32_t node, const State& state, int left);
  EntityIndex target_of(const Act& act) const;
  EntityIndex first_actor(const Act& act, const World& world);
  std::vector<Argument> arguments_of(const Act& act, const World& world) const;
  std::optional<Done> perform(const Act& act, const State& state) const;
  bool is_goal_reached(const World& world);
  Step step_of(const Act& act, const World& world) const;
  void retrace(std::uint32_t node);

  const Prospect& prospect_;
  const Slice& slice_;
  const std::vector<Cell>& goals_;
  Printer printer_;
  int steps_ = 0;
  std::size_t most_worlds_ = 0;
  bool is_full_ = false;
  std::size_t acts_ = 0;
  std::vector<Node> nodes_;
  std::unordered_set<Print, PrintHash> seen_;
  std::vector<std::pair<std::uint32_t, State>>
      path_;  ///< states from the start down to the one looked at last
  /// Verdicts on one thing and action in the world looked at, by actor, asked when needed.
  struct Permissions {
    EntityIndex target = kNoEntity;
    ActionIndex action = kNoAction;
    std::vector<std::pair<EntityIndex, bool>> verdicts;
  };
  Permissions permissions_;
  std::vector<Step> sequence_;
  Cell goal_;
};

}  // namespace permsim::exploring
