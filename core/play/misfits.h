// What would keep a scenario from being read again once it is saved: steps and checks that speak of
// what is gone. A session refuses whatever leads there.
#pragma once
#include <string>
#include <vector>

#include "core/world/scenario.h"

namespace permsim {

/// The problems with which this version would be refused, warnings left out. Looks at the whole
/// scenario.
std::vector<Problem> misfits(Scenario scenario);
/// The same, with everything in it bound to the policy afterwards.
std::vector<Problem> bind_anew(Scenario& scenario);

/// Something is gone. A check that spoke of it asks nothing any more and goes too; a step that
/// needs it is what the person built, so its words come back and nothing may happen. Empty when the
/// rest stands.
std::string drop_checks_of_what_is_gone(Scenario& scenario);

/// Whether something that a step speaks of may be gone after these edits of the start: they delete,
/// or may change a text that an action gives as an id. Spares looking where nothing can be.
bool may_take_away(const std::vector<Edit>& edits, const Policy& policy);

}  // namespace permsim
