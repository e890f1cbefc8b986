// The one line that a page in somebody's page has in place of its header.
#pragma once
#include <string_view>

#include "web/look/theme.h"
#include "web/views/pane.h"
#include "web/widgets/page_focus.h"

namespace permsim {

/// What is shown, the way to all of it, and a menu.
void draw_guest_line(View& view, const ImRect& box);

/// A part of the page with one panel of it.
template <typename Draw>
void draw_part(const char* name, std::string_view panel, const ImRect& box, ImU32 ground,
               const Draw& draw) {
  constexpr ImGuiWindowFlags kStill =
      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ground);
  const bool is_open = ImGui::BeginChild(name, box.GetSize(), 0, kStill);
  ImGui::PopStyleColor();
  const PanelScope scope(panel);
  if (is_open) draw();
  draw_pane_ring(panel);
  ImGui::EndChild();
}

}  // namespace permsim
