// One mark for the list, and one for each tab at the right.
#include "web/views/rail.h"

#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/answer_tabs.h"
#include "web/views/panels.h"
#include "web/widgets/item.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

/// One mark of the rail: an icon and a word below it, or a number.
void draw_rail_mark(View& view, const Panel& panel, const ImRect& box) {
  const bool is_on = panel.tab == "things" ? view.ui.opens_things
                     : panel.answer        ? view.ui.answer == *panel.answer
                                           : false;
  const std::string number = number_of(view, panel);
  const std::string word = panel.tab == "things" ? "Things"
                           : panel.answer == AnswerTab::attention
                               ? (number.empty() ? "Alerts" : number)
                               : std::string(panel.label);
  const ItemState item = item_at(word + "##rail " + std::string(panel.id), box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (is_on || item.is_hovered)
    list->AddRectFilled({box.Min.x + 4.0f, box.Min.y + 1.0f}, {box.Max.x - 4.0f, box.Max.y - 1.0f},
                        is_on ? colors().selected : colors().hover, kRadius);
  const ImU32 color = is_on ? colors().accent_text : colors().muted;
  draw_icon(list, fonts().body, {{box.Min.x, box.Min.y + 4.0f}, {box.Max.x, box.Min.y + 22.0f}},
            color, panel.icon);
  draw_text_in(list, fonts().small, {{box.Min.x, box.Min.y + 22.0f}, {box.Max.x, box.Max.y - 3.0f}},
               color, word, 0.5f);
  draw_focus_ring(item, kRadius);
  tip(panel.label);
  if (!item.is_clicked) return;
  const bool closes = panel.tab == "things" && view.ui.opens_things;
  bring(view, panel);
  if (closes) view.ui.opens_things = false;
}

}  // namespace

void draw_rail(View& view, const ImRect& box) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  if (ImGui::BeginChild("rail", box.GetSize(), 0,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    float y = box.Min.y + kSpace2;
    for (const Panel& panel : panels()) {
      if (panel.id != panel.tab && !panel.answer) continue;
      if (panel.place == PanelPlace::center || panel.place == PanelPlace::bottom) continue;
      draw_rail_mark(view, panel, {box.Min.x, y, box.Max.x, y + 44.0f});
      y += 48.0f;
    }
    ImGui::GetWindowDrawList()->AddLine({box.Max.x - 0.5f, box.Min.y},
                                        {box.Max.x - 0.5f, box.Max.y}, colors().line);
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
}

}  // namespace permsim
