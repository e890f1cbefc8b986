// Modal popups of Dear ImGui in the middle of the page.
#include "web/widgets/modal.h"

#include <algorithm>
#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/look/theme.h"

namespace permsim {
bool begin_modal(std::string_view name, float width) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const std::string id(name);
  if (!ImGui::IsPopupOpen(id.c_str())) ImGui::OpenPopup(id.c_str());
  ImGui::SetNextWindowPos({page.x * 0.5f, page.y * 0.42f}, ImGuiCond_Always, {0.5f, 0.42f});
  const float wide = std::min(width, page.x - 2.0f * kSpace4);
  ImGui::SetNextWindowSizeConstraints({wide, 0.0f}, {wide, page.y - 2.0f * kSpace6});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(20.0f, 18.0f));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 10.0f);
  const bool is_open =
      ImGui::BeginPopupModal(id.c_str(), nullptr,
                             ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoTitleBar |
                                 ImGuiWindowFlags_NoResize | ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleVar(2);
  // At once: what fades in would need frames that nobody else asks for.
  ImGui::GetCurrentContext()->DimBgRatio = 1.0f;
  return is_open;
}

void end_modal() { ImGui::EndPopup(); }
void close_modal() { ImGui::CloseCurrentPopup(); }

bool is_modal_left() {
  const ImGuiContext& context = *ImGui::GetCurrentContext();
  const bool has_popup_above = context.OpenPopupStack.Size > context.BeginPopupStack.Size;
  if (ImGui::IsWindowAppearing() || has_popup_above) return false;
  const ImRect box = ImGui::GetCurrentWindow()->Rect();
  return ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !box.Contains(ImGui::GetMousePos());
}

}  // namespace permsim
