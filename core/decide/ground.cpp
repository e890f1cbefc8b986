// Grounds, asked of a world.
#include "core/decide/ground.h"

namespace permsim {

bool is_so(const World& world, const Ground& ground) {
  if (!world.has(ground.self)) return false;
  Evaluator evaluator(world);
  switch (ground.kind) {
    case Ground::Kind::holds: return evaluator.holds(*ground.condition, ground.self);
    case Ground::Kind::fails: return !evaluator.holds(*ground.condition, ground.self);
    case Ground::Kind::inside:
      return world.has(ground.person) &&
             evaluator.contains(*ground.set, ground.self, ground.person);
    case Ground::Kind::outside:
      return world.has(ground.person) &&
             !evaluator.contains(*ground.set, ground.self, ground.person);
  }
  return false;
}

}  // namespace permsim
