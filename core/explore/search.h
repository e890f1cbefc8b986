// The search itself: breadth-first from the start, one layer for each act, over the deeds of a
// slice.
#pragma once
#include <unordered_set>

#include "core/explore/acting.h"
#include "core/explore/resumable.h"

namespace permsim::exploring {

/// Worlds that one search keeps.
inline constexpr std::size_t kMostWorlds = 200'000;

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
  /// For all sequences of one to `steps` acts, unless more than `most_worlds` distinct worlds are
  /// met.
  Search(const Prospect& prospect, const Slice& slice, Aim& aim, int steps,
         std::size_t most_worlds);

  enum class End { under_way, reached, not_reached, too_many_worlds, too_much_work };
  /// Goes on from where it was put down; to be called until it is not under way any more.
  End go_on(Pace& pace);

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
  End expand(Pace& pace);
  bool try_deed(const Deed& deed, int left, Pace& pace);
  bool try_act(Act& act, int left, Pace& pace);
  void retrace(std::uint32_t node);

  const Prospect& prospect_;
  const Slice& slice_;
  Aim& aim_;
  Acting acting_;
  Printer printer_;
  int steps_;
  std::size_t most_worlds_;
  int depth_ = 0;                ///< acts before the world that is looked at
  std::uint32_t node_ = 0;       ///< that world
  std::uint32_t layer_end_ = 1;  ///< one after the last of as many acts
  std::size_t deed_ = 0;         ///< what is tried next in it
  std::optional<State> here_;    ///< made when it is begun with
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
