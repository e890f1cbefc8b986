// Moments as a question sees them that asks about stand-ins: the same, with those people in them.
#pragma once
#include <vector>

#include "core/answers/question.h"
#include "core/play/play.h"

namespace permsim {

/// A question whose stand-ins are people of its moments.
struct Peopled {
  Question question;  ///< names them by their texts among all others
  std::vector<MomentPtr> moments;
};

/// Moments up to `at`, each with the stand-ins that the question has: how long something is so can
/// be asked of them too. Only moment `at` has a matrix of its own.
/// Problems: those of stand_in_problems at moment `at`.
Result<Peopled> peopled(const std::vector<MomentPtr>& moments, std::size_t at,
                        const Question& question);

}  // namespace permsim
