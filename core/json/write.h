// Scenarios as JSON, and pieces of them that the door shows too. Only sources of json, answers and door may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

Json scenario_json(const Scenario& scenario);
Json step_json(const Step& step);

}  // namespace permsim
