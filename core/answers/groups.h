// Groups of a question about isolation: who is in them, and what is theirs.
#pragma once
#include "core/answers/question.h"
#include "core/explore/isolate.h"

namespace permsim {

/// `acme=acme_team#member`, once or often for each group, and one condition for each in the order
/// in which they are first named. What nothing fits is warned of. Conditions speak of the types
/// that have what the condition begins with.
Result<std::vector<Group>> groups_of(const World& world, const Question& question);

}  // namespace permsim
