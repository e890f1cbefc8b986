// Draws the answers below each other, each with what it does.
#include "web/views/edit_question.h"

#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/edit_question.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/modal.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

bool draw_way(const std::string& label, std::string_view icon, const std::string& words,
              bool is_enabled = true) {
  MenuRow row;
  row.icon = icon;
  row.more = words;
  row.is_enabled = is_enabled;
  return menu_row(label, row) && is_enabled;
}

void draw_answers(View& view) {
  const bool can_be_at_start = view.ui.question->why_not_at_start.empty();
  if (draw_way("Add a step here##place", ICON_PLUS, step_words(view)))
    return answer_question(view, EditPlace::step);
  if (draw_way("Change the start##place", ICON_BACKWARD_STEP, start_words(view), can_be_at_start))
    return answer_question(view, EditPlace::start);
  for (std::size_t i = 0; i < view.ui.question->instead.size(); ++i) {
    const std::string label = act_label(view, i) + "##place as " + view.ui.question->instead[i].by;
    if (draw_way(label, ICON_USER, act_words(view, i))) return answer_by_act(view, i);
  }
}

}  // namespace

void draw_edit_question(View& view) {
  if (!view.ui.question) return;
  const PanelScope scope("place");
  if (!begin_modal("place of a change", 440.0f)) return cancel_question(view);
  paragraph(asked_change(view), fonts().title, colors().text);
  paragraph(asked_at(view), fonts().body, colors().muted);
  gap(kSpace2);
  draw_answers(view);
  if (view.ui.question) {
    gap(kSpace2);
    if (check_box("Always for this story##place", view.ui.question->is_for_all))
      view.ui.question->is_for_all = !view.ui.question->is_for_all;
    gap(kSpace2);
    if (button("Cancel##place") || is_modal_left()) cancel_question(view);
  }
  if (!view.ui.question) close_modal();
  end_modal();
}

}  // namespace permsim
