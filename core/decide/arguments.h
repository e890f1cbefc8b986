// What somebody gives an action: values by the names of its parameters, read against a world.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/decide/evaluate.h"

namespace permsim {

/// By the names of parameters, as a step's `with` has it.
using Given = std::vector<std::pair<std::string, Value>>;

/// nullptr when there is none of this name, or nothing in it.
const Value* find_given(const Given& given, const std::string& name);

/// Whoever asks at a command line writes everything as a text: `true` where yes or no is wanted,
/// one text for a list of one.
Value as_asked(const Parameter& parameter, const Value& value);

/// Puts what a parameter was given into `argument`. Empty, or why it does not fit, in words.
std::string read_argument(const World& world, const Parameter& parameter, const Value& value,
                          Argument& argument);

/// What of it fits the action's parameters, as they want it: what a sentence may name.
Given fitting(const World& world, const Action& action, const Given& given);

/// Whether what was given fits some action that has a parameter of such a name. Problems, at
/// `/with/NAME`: unknown-parameter where no action has it, unknown-entity, wrong-value.
Problems given_problems(const World& world, const Given& given);

}  // namespace permsim
