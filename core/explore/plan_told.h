// One absence as it is asked about, and what is told of an order around it by playing it as anybody
// would.
#pragma once
#include <vector>

#include "core/explore/absence.h"
#include "core/explore/basis.h"
#include "core/explore/plan.h"

namespace permsim::exploring {

/// Everything that is asked about one absence, made once.
struct Scene {
  Scene(const MomentPtr& now, EntityIndex who, bool comes_back);
  /// Makes a little more of it, so that nobody waits for all; false once everything is made, which
  /// has to be so before anything is asked.
  bool prepare();
  Basis basis;
  std::optional<Outlook> outlook;
  Setting setting;

 private:
  // What can be done, thing by thing and action by action.
  EntityIndex next_ = 0;
  ActionIndex next_action_ = 0;
};

/// An order of acts as steps, with the moments they lead to.
struct Played {
  std::vector<Step> steps;
  std::vector<MomentPtr> moments;  ///< one more than steps
};
Played play_acts(const MomentPtr& now, Absence& absence, const Acting& acting);
/// "the credentials of Meta Ads expire": what happens by itself, after "once".
std::string event_words(const World& world, const Step& step);
/// What stops on the way, and what may later, in world order.
std::vector<Stop> stops_of(Scene& scene, Absence& absence, const Played& played);
/// She leaves first; what shows that this stops something comes next, then everything else.
void tell_naive(Scene& scene, const Plan& plan, std::vector<Step>& steps, std::vector<Stop>& stops);

}  // namespace permsim::exploring
