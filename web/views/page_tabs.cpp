// Draws the tabs: those panels of the table that have one of their own.
#include "web/views/page_tabs.h"

#include <algorithm>
#include <string>

#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/views/panels.h"
#include "web/widgets/item.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

void draw_tab(View& view, const Panel& panel, const ImRect& box) {
  const bool is_now = view.ui.tab == panel.id;
  const std::string label = panel.id == "things" ? "Things" : std::string(panel.label);
  const ItemState item = item_at(label + "##tab", box);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImU32 color = is_now            ? colors().accent_text
                      : item.is_hovered ? colors().text
                                        : colors().muted;
  draw_icon(list, fonts().title, {{box.Min.x, box.Min.y + 6.0f}, {box.Max.x, box.Min.y + 30.0f}},
            color, panel.icon);
  draw_text_in(list, is_now ? fonts().small_strong : fonts().small,
               {{box.Min.x, box.Min.y + 30.0f}, {box.Max.x, box.Max.y - 6.0f}}, color, label, 0.5f);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked) return;
  view.ui.tab = panel.id;
}

}  // namespace

void draw_tabs(View& view, const ImRect& bar) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  list->AddRectFilled(bar.Min, bar.Max, colors().panel);
  list->AddLine(bar.Min, {bar.Max.x, bar.Min.y}, colors().line);
  const auto count = static_cast<float>(std::count_if(
      panels().begin(), panels().end(), [](const Panel& p) { return p.tab == p.id; }));
  const float width = bar.GetWidth() / count;
  float x = bar.Min.x;
  for (const Panel& panel : panels()) {
    if (panel.tab != panel.id) continue;
    draw_tab(view, panel, {x, bar.Min.y, x + width, bar.Max.y});
    x += width;
  }
}

}  // namespace permsim
