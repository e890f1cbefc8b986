// Answers as JSON text, in shapes that stay: one compact line each, the same for every
// caller (json.cpp).
#pragma once
#include <optional>
#include <string>

#include "core/answers/ask.h"
#include "core/answers/check.h"
#include "core/answers/roles.h"
#include "core/answers/selection.h"
#include "core/explore/explore.h"
#include "core/matrix/diff.h"

namespace permsim {

/// `given` is what parameters stand for where it is told whether an act would work; `file` says
/// which readings there are, which may dispute a cell.
std::string matrix_json(const Moment& moment, const MatrixPart& part, const Given& given,
                        const PolicyFile& file);
std::string play_json(const Scenario& scenario, const std::vector<MomentPtr>& moments);
std::string findings_json(const Moment& moment);
std::string exploration_json(const World& world, const Exploration& found);
std::string roles_json(const World& world, const RoleTable& table);
std::string check_json(const Policy& policy, const CheckReport& report);
std::string coverage_json(const Policy& policy, const Reply& all);
/// `"problems":[…]`, and `"more_problems":N` where some are only counted; `key` is "problems" or
/// "warnings".
std::string problems_json(const Problems& problems, const char* key = "problems");

}  // namespace permsim
