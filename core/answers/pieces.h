// Pieces of answers as JSON that several answers have: findings, and what would change. Only
// sources of answers and door may include this.
#pragma once
#include "core/json/reader.h"
#include "core/play/impact.h"

namespace permsim {

Json ids_of(const World& world, const std::vector<EntityIndex>& entities);
Json rule_ids(const Policy& policy, const std::vector<std::uint32_t>& rules);
Json finding_json(const World& world, const Finding& finding);

/// { "who", "on", "action", "from", "to" }
Json cell_json(const Impact& impact, const ChangedCell& change);
/// { "gained", "lost", "unclear", "people", "cells", "status", "findings": { "new", "gone" } }
Json impact_json(const Impact& impact);

}  // namespace permsim
