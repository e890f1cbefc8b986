// How many acts each of many cells is away from these people, who act together.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/explore/resumable.h"
#include "core/play/apply.h"

namespace permsim {

struct Distance {
  Cell cell;
  int steps = 0;  ///< the fewest acts after which it is allowed
};

struct Distances {
  std::vector<Distance> reached;     ///< in the order of the goals; of those that take an act
  std::vector<Step> way;             ///< the shortest to any of them
  Cell cell;                         ///< where that leads
  int searched = 0;                  ///< every sequence up to this length was tried
  bool is_whole = true;              ///< false: more work than there may be
  std::vector<std::string> untried;  ///< parameters of which values that could matter were left out
  std::size_t sequences = 1;         ///< acts done in the longest search: the ends of sequences
  std::size_t worlds = 1;            ///< distinct worlds seen in it, the start included
  bool is_complete() const { return is_whole && untried.empty(); }
};

/// Of every goal that is not allowed yet: after how many acts by `actors` it is, if after at most
/// `within`. Acts are those of `explore`, which finds the nearest of its goals only; here the
/// search goes on until all are found or the bound is reached. At most `most_work` steps of work.
Distances find_distances(const World& start, const std::vector<Cell>& goals,
                         const std::vector<EntityIndex>& actors, int within,
                         std::uint64_t most_work);

/// The same, to be put down and taken up again. The world has to outlive it.
class DistanceSearch : public Resumable {
 public:
  DistanceSearch(const World& start, const std::vector<Cell>& goals,
                 std::vector<EntityIndex> actors, int within, std::uint64_t most_work);
  ~DistanceSearch() override;
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const Distances& found() const;
  Distances take();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace permsim
