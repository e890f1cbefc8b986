// A session as text, and what must be true of it whatever was done.
#pragma once
#include <string>

#include "core/play/session.h"
#include "tests/support/compare.h"

namespace permsim::testing {

/// All that a session holds but where it looks: the file it would save, and every moment.
std::string state_text(const Session& session);
/// How the session differs from what its scenario gives when it is played or read afresh; "" when
/// it does not.
std::string replay_fault(const Session& session);

}  // namespace permsim::testing
