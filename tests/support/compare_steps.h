// The engine and the slow twin side by side while time passes; see compare.h for one moment.
#pragma once
#include <string>

#include "core/play/play.h"
#include "tests/support/compare.h"

namespace permsim::testing {

/// What the two do not agree on about statuses and findings of one moment; "" when they do.
std::string judgement_difference(const Moment& moment, const twin::World& twin);
/// Compares one step, and leaves both as they are after it. `given` is the step as JSON.
std::string step_difference(MomentPtr& moment, twin::World& twin, const Step& step,
                            const Json& given, int number);

}  // namespace permsim::testing
