// Findings that a policy declares, from JSON. Only sources of json may include this.
#pragma once
#include "core/json/reader.h"

namespace permsim {

/// Reads them into `policy`, whose types are read already.
void read_findings(const Items& findings, Policy& policy, Problems& problems);

}  // namespace permsim
