// The list of targets, and what they share; see targets.h.
#include "tests/fuzz/targets.h"

namespace permsim::fuzz {

void expect_none(const std::string& fault) {
  if (!fault.empty()) throw Fault(fault);
}

const std::vector<Target>& targets() {
  static const std::vector<Target> all{{"loaders", loaders, Grammar::json},
                                       {"expressions", expressions, Grammar::expression},
                                       {"door", door, Grammar::lines},
                                       {"sessions", sessions, Grammar::bytes},
                                       {"recipe", recipe, Grammar::json}};
  return all;
}

Library warm_library() {
  static const Library warm = [] {
    Library library;
    for (const std::string& id : library.policy_ids()) library.policy(id);
    return library;
  }();
  return warm;
}

}  // namespace permsim::fuzz
