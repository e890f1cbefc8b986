// Looks at plans as somebody would who only plays them: steps by apply, statuses by play, and every
// act that could mend by trying all that explore says it tries.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "core/explore/plan.h"
#include "tests/core/every_act.h"

namespace permsim::testing {

/// What stops somewhere: things that turn bad, or go, while the steps are played; and things that
/// an event would stop for good at the moment `away`.
struct Stopped {
  std::set<EntityIndex> on_the_way, later;
  bool is_nothing() const { return on_the_way.empty() && later.empty(); }
};

class PlanWatcher {
 public:
  /// `document` is the scenario's text.
  PlanWatcher(const MomentPtr& start, EntityIndex who, const std::string& document);

  /// Whether it is there and its status is not a bad one.
  static bool is_well(const Moment& moment, EntityIndex thing);
  std::vector<EntityIndex> things() const;
  /// Moments of these steps, the first the start; fewer where one is not done.
  std::vector<MomentPtr> play(const std::vector<Step>& steps) const;
  /// Whether every act by which she leaves would change nothing.
  bool is_gone(const World& world) const;
  /// Acts by which she may still be taken away from something, whoever takes them.
  std::vector<Step> leaving(const World& world) const;
  /// Things that an event may stop so that nobody but `away` could mend them with one act, by
  /// events that need nothing given; `away` kNoEntity: nobody at all.
  std::set<EntityIndex> endangered(const MomentPtr& moment, EntityIndex away) const;
  Stopped stopped(const std::vector<MomentPtr>& moments) const;
  std::vector<Step> acts(const World& world) const { return acts_.steps(world); }

 private:
  bool is_mendable(const MomentPtr& moment, EntityIndex away, EntityIndex thing) const;

  MomentPtr start_;
  EntityIndex who_;
  EveryAct acts_;
};

/// "" when a plan does what it says: every step is done in its turn, she is gone or everything is
/// as it was, what it says of standing still is so, and the others gain what it says.
std::string plan_fault(const MomentPtr& start, const Plan& plan, const PlanWatcher& watcher);
/// "" when each step keeps going what it says, of a plan of leaving: exactly that stops besides
/// where the step is left out. Steps without which the others cannot be done are not looked at;
/// `compared` counts the others.
std::string reason_fault(const MomentPtr& start, const Plan& plan, const PlanWatcher& watcher,
                         std::size_t& compared);

}  // namespace permsim::testing
