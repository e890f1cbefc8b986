// People and things with names in many scripts, for the tests of what draws them.
#pragma once
#include <string>
#include <vector>

#include "driver.h"

namespace permsim {

/// Of people in the scenario that `open_names` opens; its other names are Chinese, Japanese and
/// Russian as well.
extern const std::vector<std::string> kForeignNames;

void open_names(Driver& page);

}  // namespace permsim
