// What the author of a lesson sees and does, for both drawings. No ImGui in here.
#pragma once
#include <string>
#include <vector>

#include "web/models/view.h"

namespace permsim {

/// Whether the author's page covers the simulator now: while something is picked it does not.
bool is_authoring_shown(const View& view);
/// Whether something is picked in the real page for a lesson that is written.
bool is_picking(const View& view);
/// Of a draft that is there.
LessonDraft& draft_of(View& view);
const LessonDraft& draft_of(const View& view);
/// The page that is looked at; nullptr: the lesson itself is.
const LessonPage* page_written(const View& view);

/// How many steps were recorded in the open story so far; nothing while nothing is recorded.
std::optional<std::size_t> recorded_steps(const View& view);
/// "3  Ana is leaving", "The lesson".
std::string author_page_name(const View& view, std::optional<std::size_t> page);
/// "Tells", "Predict", "Choose", "Order", "Goal".
std::string_view kind_words(const LessonPage& page);
/// "Lesson being written · 7 pages · nothing is wrong".
std::string about_draft(const View& view);
/// "2 problems"; empty where there is none.
std::string problem_count_words(std::size_t count);
/// Where a problem stands, in words: "Page 3", "The lesson".
std::string problem_place_words(const Problem& problem);

void look_at_page(View& view, std::optional<std::size_t> page);
/// Adds a page behind the one that is looked at; no kind: one that tells.
void add_page(View& view, std::optional<LessonQuestion::Kind> kind);
void duplicate_page(View& view);
void remove_page(View& view);
/// Earlier or later among the pages.
void move_page(View& view, int by);
bool can_move_page(const View& view, int by);
void undo_writing(View& view);
void redo_writing(View& view);

/// Puts a value of the page or lesson that is looked at: `where` below it, "/title".
void write_value(View& view, const std::string& where, const LessonValue& value,
                 std::string_view what);
/// One more of what must be so for an order or goal.
void add_lesson_check(View& view, Check check);
/// The place of the page, and of its question: "/pages/2", "/pages/2/predict".
std::string page_place(const View& view);
std::string question_place(const View& view);

/// The moments of the lesson's story: "At the start", "After step 1: …".
std::vector<std::string> moment_choices(const View& view);
/// What a thing or person is called at the question's moment, else at any; its id where at none.
std::string lesson_name(const View& view, const std::string& id);
/// What an action is called.
std::string lesson_action_name(const View& view, const std::string& id);
/// Where a page can point, and in which words.
struct PlaceChoice {
  std::string place, words;
};
std::vector<PlaceChoice> place_choices(const View& view);
/// What something can be: "Weekly report is paused".
struct StatusChoice {
  std::string id, status, words;
};
std::vector<StatusChoice> status_choices(const View& view);
/// A check in words.
std::string lesson_check_words(const View& view, const Check& check);
/// Steps of the question that is looked at, in words.
std::vector<std::string> written_step_words(const View& view);
/// Which answers the engine finds right now.
std::vector<bool> options_right(const View& view);

/// The lesson as a learner sees it, at the page that is looked at; nullptr where it cannot be
/// shown.
const LessonSession* shown_lesson(const View& view);

}  // namespace permsim
