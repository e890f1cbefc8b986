// One cell explained, as JSON and for people.
#pragma once
#include <string>

#include "core/answers/question.h"
#include "core/decide/explain.h"
#include "core/decide/story.h"

namespace permsim {

/// `world`: the one explained; of something deleted the last that had it.
std::string explanation_json(const World& world, const Story& story,
                             const Explanation& explanation);
/// Never JSON. As text: the answer, why, since when, who may instead, and details below.
std::string explanation_text(const World& world, const Story& story, const Explanation& explanation,
                             Format format, std::size_t columns);

}  // namespace permsim
