// Does this value fit there? What attributes, parameters and relations take, and words for what
// they do not.
#pragma once
#include <string>
#include <vector>

#include "core/policy/policy.h"

namespace permsim {

/// What is wrong with a value for an attribute, in words; empty when it fits.
std::string value_problem(const Attribute& attribute, const Value& value);

/// What is wrong with a value for a parameter, in words; empty when it fits. Whether the entity it
/// names is there and of the right type is another question (`takes`).
std::string argument_problem(const Parameter& parameter, const Value& value);

/// Whether a relation or parameter that takes `of` takes this: an entity of a type, or, with
/// `member`, a userset of one.
bool takes(const std::vector<Holdable>& of, const Holdable& given);

}  // namespace permsim
