// What an act, an edit or another policy would change, before anybody does it: asked while a person
// only looks. Nothing is changed by asking.
#pragma once
#include <string>
#include <vector>

#include "core/play/command.h"
#include "core/play/impact.h"

namespace permsim {

class Session;

/// What would come of it. Whatever is not `done` changes nothing; `says` why.
struct Preview {
  Outcome outcome = Outcome::done;
  std::string says;
  Impact impact;
};

/// Of a step after this moment.
Preview preview(const MomentPtr& now, const Step& step, std::size_t most_cells = SIZE_MAX);
/// Of edits by hand at this moment.
Preview preview(const MomentPtr& now, const std::vector<Edit>& edits,
                std::size_t most_cells = SIZE_MAX);
/// Of a command, at the moment the session looks at: the same that the session would then have
/// changed there. A command that changes the steps or the policy has the story played again; undo
/// and opening something else are not foreseen.
Preview preview(const Session& session, const Command& command, std::size_t most_cells = SIZE_MAX);

}  // namespace permsim
