// Lays the line out from both ends; the title has what is left.
#include "web/views/guest_line.h"

#include <algorithm>
#include <string>

#include "icons.h"
#include "web/look/type_scale.h"
#include "web/models/app_actions.h"
#include "web/models/guest.h"
#include "web/views/help.h"
#include "web/views/layout_plan.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kControl = 28.0f;

void draw_questions(View& view) {
  if (view.ui.page_form != PageForm::question) return;
  menu_heading("Who may");
  const std::optional<Cell> asked = asked_cell(view);
  for (const auto& [words, cell] : other_questions(view)) {
    const bool is_now = asked && asked->action == cell.action;
    if (!menu_row(words + "##ask " + std::to_string(cell.action), {{}, {}, {}, is_now, true}))
      continue;
    select_cell(view, cell);
    view.ui.open_menu.clear();
  }
  menu_line();
}

/// Returns where its button begins.
float draw_menu(View& view, float right, float y) {
  right -= kControl;
  ImGui::SetCursorScreenPos({right, y});
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.icon = ICON_ELLIPSIS_VERTICAL;
  options.width = options.height = kControl;
  options.node = "header/bar/menu";
  const ItemState item = draw_button("##More of the simulator", options);
  tip("More");
  if (begin_menu(view.ui.open_menu, kGuestMenu, item, 260.0f, 420.0f)) {
    draw_questions(view);
    for (const std::string_view id : guest_actions(view)) {
      const AppAction& action = app_action(id);
      if (!menu_row(action.label(view) + "##guest " + std::string(id),
                    {action.icon, {}, {}, false, is_enabled(action, view)}))
        continue;
      view.ui.open_menu.clear();
      action.run(view);
    }
    end_popover();
  }
  ItemState anchor;
  anchor.box = item.box;
  if (begin_menu(view.ui.open_menu, "legend", anchor, 280.0f, 360.0f)) {
    menu_heading("Legend");
    draw_legend();
    end_popover();
  }
  return right;
}

float draw_way_out(View& view, float right, float y, float width) {
  ButtonOptions options;
  options.kind = ButtonKind::quiet;
  options.icon = ICON_UP_RIGHT_FROM_SQUARE;
  options.height = kControl;
  options.node = "header/bar/open";
  const std::string label = width < kQuestionWidth ? "##Open in full" : "Open in full##guest";
  options.width = width < kQuestionWidth ? kControl : 0.0f;
  right -= options.width > 0.0f ? options.width : button_width(label, options);
  ImGui::SetCursorScreenPos({right, y});
  if (button(label, options)) view.outbox.send(OpenInFull{});
  if (width < kQuestionWidth) tip("Open in full");
  return right;
}

}  // namespace

void draw_guest_line(View& view, const ImRect& box) {
  draw_part("guest line", "header", box, colors().panel, [&] {
    const float y = box.Min.y + (kGuestLine - kControl) * 0.5f;
    float left = box.Min.x + kSpace4, right = box.Max.x - kSpace2;
    if (has_controls(view)) {
      right = draw_menu(view, right, y) - kSpace1;
      right = draw_way_out(view, right, y, box.GetWidth()) - kSpace1;
      if (shows_whole_answer(view)) {
        ImGui::SetCursorScreenPos({box.Min.x + kSpace2, y});
        ButtonOptions back;
        back.kind = ButtonKind::quiet;
        back.icon = ICON_CHEVRON_LEFT;
        back.height = kControl;
        back.node = "header/bar/back";
        if (button("Back##guest", back)) show_whole_answer(view, false);
        left = ImGui::GetItemRectMax().x + kSpace2;
      }
    }
    const auto [title, of] = guest_title(view);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float end = std::min(right, left + text_width(fonts().strong, title) + 1.0f);
    draw_text_in(list, fonts().strong, {{left, box.Min.y}, {end, box.Max.y}}, colors().text, title);
    if (end + 60.0f < right)
      draw_text_in(list, fonts().small,
                   {{end + kSpace2, box.Min.y + 1.0f}, {right, box.Max.y + 1.0f}}, colors().muted,
                   of);
  });
  ImGui::GetWindowDrawList()->AddLine({box.Min.x, box.Max.y - 0.5f}, {box.Max.x, box.Max.y - 0.5f},
                                      colors().line);
}

}  // namespace permsim
