// What stops if somebody leaves, and an order of steps after which she is gone and nothing did.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/explore/dependence.h"
#include "core/explore/resumable.h"

namespace permsim {

/// A thing that stands still because somebody is gone.
struct Stop {
  EntityIndex on = kNoEntity;
  std::string is;    ///< its status then; empty: it is no more
  std::string says;  ///< "once the credentials of Meta Ads expire, Weekly report is paused …"
  std::vector<Step> event;  ///< what has to happen first; empty: it stops by itself
};

/// What a step of a plan is for: what would be otherwise if it alone were left out. Nothing of a
/// step by which she leaves or that takes something back.
struct StepReason {
  /// Things that would stop, or might for good; and things that stand still already, and that
  /// nobody could mend then. In world order.
  std::vector<EntityIndex> keeps, mends;
  std::optional<std::size_t> opens;  ///< the number of the step that could not be taken, from 0
  std::uint64_t spares = 0;          ///< rights that others would gain besides
  std::uint64_t saves = 0;           ///< rights that others would lose
  /// How the first of what it keeps goes on, if it comes to that: "once the credentials of Meta Ads
  /// expire, Wes replaces …"; empty where nothing has to be done for it.
  std::string how;
};

struct PlanSearch {
  int steps = 0;  ///< every order with up to so many acts besides the leaving was tried
  std::size_t sequences = 0;
  bool is_whole = true;
  std::vector<std::string> untried;  ///< parameters of which values that could matter were left out
  bool is_complete() const { return is_whole && untried.empty(); }
};

struct Plan {
  EntityIndex who = kNoEntity;
  bool comes_back = false;
  bool is_gone_already = false;
  bool is_gone = true;              ///< false: nobody may take the leaving act, in any order found
  std::vector<Step> steps;          ///< after the moment asked about
  std::vector<StepReason> reasons;  ///< of each of them
  std::size_t away_from = 0;        ///< so many of them are done when she is away
  std::size_t away_to = 0;          ///< and so many when she is back
  std::vector<Stop> stops;          ///< in world order; empty: nothing does
  std::uint64_t gained = 0;         ///< cells that others have while she is away and had not before
  std::vector<Step> naive;          ///< the same in the order in which the leaving comes first
  std::vector<Stop> naive_stops;
  std::vector<Dependence> depends;
  PlanSearch searched;
};

/// What stops if somebody simply leaves (or is away, and `comes_back`): at once, or after any one
/// event that nobody else can mend with one act. Nothing where the policy does not say what leaving
/// is, and she does not come back.
std::vector<Stop> stops_without(const MomentPtr& now, EntityIndex who, bool comes_back = false);

/// The same, to be put down and taken up again.
class StopsSearch : public Resumable {
 public:
  StopsSearch(MomentPtr now, EntityIndex who, bool comes_back = false);
  ~StopsSearch() override;
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const std::vector<Stop>& stops() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

/// The order of steps that is best: by what stops, by what others gain, by how many steps, by how
/// many people, in world order. Searched whole where little has to be done, and beyond that step by
/// step; what was searched is said. The policy says what leaving is, or she comes back.
Plan plan_absence(const MomentPtr& now, EntityIndex who, bool comes_back);

/// The same, to be put down and taken up again.
class PlanningSearch : public Resumable {
 public:
  PlanningSearch(const MomentPtr& now, EntityIndex who, bool comes_back);
  ~PlanningSearch() override;
  bool go_on(Pace& pace) override;
  /// Once it is over.
  const Plan& plan() const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace permsim
