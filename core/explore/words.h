// What a search found, in words.
#pragma once
#include <string>

#include "core/explore/explore.h"

namespace permsim {

/// "Mo gets to “Write” on Books by 2 steps: …; then …": a search that reached its goal.
std::string exploration_words(const World& world, const Exploration& found);

}  // namespace permsim
