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

/// Both orders as stories: each tells the scenario as far as the moment, and then its own steps,
/// those of the plan with what each is for as its note.
struct PlannedStories {
  Scenario planned, naive;
};
PlannedStories planned_stories(const Scenario& scenario, const Moment& now, const Plan& plan);

/// The plan as that scenario, as JSON, with the other order beside it.
std::string planned_scenario(const Scenario& scenario, const Moment& now, const Plan& plan);

/// "So that Weekly report and Daily spend can go on": what a step is for; empty where that is not
/// known, as of the leaving itself.
std::string reason_words(const World& world, const Plan& plan, std::size_t step);

/// "Nothing stops: …", or how many things must and how far was looked: one sentence.
std::string plan_words(const World& world, const Plan& plan);

}  // namespace permsim
