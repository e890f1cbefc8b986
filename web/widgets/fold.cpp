// Folds: one row, an arrow before it.
#include "web/widgets/fold.h"

#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/item.h"
#include "web/widgets/text.h"

namespace permsim {

bool draw_fold(std::set<std::string>& opened, const std::string& key, std::string_view heading,
               std::string_view note, float width) {
  constexpr float kHeight = 30.0f, kArrow = 12.0f, kText = 20.0f;
  const bool is_open = opened.count(key) > 0;
  const ItemState item = place_item(std::string(heading) + "##fold " + key, {width, kHeight});
  if (!item.is_visible) return is_open;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImRect& box = item.box;
  draw_icon(list, fonts().small, {{box.Min.x, box.Min.y}, {box.Min.x + kArrow, box.Max.y}},
            colors().muted, is_open ? ICON_CHEVRON_DOWN : ICON_CHEVRON_RIGHT);
  const float x = box.Min.x + kText;
  draw_text_in(list, fonts().small_strong, {{x, box.Min.y}, box.Max},
               item.is_hovered ? colors().text : colors().muted, heading);
  const float end = x + text_width(fonts().small_strong, heading) + kSpace2;
  if (!note.empty() && !is_open && end < box.Max.x)
    draw_text_in(list, fonts().small, {{end, box.Min.y}, box.Max}, colors().muted, note);
  draw_focus_ring(item, kRadius);
  if (!item.is_clicked) return is_open;
  if (is_open)
    opened.erase(key);
  else
    opened.insert(key);
  return !is_open;
}

}  // namespace permsim
