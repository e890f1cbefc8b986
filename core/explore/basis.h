// What every search stands on, made a little at a time, so that nobody waits for all of it: what
// may ever be, and all that can be done in it.
#pragma once
#include "core/explore/slice.h"

namespace permsim::exploring {

class Basis {
 public:
  /// As the prospect has them.
  Basis(const World& start, std::vector<EntityIndex> actors, std::set<TypedAction> actions,
        int within, const std::vector<const Condition*>& asked = {})
      : prospect_(start, std::move(actors), std::move(actions), within, asked), deeds_(prospect_) {}
  Basis(const Basis&) = delete;
  Basis& operator=(const Basis&) = delete;

  /// A little more; false once all is there, which has to be so before anything is asked of it.
  bool prepare() { return prospect_.settle_further() || deeds_.find_further(); }
  const Prospect& prospect() const { return prospect_; }
  Deeds& deeds() { return deeds_; }

 private:
  Prospect prospect_;
  Deeds deeds_;
};

}  // namespace permsim::exploring
