// Draws the question as a button, and its answers as cards that show in the matrix what they
// change.
#include "web/views/fixes.h"

#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/fixes.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_fix(View& view, const FixRow& row, std::size_t number) {
  constexpr float kInside = 10.0f;
  const float width = ImGui::GetContentRegionAvail().x, room = width - 2.0f * kInside;
  const float title = paragraph_height(row.title, fonts().body, room);
  const float more = paragraph_height(row.more, fonts().small, room);
  const std::string node = "why/fixes/" + std::to_string(number + 1) + "/take";
  const ItemState item =
      place_item(row.title + "##fix " + std::to_string(number + 1),
                 {width, title + more + 2.0f * kInside + 2.0f}, {true, false, node});
  point_at(view, row.foreseen, item.is_hovered);
  if (item.is_visible) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (item.is_hovered) list->AddRectFilled(item.box.Min, item.box.Max, colors().hover, 10.0f);
    list->AddRect(item.box.Min, item.box.Max, colors().line_strong, 10.0f);
    const ImVec2 at(item.box.Min.x + kInside, item.box.Min.y + kInside);
    draw_paragraph(list, fonts().body, at, colors().text, row.title, room);
    draw_paragraph(list, fonts().small, {at.x, at.y + title + 2.0f}, colors().muted, row.more,
                   room);
    draw_focus_ring(item, 10.0f);
  }
  if (item.is_clicked) take_fix(view, number);
}

}  // namespace

void draw_fixes(View& view, const Cell& cell) {
  FixesModel& fixes = view.models.fixes;
  const std::string question = fixes_question(view, cell);
  gap(kSpace2);
  if (!fixes.was_asked(view, cell)) {
    ButtonOptions options;
    options.icon = ICON_LIGHTBULB;
    if (button(question + "##fixes", options)) fixes.ask(view, cell);
    return;
  }
  group_heading(question);
  gap(kSpace1);
  if (fixes.is_waiting()) {
    paragraph(fixes.progress(), fonts().body, colors().muted);
    gap(kSpace1);
    if (button("Cancel##fixes", {})) fixes.cancel();
    return;
  }
  if (!fixes.none().empty()) paragraph(fixes.none(), fonts().body, colors().text);
  const std::size_t count = fixes.rows().size();
  for (std::size_t i = 0; i < count && i < fixes.rows().size(); ++i) {
    draw_fix(view, fixes.rows()[i], i);
    gap(kSpace1);
  }
}

}  // namespace permsim
