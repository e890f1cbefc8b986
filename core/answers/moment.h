// Which moment of a play a question names, and what it is called above a table.
#pragma once
#include <string>
#include <vector>

#include "core/base/problem.h"
#include "core/play/play.h"

namespace permsim {

/// The number of a moment: "start", "end" or a step's number, however many digits somebody wrote. A
/// problem at `where` when there is none.
Result<std::size_t> find_moment(const std::vector<MomentPtr>& moments, const char* where,
                                const std::string& at);

/// "start" or "after step 3".
std::string moment_title(const Moment& moment);

}  // namespace permsim
