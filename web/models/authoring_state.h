// A lesson that is being written in the page, and what is picked for it in the real page meanwhile.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/lessons/lesson_draft.h"
#include "core/lessons/lesson_session.h"

namespace permsim {

/// What a person goes to the real page for.
enum class LessonPick {
  nothing,
  cells,   ///< of a predict question: each cell that is chosen comes to the others
  option,  ///< what is so where an answer is right: the cell that is chosen
  check,   ///< what must be so for an order or goal: the cell that is chosen
  look,    ///< where a page looks: the moment, the way to look, the thing and the person
  steps,   ///< what is done from the question's moment on
};

struct PickedCell {
  std::string who, action, on;
  bool operator==(const PickedCell&) const = default;
};

struct Authoring {
  std::optional<LessonDraft> draft;  ///< none: what to write on is still to be chosen
  std::optional<std::size_t> page;   ///< that is looked at; none: the lesson itself
  LessonPick pick = LessonPick::nothing;
  std::size_t pick_option = 0;     ///< which answer it is for
  std::vector<PickedCell> picked;  ///< in this pick
  bool asks_to_close = false;      ///< with changes that are not saved
  std::string kept_title;          ///< of the lesson that the browser keeps unfinished
  /// The lesson as a learner sees it, of the draft's text `shown_of`.
  std::shared_ptr<LessonSession> shown;
  std::vector<std::size_t> shown_pages;
  std::string shown_of;
};

/// Steps that are taken from now on shall become a lesson.
struct RecordedLesson {
  std::uint64_t opening = 0;  ///< of the story (Session::opening)
  std::uint32_t at = 0;       ///< they come after this step
  std::size_t steps = 0;      ///< how many the story had
};

/// What the app is asked to do about it.
struct AuthorLesson {
  enum class What {
    choose,     ///< what to write on
    make,       ///< a lesson of the open story
    record,     ///< begin to record, or make a lesson of what was done since
    edit,       ///< a copy of the shipped lesson `id`
    open_file,  ///< one that the person chooses
    go_on,      ///< with the one that the browser keeps
    preview,    ///< the page that is looked at, in the player
    save,
    close,
    pick,  ///< what Authoring::pick says
    take,  ///< what was picked
    leave  ///< the real page, with nothing
  };
  What what = What::choose;
  std::string id = {};
};

}  // namespace permsim
