// Expressions written out again from their trees, so that reading and writing can be held against
// each other. Every part that is itself made of parts stands in parentheses; names are not looked
// at.
#pragma once
#include <string>

#include "core/policy/expression.h"

namespace permsim::fuzz {

std::string written(const SetExpression& set);
std::string written(const Condition& condition);
/// How many levels of parentheses `written` may need at most.
int depth_of(const SetExpression& set);
int depth_of(const Condition& condition);

}  // namespace permsim::fuzz
