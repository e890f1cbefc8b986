// Draws the tabs and the pane below them.
#include "web/views/answer_tabs.h"

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/findings.h"
#include "web/views/layout_plan.h"
#include "web/views/pane.h"
#include "web/widgets/button.h"
#include "web/widgets/item.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

bool is_now(const View& view, const Panel& panel) {
  return panel.answer ? view.ui.answer == *panel.answer : view.ui.tab == panel.id;
}

/// One tab of the strip; returns where it ends.
float draw_strip_tab(View& view, const Panel& panel, ImVec2 at) {
  const bool is_chosen = is_now(view, panel);
  ImFont* font = is_chosen ? fonts().strong : fonts().body;
  const std::string number = number_of(view, panel);
  const float words = text_width(fonts().strong, panel.label),
              more = number.empty() ? 0.0f : badge_width(number) + 6.0f;
  const ImRect box(at.x, at.y, at.x + words + more + 2.0f * kSpace2, at.y + kStripHeight);
  const ItemState item = item_at(std::string(panel.label) + "##answer tab", box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = is_chosen || item.is_hovered ? colors().text : colors().muted;
  draw_text_in(list, font, {{box.Min.x + kSpace2, box.Min.y}, {box.Max.x, box.Max.y}}, color,
               panel.label);
  if (!number.empty())
    draw_badge(list, {box.Min.x + kSpace2 + words + 6.0f, box.GetCenter().y - 10.0f}, number,
               colors().warning, colors().unclear_soft);
  if (is_chosen)
    list->AddRectFilled({box.Min.x + kSpace2, box.Max.y - 2.0f}, {box.Max.x - kSpace2, box.Max.y},
                        colors().accent, 1.0f);
  draw_focus_ring(item, kRadius);
  if (item.is_clicked) bring(view, panel);
  return box.Max.x;
}

}  // namespace

std::string number_of(const View& view, const Panel& panel) {
  return panel.answer == AnswerTab::attention ? attention_count(view) : std::string();
}

/// The answer, what can be done, what needs attention: one of them, below its tabs.
void draw_answer(View& view, const ImRect& box) {
  const ImRect strip(box.Min.x, box.Min.y, box.Max.x, box.Min.y + kStripHeight);
  ImGui::SetCursorScreenPos(strip.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  if (ImGui::BeginChild("answer tabs", strip.GetSize(), 0,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    const PanelScope scope("answers");
    float x = strip.Min.x + kSpace2;
    for (const Panel& panel : panels())
      if (panel.answer) x = draw_strip_tab(view, panel, {x, strip.Min.y});
    ImGui::GetWindowDrawList()->AddLine({strip.Min.x, strip.Max.y - 0.5f},
                                        {strip.Max.x, strip.Max.y - 0.5f}, colors().line);
    draw_pane_ring("answers");
  }
  ImGui::EndChild();
  ImGui::PopStyleColor();
  for (const Panel& panel : panels())
    if (panel.answer == view.ui.answer)
      draw_pane(view, panel, {box.Min.x, strip.Max.y, box.Max.x, box.Max.y});
}

}  // namespace permsim
