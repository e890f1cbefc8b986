// What an explanation says first, line by line: the answer, why, since when, and who may instead.
#pragma once
#include <string>
#include <vector>

#include "core/decide/explain.h"
#include "core/decide/story.h"

namespace permsim {

struct ExplanationLine {
  enum class Kind {
    answer,
    why,   ///< the heading above facts
    fact,  ///< one of a yes, a reason of a no, or what stands in the way
    left,  ///< how many more facts there are
    note   ///< since when, who may instead
  };
  Kind kind = Kind::answer;
  std::string words;
};

/// At most four facts; of something deleted only the answer.
std::vector<ExplanationLine> explanation_lines(const World& world, const Story& story,
                                               const Explanation& explanation);

}  // namespace permsim
