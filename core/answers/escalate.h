// Who could give themselves what they lack, who could lock out everybody, where the last owner
// stands: as an answer.
#pragma once
#include "core/answers/question.h"
#include "core/play/play.h"

namespace permsim {

/// Answers `escalate` about one moment of a story: of `who`, `on` and `action`, each given or all.
/// Not as expected where anything is found that could be done, or not everything was tried.
Reply escalate_answer(const Scenario& scenario, const MomentPtr& moment, const Question& question);

}  // namespace permsim
