// Does a scenario keep its promises: every expectation of a step and every check, and which rules
// they exercised.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/play/play.h"

namespace permsim {

struct CheckFailure {
  std::string where;  ///< pointer into the scenario: /checks/2, /steps/0
  std::string says;   ///< what was expected and what was found, with the reason
};

/// Where a check was asked: the place where it failed, else the first one. Ids; `who` and `action`
/// are empty for a status.
struct CheckPlace {
  std::uint32_t at = 0;  ///< the moment
  std::string who, action, on;
};
enum class CheckOutcome : std::uint8_t { passed, failed, undecided };
struct CheckAnswer {
  CheckOutcome outcome = CheckOutcome::passed;
  std::string says;  ///< what was found instead; empty when it passed
  CheckPlace place;
};

struct CheckReport {
  int passed = 0;
  std::vector<CheckFailure> failures;
  std::vector<CheckFailure> undecided;  ///< searches that found nothing and did not try everything
  std::vector<CheckAnswer> of_checks;   ///< of the scenario's checks, as far as the budget went
  std::vector<bool> exercised;  ///< by rule of the policy: some check or expectation turned on it
};

CheckReport check(const Scenario& scenario, const Play& play);

}  // namespace permsim
