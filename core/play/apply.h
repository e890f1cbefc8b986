// One step: is it allowed, is it possible, and what is the world like afterwards. Never half.
#pragma once
#include <optional>
#include <string>

#include "core/decide/decide.h"
#include "core/world/scenario.h"
#include "core/world/world.h"

namespace permsim {

struct Applied {
  Outcome outcome = Outcome::done;
  std::string says;              ///< why it is not done, or that it changed nothing; else empty
  std::optional<Cell> cell;      ///< what was asked of the policy: acts by someone only
  std::vector<Touched> touched;  ///< what a done step changed
  World world;                   ///< the same as before unless done
  bool is_changed = true;        ///< false: done, and yet its effects changed nothing
};

/// `number` is the step's number in its scenario (from 1): new relation entries remember it.
Applied apply(const World& world, const Step& step, std::uint32_t number);

}  // namespace permsim
