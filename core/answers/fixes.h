// The fewest acts that bring something about, as an answer.
#pragma once
#include "core/answers/question.h"
#include "core/explore/fixes.h"

namespace permsim {

/// What is wanted: a cell (`who`, `action`, `on`, `verdict`), a `status` brought back (of a thing),
/// or a `finding` ended (`on`). Problems: missing-key, unknown-value, unknown-entity,
/// not-a-subject, unknown-action.
Result<Wish> wish_of(const World& world, const Question& question);

/// Answers `fixes`: `by` says who may act (without: everybody), `within` how many acts (without:
/// 2). Not as expected where there is none.
Reply fixes_answer(const MomentPtr& now, const Question& question);

/// "Nothing that anybody may do …": why there is none, and how far was looked; empty where it is so
/// already or there is one.
std::string none_words(const World& world, const Wish& wish, const Fixes& fixes);

}  // namespace permsim
