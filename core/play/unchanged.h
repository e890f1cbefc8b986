// A step that is done and changed nothing: whether it is one, and why, in words.
#pragma once
#include <string>
#include <vector>

#include "core/decide/evaluate.h"

namespace permsim {

/// Whether anything is otherwise after a step: `touched` is what it touched.
bool is_otherwise(const World& before, const World& after, const std::vector<Touched>& touched);

/// "nothing changed: there was nothing to take away, Eve may “Use” Meta Ads: …". For a done act
/// whose action has effects.
std::string unchanged_words(const World& world, const Action& action, const Binding& binding);

}  // namespace permsim
