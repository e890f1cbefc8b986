// What something would change, as an answer: the same shape for the door, the command line and the
// page.
#pragma once
#include "core/answers/question.h"
#include "core/play/preview.h"

namespace permsim {

/// Answers `preview`: of an act (`by`, `action`, `on`, `with`), an event (nobody in `by`), of a
/// whole step as JSON (`step`), or of edits by hand as JSON (`edit`).
Reply preview_answer(const MomentPtr& moment, const Question& question);
/// What was foreseen, in the format wanted. `title`: what was asked about, in words.
Reply told_preview(const Preview& preview, const std::string& title, const Question& question);

}  // namespace permsim
