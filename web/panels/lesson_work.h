// What a learner works on: masked cells, answers to choose from, steps to put in order, a goal.
#pragma once
#include <string>

#include "web/models/node.h"
#include "web/models/view.h"

namespace permsim {

PanelNode lesson_work_node(const View& view);
/// "You act as Ana or Wes, in at most 3 steps".
std::string goal_actors_words(const LessonSession& lesson);

}  // namespace permsim
