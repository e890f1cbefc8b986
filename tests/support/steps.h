// A step in one line, as tests write it.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/world/scenario.h"

namespace permsim::testing {

using Fields = std::vector<std::pair<std::string, Value>>;

/// What somebody does, with what the act needs to know.
inline Step act(const std::string& by, const std::string& action, const std::string& on,
                Fields with = {}) {
  Step step;
  step.by = by;
  step.action = action;
  step.on = on;
  step.with = std::move(with);
  return step;
}

}  // namespace permsim::testing
