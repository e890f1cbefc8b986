// What a search found, in words.
#pragma once
#include <string>

#include "core/explore/explore.h"

namespace permsim {

/// "Not found among 40 sequences of up to 2 steps: not all values of `gives` were tried": a search
/// that did not reach its goal, and what it does not claim.
std::string bound_words(const Exploration& found);

/// "Mo gets to “Write” on Books by 2 steps: …; then …": a search that reached its goal.
std::string exploration_words(const World& world, const Exploration& found);

}  // namespace permsim
