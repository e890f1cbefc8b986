// Captions and alternative texts, made of what a table says: "Ben may reconnect Meta Ads after step
// 2, Eve may not see it".
#pragma once
#include <string>
#include <vector>

#include "core/answers/roles.h"
#include "core/answers/selection.h"
#include "core/matrix/diff.h"
#include "core/play/play.h"

namespace permsim {

/// The most telling yes and the most telling no of a part of a matrix: of the actions one that
/// keeps the thing going, else the rarest that some may take and some may not; of the people
/// somebody who gained it since `start`; and whoever may do least, with what most others may do.
std::string matrix_caption(const Moment& start, const Moment& now, const MatrixPart& part);

/// The same of roles: "Owner may reconnect Meta Ads, Member may not delete it".
std::string roles_caption(const World& world, const RoleTable& table);

/// "Ben may reconnect Meta Ads after step 2, and could not before; 15 gained, 0 lost, 0 turned
/// unclear". `when` says when, or under which reading, it is so.
std::string diff_caption(const World& before, const World& after,
                         const std::vector<ChangedCell>& changes, const std::string& when);

/// "4 steps, 1 of them denied; in the end nothing needs attention".
std::string timeline_caption(const std::vector<MomentPtr>& moments);

/// "at the start" or "after step 3".
std::string moment_phrase(const Moment& moment);

}  // namespace permsim
