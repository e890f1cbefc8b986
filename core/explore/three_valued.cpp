// Three-valued logic, as Kleene has it.
#include "core/explore/three_valued.h"

namespace permsim::exploring {

Always to_always(bool is) { return is ? Always::yes : Always::no; }
Always either(Always a, Always b) {
  if (a == Always::yes || b == Always::yes) return Always::yes;
  return a == Always::no ? b : a;
}
Always both(Always a, Always b) { return opposite(either(opposite(a), opposite(b))); }
Always opposite(Always a) { return a == Always::maybe ? a : to_always(a == Always::no); }

}  // namespace permsim::exploring
