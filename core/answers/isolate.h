// Whether groups stay out of each other's things, as an answer: the same shape for the door, the
// command line and the page.
#pragma once
#include "core/answers/question.h"
#include "core/play/play.h"

namespace permsim {

/// Answers `isolate` about one moment of a story. Not as expected unless every pair is green.
Reply isolate_answer(const Scenario& scenario, const MomentPtr& moment, const Question& question);

}  // namespace permsim
