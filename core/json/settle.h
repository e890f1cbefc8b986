// Putting the problems of a file in order. Sources of json, answers and door only.
#pragma once
#include "core/base/problem.h"
#include "core/json/parse.h"

namespace permsim {

/// Puts problems in the order of the document and makes every pointer lead to something in it: what
/// is missing is told at what lacks it. What only follows from another problem (a value of the
/// wrong type, a missing key) is left out.
void settle_problems(Problems& problems, const Json& document);

}  // namespace permsim
