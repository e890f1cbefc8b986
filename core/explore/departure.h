// Somebody who leaves, as the policy's `leaving` says what that is.
#pragma once
#include <vector>

#include "core/explore/acting.h"

namespace permsim {

class Departure {
 public:
  /// The policy has to say what leaving is.
  Departure(const Policy& policy, EntityIndex who) : leaving_(*policy.leaving), who_(who) {}

  EntityIndex who() const { return who_; }
  /// Everything of which the act would still take somebody away, in world order, whether anybody
  /// may take it or not.
  std::vector<EntityIndex> still_in(const World& world) const;
  /// Nothing is left of that, or nobody.
  bool is_gone(const World& world) const { return still_in(world).empty(); }
  /// The act on one of them, to be taken by any of `actors`.
  exploring::Deed deed(const World& world, EntityIndex on,
                       const std::vector<EntityIndex>& actors) const;

 private:
  std::vector<Argument> arguments(const World& world) const;

  const Leaving& leaving_;
  EntityIndex who_;
};

}  // namespace permsim
