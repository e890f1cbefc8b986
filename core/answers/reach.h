// The other way round: all that somebody may do, everyone who may do something, what the absence of
// somebody would change, and what depends on somebody now.
#pragma once
#include "core/answers/question.h"
#include "core/decide/story.h"
#include "core/play/play.h"

namespace permsim {

/// Answers `reach`: allowed cells of `who`, `on`, `action`, each with what it is through; or, with
/// `without`, what would change if that person were gone.
Reply reach_answer(const MomentPtr& moment, const Story& story, const Question& question);
/// Answers `depends`: what holds the one person in `who`, and what only that person can repair.
Reply depends_answer(const MomentPtr& moment, const Question& question);

}  // namespace permsim
