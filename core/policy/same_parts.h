// What two readings of one policy file have in common: they share what they do not change, so the
// same object is the same meaning.
#pragma once
#include "core/policy/policy.h"

namespace permsim {

/// Whether types have the same relations and sets: then the same people are in every relation and
/// set, whatever the world.
bool has_same_sets(const Policy& a, const Policy& b);

/// Whether the same rules speak of a type's actions, in the same order. With the same sets,
/// verdicts on such things are the same.
bool has_same_rules(const Policy& a, const Policy& b, TypeIndex type);

/// Whether all verdicts are the same, whatever the world.
bool has_same_verdicts(const Policy& a, const Policy& b);

}  // namespace permsim
