// Binds the effects of actions.
#pragma once
#include "core/policy/binder.h"

namespace permsim {

/// One effect of an action of `type`.
void bind_effect(const Policy& policy, TypeIndex type, EffectClause& effect, const BindScope& scope,
                 Problems& problems);

}  // namespace permsim
