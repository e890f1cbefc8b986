// Binding: every name in a policy becomes a symbol, checked against the types it may stand on.
#pragma once
#include <string>
#include <unordered_set>
#include <vector>

#include "core/policy/policy.h"

namespace permsim {

/// Binds every name in a policy read from a file, and reports each that means nothing. Called once
/// by the loader. `where` of the problems are pointers into the policy file. What a policy shares
/// with another reading is bound already.
void bind_policy(Policy& policy, Problems& problems);

/// Binds a condition that stands on entities of `type` outside a policy (the `where` of a check).
/// A first name that means nothing on the type may be an entity id from `entity_ids`.
void bind_where(const Policy& policy, TypeIndex type, ConditionText& condition,
                const std::unordered_set<std::string>& entity_ids, Problems& problems);

}  // namespace permsim
