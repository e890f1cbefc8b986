// A second look at a policy that loads: rules that can never apply, limits contradicted, names
// nobody uses.
#pragma once
#include "core/policy/policy.h"

namespace permsim {

/// Warnings with codes unreachable-rule, limit-contradicted, unused-set, unused-relation,
/// unused-attribute.
Problems review(const Policy& policy);

}  // namespace permsim
