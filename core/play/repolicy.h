// A scenario under another policy: what it gives up, and which of its steps turn out otherwise.
#pragma once
#include <string>
#include <vector>

#include "core/play/play.h"

namespace permsim {

/// Takes out of what the scenario declares every relation and attribute that its policy does not
/// have and the one before had: whoever held a role that was removed holds it no longer.
void give_up_members(Scenario& scenario, const PolicyFile& before);

/// "step 2 is now denied, step 5 is now done"; empty when every step turns out as it did.
std::string turned_words(const std::vector<MomentPtr>& before, const std::vector<MomentPtr>& after);

}  // namespace permsim
