// What the interface remembers besides the session: what is selected, how the panes stand, what is
// typed. Plain state with defaults; things are named by id, so that it outlives undo, another
// reading and another scenario.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/play/session.h"

namespace permsim {

enum class ThemeChoice { automatic, light, dark };
/// What the middle shows: people × actions of one thing, people × things for one action, things as
/// the product lists them, roles × actions, or two stories beside each other.
enum class MatrixMode { actions, things, list, roles, stories };
enum class CompareWith {
  previous,
  start,
  reading
};  ///< what ▲ and ▼ speak of: a moment, or another reading of this one
/// What stands at the right: a cell's answer, what somebody may do, what needs attention.
enum class AnswerTab { why, acts, attention };
enum class MatrixFilter { everything, differences, open_questions };

/// A cell by ids; empty when none is selected.
struct CellIds {
  std::string who, action, on;
  bool is_given() const { return !who.empty(); }
  bool operator==(const CellIds& other) const {
    return who == other.who && action == other.action && on == other.on;
  }
};

/// An act that was not done: what was tried and what came of it.
struct Refusal {
  Step step;
  Answer answer;
};

/// The small form for one action's parameters, and whom it is filled in for (empty: an event).
struct ActForm {
  bool is_open = false;
  std::string by, action, on;
  std::vector<std::string> fields;  ///< one per parameter, as typed; lists with commas
  std::string search;  ///< narrows the people and things offered for the parameter being chosen
};

/// The list from which an entry of a relation is picked.
struct Picker {
  std::string entity, relation, search;
};

/// Messages over the page that wait for a person: a file that does not load, a page address with
/// mistakes.
struct Notice {
  std::string title;
  Problems problems;
};

/// Sizes in CSS pixels, as dragged.
struct PaneSizes {
  float left = 268.0f;
  float right = 324.0f;
  float bottom = 248.0f;
  float things_share = 0.5f;  ///< of the left column's height, while something is chosen
};

struct UiState {
  ThemeChoice theme = ThemeChoice::automatic;
  PaneSizes sizes;
  std::string pane = "matrix";  ///< the pane that has the keyboard
  std::string tab = "matrix";   ///< the pane a narrow page shows
  AnswerTab answer = AnswerTab::why;
  bool folds_things = false, folds_timeline = false;  ///< by hand, however much room there is
  bool opens_things = false, opens_timeline = false;  ///< for now, where they are folded
  bool wants_pane_focus = true;  ///< the keyboard moves to `pane` in the next frame

  std::string selected;  ///< what the inspector shows; empty: the list has its room
  std::string resource;  ///< whose actions the matrix shows
  std::string type,
      action;  ///< of which things, for which action: the other way to look at the matrix
  CellIds cell;
  CellIds pointed;  ///< the cell under the pointer
  MatrixMode mode = MatrixMode::actions;
  CompareWith compare = CompareWith::previous;
  std::string compare_reading;  ///< id, for CompareWith::reading
  MatrixFilter filter = MatrixFilter::everything;
  std::string viewer;  ///< who looks at the list, and for whom stories are asked; empty: nobody in
                       ///< particular
  std::string other_viewer;  ///< their counterpart in the other story; empty: whoever has the same
                             ///< id, or place
  std::string other_story;   ///< shipped scenario beside this one; empty: the one it names itself
  bool brings_cell_into_view = false;
  bool opens_cell_menu = false;

  std::string acting;  ///< the person one acts as; empty: free editing
  std::optional<Refusal> refusal;
  ActForm form;
  Picker picker;

  std::string search;                         ///< in the list of things
  std::set<std::string> folded;               ///< sections and accounts that are closed
  std::set<std::string> opened;               ///< folds that are shut unless somebody opens them
  std::map<std::string, std::string> drafts;  ///< text fields being typed in, by field

  bool is_playing = false;
  bool has_just_begun_playing = false;
  double next_step_at = 0.0;  ///< in ImGui's time
  bool brings_moment_into_view = true;

  bool opens_legend = false, opens_shortcuts = false, opens_gallery = false;

  bool shows_twin = false;
  std::string open_menu;                          ///< which menu of the twin is open; empty: none
  std::uint32_t first_row = 0, rows_wanted = 60;  ///< rows of the matrix that the twin has
  std::vector<Notice> notices;
};

}  // namespace permsim
