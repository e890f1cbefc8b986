// The fewest acts that bring something about, and everything else that they change.
#pragma once
#include <memory>
#include <vector>

#include "core/explore/resumable.h"
#include "core/explore/wish.h"
#include "core/play/impact.h"

namespace permsim {

constexpr int kLongestFix = 3;
constexpr std::size_t kMostFixes = 3;

struct Fix {
  std::vector<Step> steps;  ///< `apply` does them one after the other
  /// For each step everybody who may take it at its time, the others as they are, so that the wish
  /// comes true all the same; in world order.
  std::vector<std::vector<EntityIndex>> or_by;
  Impact changes;
};

struct Fixes {
  bool is_so = false;                ///< nothing needs to be done
  std::vector<Fix> fixes;            ///< all of one length, the best first
  int searched = 0;                  ///< every sequence up to this length was tried
  std::size_t sequences = 1;         ///< ends of sequences met in the longest search
  bool is_whole = true;              ///< false: more work than one answer may take
  std::vector<std::string> untried;  ///< parameters of which values that could matter were left out
  bool is_complete() const { return is_whole && untried.empty(); }
};

/// Acts by `actors`, no events, at most `within` of them (0 to kLongestFix), with the parameters
/// that explore tries. No shorter sequence makes it so. Ranked by how few cells change, then by how
/// few people act, then in world order of what is done; sequences that differ in nothing but who
/// acts are one fix. Of these the best three.
Fixes find_fixes(const MomentPtr& now, const Wish& wish, const std::vector<EntityIndex>& actors,
                 int within);

/// The same, to be put down and taken up again.
class FixesSearch : public Resumable {
 public:
  FixesSearch(MomentPtr now, const Wish& wish, const std::vector<EntityIndex>& actors, int within);
  ~FixesSearch() override;
  bool go_on(Pace& pace) override;
  /// Once it is over.
  Fixes take();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace permsim
