// Reading the effects of an action. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

EffectClause read_effect(const Json& json, const std::string& where, Problems& problems);

}  // namespace permsim
