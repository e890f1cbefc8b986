// The named sets of a type, from JSON. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// An expression, a guarded one, a list of either, or any of these under `is`; an object may have
/// a `label`.
NamedSet read_named_set(const std::string& id, const Json& json, const std::string& where,
                        Problems& problems);

}  // namespace permsim
