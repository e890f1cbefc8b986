// Finding and drawing what may be picked.
#include "web/views/candidates.h"

#include <algorithm>

#include "core/world/names.h"
#include "icons.h"
#include "web/look/theme.h"
#include "web/look/type_scale.h"
#include "web/widgets/button.h"
#include "web/widgets/field.h"
#include "web/widgets/popover.h"
#include "web/widgets/text.h"

namespace permsim {
namespace {

constexpr std::size_t kSearchFrom = 8;

bool draw_candidate(const World& world, const Entry& entry, std::string_view label,
                    bool is_chosen) {
  const std::string words = labelled(world, entry), id = written(world, entry);
  const ItemState item = place_item(words + "##" + std::string(label) + " " + id,
                                    {ImGui::GetContentRegionAvail().x, kRowHeight});
  if (!item.is_visible) return false;
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (is_chosen || item.is_hovered || item.is_focused) {
    list->AddRectFilled(item.box.Min, item.box.Max, is_chosen ? colors().selected : colors().hover,
                        kRadius);
  }
  const ImVec2 center(item.box.Min.x + 20.0f, item.box.GetCenter().y);
  if (world.subject_number(entry.entity) >= 0 && !entry.is_userset()) {
    draw_portrait(list, center, 22.0f, words);
  } else {
    const ImRect box(center.x - 10.0f, item.box.Min.y, center.x + 10.0f, item.box.Max.y);
    draw_icon(list, fonts().body, box, colors().muted,
              entry.is_userset() ? ICON_USERS : icon_of(world.type_of(entry.entity)));
  }
  ImRect room(item.box.Min.x + 40.0f, item.box.Min.y, item.box.Max.x - kSpace2, item.box.Max.y);
  if (is_chosen) {
    draw_icon(list, fonts().body, {{room.Max.x - 18.0f, room.Min.y}, room.Max},
              colors().accent_text, ICON_CHECK);
    room.Max.x -= 22.0f;
  }
  if (!draw_text_in(list, fonts().body, room, colors().text, words)) tip(words);
  draw_focus_ring(item, kRadius);
  return item.is_clicked;
}

}  // namespace

std::string draw_candidates(View& view, std::string_view label, const std::vector<Holdable>& of,
                            const std::vector<Entry>& taken, std::string& search,
                            std::string_view chosen, float most_rows) {
  const World& world = view.world();
  const std::vector<Entry>& found = view.models.candidates.find(view.session, of, taken, search);
  if (found.size() > kSearchFrom || !search.empty()) {
    FieldOptions options;
    options.hint = "Search…";
    options.icon = ICON_MAGNIFYING_GLASS;
    options.can_be_cleared = true;
    if (text_field("Search##" + std::string(label), search, options)) search.clear();
  }
  if (found.empty()) {
    paragraph(search.empty() ? "There is nobody and nothing left to choose" : "Nothing matches",
              fonts().small, colors().muted);
    return {};
  }
  std::string pressed;
  const float height = std::min(static_cast<float>(found.size()), most_rows) * kRowHeight + 2.0f;
  const std::string name = "candidates " + std::string(label);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0.0f, 0.0f));
  if (ImGui::BeginChild(name.c_str(), {0.0f, height})) {
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(found.size()), kRowHeight);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        const Entry& entry = found[static_cast<std::size_t>(i)];
        const std::string id = written(world, entry);
        if (draw_candidate(world, entry, label, id == chosen)) pressed = id;
      }
    }
  }
  ImGui::EndChild();
  ImGui::PopStyleVar();
  return pressed;
}

std::string draw_people(View& view, std::string_view label, std::string& search,
                        std::string_view chosen, float most_rows) {
  return draw_candidates(view, label, types_of_people(view.policy()), {}, search, chosen,
                         most_rows);
}

bool draw_person_choice(View& view, std::string_view id, std::string_view words, bool offers_nobody,
                        std::string& chosen, std::string_view panel) {
  const std::string popover(id);
  ButtonOptions options;
  options.icon = ICON_USER;
  options.has_menu = true;
  const std::string node = std::string(panel) + "/" + popover;
  options.node = node;
  const ItemState item = draw_button(std::string(words) + "##" + popover, options);
  if (item.is_clicked) view.ui.picker = {};
  if (!begin_menu(view.ui.open_menu, popover, item, 280.0f)) return false;
  const bool is_nobody = offers_nobody && menu_row("Nobody in particular##" + popover,
                                                   {{}, {}, {}, chosen.empty(), true});
  const std::string pressed = draw_people(view, popover, view.ui.picker.search, chosen, 10.0f);
  const bool is_changed = is_nobody || !pressed.empty();
  if (is_changed) {
    chosen = pressed;
    close_popover();
  }
  end_popover();
  return is_changed;
}

}  // namespace permsim
