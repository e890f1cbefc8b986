// The search itself: breadth-first from the start, one layer for each act, over the deeds of a
// slice.
#pragma once
#include <unordered_set>

#include "core/explore/acting.h"

namespace permsim::exploring {

/// What a search is for: it is shown every world that is met, once.
class Aim {
 public:
  virtual ~Aim() = default;
  /// What to do after a look: go on, go on and keep how one comes here if it is the first such
  /// place, or keep that and end.
  enum class Look { go_on, note, end };
  virtual Look look(const World& world, int acts) = 0;
};

class Search {
 public:
  Search(const Prospect& prospect, const Slice& slice, Aim& aim);

  enum class End { reached, not_reached, too_many_worlds, too_much_work };
  /// All sequences of one to `steps` acts, unless more than `most_worlds` distinct worlds are met.
  /// To be called once.
  End run(int steps, std::size_t most_worlds);

  std::size_t worlds() const { return nodes_.size(); }
  std::size_t acts() const { return acts_; }  ///< done, whatever they led to
  /// To the first place that was noted, or to where it ended.
  const std::vector<Step>& sequence() const { return sequence_; }

 private:
  /// A world met on the way, as the act that led there: worlds themselves are made again when
  /// needed.
  struct Node {
    std::uint32_t parent = 0;
    Act act;
    Print print;
  };
  const State& state_of(std::uint32_t node, int depth);
  bool expand(std::uint32_t node, int depth);
  bool try_deed(const Deed& deed, std::uint32_t node, const State& state, int left);
  bool try_act(Act& act, std::uint32_t node, const State& state, int left);
  void retrace(std::uint32_t node);

  const Prospect& prospect_;
  const Slice& slice_;
  Aim& aim_;
  Acting acting_;
  Printer printer_;
  int steps_ = 0;
  std::size_t most_worlds_ = 0;
  bool is_full_ = false;
  std::size_t acts_ = 0;
  std::vector<Node> nodes_;
  std::unordered_set<Print, PrintHash> seen_;
  std::vector<std::pair<std::uint32_t, State>>
      path_;                 ///< states from the start down to the one looked at last
  Permissions permissions_;  ///< in the world looked at
  std::vector<Step> sequence_;
};

}  // namespace permsim::exploring
