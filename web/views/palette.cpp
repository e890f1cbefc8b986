// Draws what is typed and what matches it.
#include "web/views/palette.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/models/palette.h"
#include "web/widgets/field.h"
#include "web/widgets/item.h"
#include "web/widgets/popover.h"
#include "web/widgets/signs.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr float kWidth = 520.0f, kFoundHeight = 36.0f;

bool draw_found(const PaletteRow& row) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ItemState item = place_item(row.words + "##palette " + row.key, {width, kFoundHeight});
  if (!item.is_visible) return item.is_clicked;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (item.is_hovered || item.is_focused)
    list->AddRectFilled(item.box.Min, item.box.Max, colors().hover, kRadius);
  const ImRect mark(item.box.Min.x + kSpace2, item.box.Min.y, item.box.Min.x + 28.0f,
                    item.box.Max.y);
  if (row.sign)
    draw_sign(list, mark.GetCenter(), 20.0f, *row.sign);
  else
    draw_icon(list, fonts().body, mark, colors().muted, row.icon);
  const float aside = row.aside.empty() ? 0.0f : text_width(fonts().small, row.aside) + kSpace3;
  const ImRect end(item.box.Max.x - aside, item.box.Min.y, item.box.Max.x - kSpace2,
                   item.box.Max.y);
  draw_text_in(list, fonts().small, end, colors().muted, row.aside, 1.0f);
  draw_text_in(list, fonts().body,
               {{mark.Max.x + kSpace2, item.box.Min.y}, {end.Min.x, item.box.Max.y}}, colors().text,
               row.words);
  draw_focus_ring(item, kRadius);
  return item.is_clicked;
}

}  // namespace

void draw_palette(View& view) {
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  const float width = std::min(kWidth, page.x - 2.0f * kSpace4);
  ItemState opener;
  const float left = std::round((page.x - width) * 0.5f);
  opener.box = {{left, 0.0f}, {left + width, std::round(page.y * 0.06f)}};
  if (!begin_menu(view.ui.open_menu, "palette", opener, width, page.y * 0.8f)) return;
  const std::string typed = palette_text(view);
  FieldOptions options;
  options.icon = ICON_MAGNIFYING_GLASS;
  options.hint = "People, things, actions, steps, menus";
  text_field("Ask, do or go to", typed, options);
  const std::vector<PaletteSection> found = find_anything(view, typed);
  for (const PaletteSection& section : found) {
    menu_heading(section.title);
    for (const PaletteRow& row : section.rows) {
      if (!draw_found(row)) continue;
      view.ui.open_menu.clear();
      row.run(view);
    }
  }
  if (found.empty()) {
    gap(kSpace2);
    paragraph("Nothing is called so", fonts().body, colors().muted);
  }
  end_popover();
}

}  // namespace permsim
