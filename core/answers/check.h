// Does a scenario keep its promises: every expectation of a step and every check, and which rules
// they exercised.
#pragma once
#include <string>
#include <vector>

#include "core/play/play.h"

namespace permsim {

struct CheckFailure {
  std::string where;  ///< pointer into the scenario: /checks/2, /steps/0
  std::string says;   ///< what was expected and what was found, with the reason
};

struct CheckReport {
  int passed = 0;
  std::vector<CheckFailure> failures;
  std::vector<CheckFailure> undecided;  ///< searches that found nothing and did not try everything
  std::vector<bool> exercised;  ///< by rule of the policy: some check or expectation turned on it
};

CheckReport check(const Scenario& scenario, const Play& play);

}  // namespace permsim
