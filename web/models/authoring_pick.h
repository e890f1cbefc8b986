// What is picked in the real page for a lesson that is written: cells, a moment and a way to look,
// steps that are done.
#pragma once
#include <string>

#include "web/models/authoring_state.h"
#include "web/models/view.h"

namespace permsim {

/// To the real page, to pick something there.
void begin_pick(View& view, LessonPick pick, std::size_t option = 0);
/// What to do there, and what was picked so far.
std::string pick_words(const View& view);
std::string picked_words(const View& view);
/// Whether what was picked can be taken.
bool can_take_pick(const View& view);
/// Takes note of the cell that was chosen last, if another one was.
void follow_pick(View& view);
/// Writes what was picked into the draft.
void take_pick(View& view);

}  // namespace permsim
