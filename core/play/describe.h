// Commands in words, for menus and the history.
#pragma once
#include <string>

#include "core/play/command.h"
#include "core/world/world.h"

namespace permsim {

/// "make Meta Ads restricted", "make Ben an owner of Meta Ads": what a command does, said before it
/// is done in `world`.
std::string describe(const Command& command, const World& world);

}  // namespace permsim
