// What differs between two moments of a play, or between two readings at one moment.
#pragma once
#include "core/answers/question.h"
#include "core/play/play.h"

namespace permsim {

/// Answers `diff`.
Reply compare(const Scenario& scenario, const std::vector<MomentPtr>& moments,
              const Question& question);

}  // namespace permsim
