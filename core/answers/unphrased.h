// What a policy that has phrases has none for: there its sentences fall back to generic words.
#pragma once
#include "core/base/problem.h"
#include "core/policy/policy.h"

namespace permsim {

/// One warning a type, at the type: `missing-phrase`. None for a policy without any phrases, which
/// does without them everywhere.
Problems unphrased(const Policy& policy);

}  // namespace permsim
