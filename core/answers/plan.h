// What to do before somebody leaves, as an answer.
#pragma once
#include "core/answers/question.h"
#include "core/explore/plan.h"

namespace permsim {

/// Answers `plan`: `leaves` says who, `comes_back` that she does. As JSON a scenario that can be
/// opened and played: the file's steps up to the moment asked about, then the plan's; `beside` the
/// order in which the leaving comes first. Not as expected where something must stop. Problems:
/// missing-key, unknown-entity, not-a-subject.
Reply plan_answer(const Scenario& scenario, const MomentPtr& now, const Question& question);

/// The plan as that scenario, as JSON.
std::string planned_scenario(const Scenario& scenario, const Moment& now, const Plan& plan);

/// "Nothing stops: …", or how many things must and how far was looked: one sentence.
std::string plan_words(const World& world, const Plan& plan);

}  // namespace permsim
