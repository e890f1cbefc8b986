// A lesson before a room, in words: what stands under the page on the projector, and what the
// speaker's own window is told. No ImGui in here.
#pragma once
#include <string>
#include <string_view>
#include <utility>

#include "core/lessons/presentation.h"
#include "web/models/view.h"

namespace permsim {

/// The open lesson is shown to a room.
bool is_presented(const View& view);
/// "Before somebody goes away · 3 of 7".
std::string room_words(const LessonSession& room);
/// What the next press does: "Reveal the answers", "Next: What may Cleo do?"; at the end "The end".
std::string next_words(const LessonSession& room);
/// What to do about the speaker's window, and what happened to it; empty while it is open.
std::string speaker_problem(SpeakerWindow state);
/// How many times as large everything is drawn on a projector of this size in CSS pixels, so that
/// it is read from the last row: what has room at 1280 × 720 has the same room on a larger one.
float projector_zoom(float width, float height);

/// All that the speaker's window shows, as JSON: notes are in this and nowhere else of the page.
/// What is right stands in it once it is revealed.
std::string speaker_json(const LessonSession& room, const Presentation& shown);
/// "next", "back", "reveal", "blank", "timer" or "reset", as the speaker's window says it.
std::optional<PresenterAct> presenter_act(std::string_view word);

}  // namespace permsim
