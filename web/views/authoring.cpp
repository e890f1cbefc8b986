// Lays the parts of the author's page out: side by side where there is room, else one below the
// other.
#include "web/views/authoring.h"

#include <algorithm>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/authoring.h"
#include "web/panels/authoring.h"
#include "web/views/form_nodes.h"
#include "web/views/lesson_nodes.h"
#include "web/widgets/button.h"
#include "web/widgets/page_focus.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kAuthorHeadHeight = 64.0f, kAuthorBarHeight = 40.0f, kPagesWidth = 300.0f,
                kPreviewWidth = 400.0f, kAuthorLeastBeside = 760.0f, kLeastWithPreview = 1180.0f,
                kMostFields = 720.0f;

void draw_parts(View& view, const PanelNode& panel, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    const PanelNode* part = child_of(panel, key);
    if (part == nullptr) continue;
    draw_form_children(view, *part, panel.key + "/" + part->key);
    gap(kSpace4);
  }
}

/// Some parts, one below the other, scrolled together.
void draw_column(View& view, const PanelNode& panel, const char* name, const ImRect& box,
                 std::initializer_list<const char*> keys) {
  ImGui::SetCursorScreenPos(box.Min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(20.0f, kSpace4));
  if (ImGui::BeginChild(name, box.GetSize(), ImGuiChildFlags_AlwaysUseWindowPadding)) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, kSpace1));
    draw_parts(view, panel, keys);
    ImGui::PopStyleVar();
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
}

float bar_width(const PanelNode& bar) {
  float width = 0.0f;
  for (const PanelNode& each : bar.children) width += button_width(each.name) + kSpace2;
  return width;
}

/// How many lines it takes where it has this width.
int bar_lines(const PanelNode& bar, float width) {
  int lines = 1;
  float x = 0.0f;
  for (const PanelNode& each : bar.children) {
    const float own = button_width(each.name);
    if (x > 0.0f && x + own > width) {
      ++lines;
      x = 0.0f;
    }
    x += own + kSpace2;
  }
  return lines;
}

void draw_head(View& view, const PanelNode& panel, const ImRect& box, bool is_wide) {
  const PanelNode& head = *child_of(panel, "head");
  const PanelNode& bar = *child_of(head, "bar");
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float x = box.Min.x + 20.0f, width = bar_width(bar);
  const float right = is_wide ? box.Max.x - width - 24.0f : box.Max.x - 16.0f;
  draw_text_in(list, fonts().strong, {{x, box.Min.y + 10.0f}, {right, box.Min.y + 32.0f}},
               colors().text, child_of(head, "title")->name);
  draw_text_in(list, fonts().small, {{x, box.Min.y + 32.0f}, {right, box.Min.y + 52.0f}},
               colors().muted, child_of(head, "about")->name);
  const ImVec2 at(is_wide ? box.Max.x - width - 12.0f : x,
                  box.Min.y + (is_wide ? 16.0f : kAuthorHeadHeight - 4.0f));
  ImGui::SetCursorScreenPos(at);
  if (ImGui::BeginChild("bar", {box.Max.x - at.x - 4.0f, box.Max.y - at.y - 4.0f}, 0,
                        ImGuiWindowFlags_NoScrollbar))
    draw_form_toolbar(view, bar, panel.key + "/head/bar");
  ImGui::EndChild();
  list->AddLine({box.Min.x, box.Max.y - 0.5f}, {box.Max.x, box.Max.y - 0.5f}, colors().line);
}

void draw_columns(View& view, const PanelNode& panel, const ImRect& all) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = all.GetWidth();
  if (width < kAuthorLeastBeside)
    return draw_column(view, panel, "all", all,
                       {"leaving", "pages", "fields", "problems", "preview"});
  const bool has_preview = width >= kLeastWithPreview;
  const float left = all.Min.x + std::min(kPagesWidth, width * 0.36f);
  const float right = has_preview ? all.Max.x - std::min(kPreviewWidth, width * 0.34f) : all.Max.x;
  draw_column(view, panel, "pages", {all.Min, {left, all.Max.y}}, {"pages"});
  const ImRect middle(left, all.Min.y, std::min(right, left + kMostFields), all.Max.y);
  if (has_preview) {
    draw_column(view, panel, "fields", middle, {"leaving", "fields"});
    draw_column(view, panel, "preview", {{right, all.Min.y}, all.Max}, {"problems", "preview"});
    list->AddLine({right, all.Min.y}, {right, all.Max.y}, colors().line);
  } else {
    draw_column(view, panel, "fields", middle, {"leaving", "fields", "problems", "preview"});
  }
  list->AddLine({left, all.Min.y}, {left, all.Max.y}, colors().line);
}

}  // namespace

void draw_authoring(View& view) {
  const PanelScope scope("authoring");
  const PanelNode panel = authoring_panel(view);
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  const ImRect all(at, {at.x + size.x, at.y + size.y});
  ImGui::GetWindowDrawList()->AddRectFilled(all.Min, all.Max, colors().panel);
  const PanelNode* head = child_of(panel, "head");
  if (head == nullptr) {
    const float width = std::min(560.0f, size.x);
    const float x = all.Min.x + std::max(0.0f, (size.x - width) * 0.5f);
    return draw_column(view, panel, "choose", {{x, all.Min.y}, {x + width, all.Max.y}}, {"choose"});
  }
  const PanelNode& bar = *child_of(*head, "bar");
  const bool is_wide = bar_width(bar) + 280.0f <= size.x;
  const auto lines = static_cast<float>(is_wide ? 0 : bar_lines(bar, size.x - 24.0f));
  const float top = all.Min.y + kAuthorHeadHeight + lines * kAuthorBarHeight;
  draw_head(view, panel, {all.Min, {all.Max.x, top}}, is_wide);
  draw_columns(view, panel, {{all.Min.x, top}, all.Max});
}

void draw_lesson_pick(View& view) {
  const PanelScope scope("lesson pick");
  const PanelNode panel = lesson_pick_panel(view);
  draw_at_foot("lesson pick", 560.0f, [&] {
    paragraph(panel.children[0].name, fonts().strong, colors().text);
    paragraph(panel.children[1].name, fonts().small, colors().muted);
    gap(kSpace2);
    draw_form_toolbar(view, panel.children[2], "lesson pick/bar");
  });
}

bool run_authoring_key(View& view, ImGuiKeyChord chord) {
  if (!is_authoring_shown(view) || !view.ui.authoring->draft) return false;
  if (chord == ImGuiKey_Escape) {
    const bool is_open = !view.ui.open_menu.empty();
    view.ui.open_menu.clear();
    return is_open;
  }
  constexpr ImGuiKeyChord kWithCtrl = ImGuiMod_Shortcut, kAltShift = ImGuiMod_Alt | ImGuiMod_Shift;
  if (chord == (kWithCtrl | ImGuiKey_Z)) {
    undo_writing(view);
  } else if (chord == (kWithCtrl | ImGuiMod_Shift | ImGuiKey_Z) ||
             chord == (kWithCtrl | ImGuiKey_Y)) {
    redo_writing(view);
  } else if (chord == (kWithCtrl | ImGuiKey_S)) {
    view.outbox.send(AuthorLesson{AuthorLesson::What::save, {}});
  } else if (chord == (kAltShift | ImGuiKey_UpArrow)) {
    move_page(view, -1);
  } else if (chord == (kAltShift | ImGuiKey_DownArrow)) {
    move_page(view, 1);
  } else {
    return false;
  }
  return true;
}

}  // namespace permsim
