// Which panes a window of this size has, and in what form: what gives way first where there is
// little room.
#pragma once
#include "web/models/ui_state.h"

namespace permsim {

/// Below this height rows are low, the list folds to a rail and the timeline to one line.
constexpr float kLowHeight = 620.0f;
/// Below this width the list folds to a rail.
constexpr float kRailWidthBelow = 1100.0f;
/// Below this width panes are shown one at a time.
constexpr float kOneAtATimeBelow = 1000.0f;
/// Below this width the tabs stand at the bottom, where thumbs reach them, while there is height.
constexpr float kTabsBelow = 700.0f;

constexpr float kRailWidth = 52.0f;
constexpr float kLineHeight = 44.0f;   ///< the timeline in one line
constexpr float kStripHeight = 44.0f;  ///< the tabs over the answer
constexpr float kSentenceHeight = 40.0f;
/// The timeline gives way before the matrix gets less than this: a head and five rows.
constexpr float kLeastMatrix = 470.0f;

struct LayoutPlan {
  bool is_low = false;
  bool has_rail = false;        ///< in place of the list, which opens over the matrix
  bool shows_one_pane = false;  ///< with tabs, in the header or at the bottom
  bool has_tabs_at_bottom = false;
  bool has_tabs_in_header = false;
  bool has_line = false;  ///< in place of the timeline
};

/// The line of a page in somebody's page in place of its header, and that of its steps.
constexpr float kGuestLine = 40.0f;
/// Below these a guest has no room for a matrix, and asks one question.
constexpr float kQuestionWidth = 480.0f, kQuestionHeight = 340.0f;
/// From this height on a guest that is wide enough has all panes.
constexpr float kAllPanesHeight = 480.0f;
/// In what form a window of this size is drawn.
PageForm form_of(float width, float height, const UiState& ui);

/// `width` and `height` of the window in CSS pixels.
LayoutPlan plan_layout(float width, float height, const UiState& ui);
/// For the window that is being drawn.
LayoutPlan layout_now(const UiState& ui);

}  // namespace permsim
