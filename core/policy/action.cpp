// Looking up the parameters of an action.
#include "core/policy/action.h"

#include <algorithm>

namespace permsim {

int find_parameter(const std::vector<Parameter>& parameters, std::string_view id) {
  const auto found = std::find_if(parameters.begin(), parameters.end(),
                                  [&](const Parameter& each) { return each.id == id; });
  return found == parameters.end() ? -1 : static_cast<int>(found - parameters.begin());
}

}  // namespace permsim
