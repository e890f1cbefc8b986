// A shipped policy with one small mistake put in, rule by rule: what the tests of that policy must
// notice.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "core/policy/policy.h"

namespace permsim::testing {

struct Mutant {
  std::string rule;
  std::string what;  ///< "keeper-uses: allow → unclear"
  std::shared_ptr<const PolicyFile> policy;
};

/// Every mutant of every rule: the rule gone, each of its actions gone, another effect, open to
/// everyone or nobody, its condition gone or turned round. Throws when one of them does not load.
std::vector<Mutant> mutants_of(const PolicyFile& policy);

}  // namespace permsim::testing
