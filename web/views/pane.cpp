// Each pane is a window within the page's.
#include "web/views/pane.h"

#include <algorithm>
#include <string>

#include "web/look/theme.h"
#include "web/widgets/page_focus.h"

namespace permsim {

void draw_pane_ring(std::string_view panel) {
  if (!shows_focus_in(panel)) return;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImRect box = window->Rect();
  window->DrawList->PushClipRect(box.Min, box.Max, false);
  window->DrawList->AddRect({box.Min.x + 2.0f, box.Min.y + 2.0f},
                            {box.Max.x - 2.0f, box.Max.y - 2.0f}, faded(colors().focus, 0.55f),
                            4.0f, 0, 2.0f);
  window->DrawList->PopClipRect();
}

namespace {

void draw_ground_over(const ImRect& box) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->PushClipRect(box.Min, box.Max, false);
  list->AddRectFilled(box.Min, box.Max, colors().panel);
  list->AddLine({box.Max.x - 0.5f, box.Min.y}, {box.Max.x - 0.5f, box.Max.y}, colors().line_strong);
  list->AddLine({box.Min.x, box.Min.y + 0.5f}, {box.Max.x, box.Min.y + 0.5f}, colors().line);
  list->PopClipRect();
}

}  // namespace

void draw_pane(View& view, const Panel& panel, const ImRect& box) {
  if (box.GetWidth() < 8.0f || box.GetHeight() < 8.0f) return;
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, colors().panel);
  const float side =
      panel.place == PanelPlace::right || panel.id == "inspector" ? kSpace4 : kSpace3;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(side, kSpace3));
  const std::string name = "pane " + std::string(panel.id);
  const ImGuiWindowFlags flags =
      panel.scrolls ? 0 : ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  const bool is_open =
      ImGui::BeginChild(name.c_str(), box.GetSize(), ImGuiChildFlags_AlwaysUseWindowPadding, flags);
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  // ImGui draws the ground of a child into its parent, below all children: one that lies over
  // another needs its own.
  if (is_open && view.ui.opens_things && panel.tab == "things") draw_ground_over(box);
  const PanelScope scope(panel.id);
  if (is_open) panel.draw(view);
  draw_pane_ring(panel.id);
  ImGui::EndChild();
}

const Panel& panel_at(PanelPlace place) {
  return *std::find_if(panels().begin(), panels().end(),
                       [&](const Panel& panel) { return panel.place == place; });
}

}  // namespace permsim
