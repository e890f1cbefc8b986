// Pieces of scenarios as JSON, shared with the door. Only json*.cpp may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

Json step_json(const Step& step);

}  // namespace permsim
