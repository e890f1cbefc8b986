// An edit by hand that somebody could try in a world, at random.
#pragma once
#include "core/world/scenario.h"
#include "core/world/world.h"
#include "tests/support/dice.h"

namespace permsim::testing {

Edit some_edit(Dice& dice, const World& world);

}  // namespace permsim::testing
