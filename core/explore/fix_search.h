// The search for all sequences of so many acts that bring a wish about.
#pragma once
#include <memory>
#include <vector>

#include "core/explore/acting.h"
#include "core/explore/resumable.h"
#include "core/explore/wish.h"
#include "core/play/play.h"

namespace permsim::exploring {

/// A sequence that will do, before it is told.
struct Sufficient {
  std::vector<Act> acts;
  std::uint64_t changed = 0;  ///< cells
  std::size_t people = 0;
};

/// Every sequence of so many acts, one after the other: unlike explore's search it does not stop at
/// the first that will do, nor takes worlds for the same that differ in what the wish does not look
/// at, since of all that will do those are wanted that change the least.
class FixSearch {
 public:
  FixSearch(const MomentPtr& now, const Wish& wish, const Prospect& prospect, const Slice& slice)
      : now_(now), wish_(wish), slice_(slice), acting_(prospect) {}

  void begin(int steps);
  /// False while it is under way.
  bool go_on(Pace& pace);
  std::size_t sequences() const { return sequences_; }
  bool has_found() const { return !found_.empty(); }
  /// Of all that were found the best `most`, each once, whoever acts in it.
  std::vector<Sufficient> best(std::size_t most);

 private:
  /// A world on the way to where the search is.
  struct Level {
    State state;
    std::vector<Touched> touched;
    std::shared_ptr<const Matrix> matrix = nullptr;  ///< made when needed
    Act act{};                                       ///< the one that leads on from here
    std::size_t deed = 0;                            ///< what is tried next
    std::vector<Act> acts{};                         ///< of the deed before
    std::size_t next = 0;                            ///< of these
    Permissions permissions{};
  };
  void push(State state, std::vector<Touched> touched);
  bool try_next(Pace& pace);
  void try_act(Act act, int left, Pace& pace);
  const Matrix& matrix_of(std::size_t depth);
  void note();
  void let_few_act(std::vector<Act>& acts) const;

  const MomentPtr& now_;
  const Wish& wish_;
  const Slice& slice_;
  Acting acting_;
  int steps_ = 0;
  std::size_t sequences_ = 1;
  std::vector<std::unique_ptr<Level>> levels_;
  std::vector<Sufficient> found_;
};

}  // namespace permsim::exploring
